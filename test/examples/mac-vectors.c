// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a plugin that breaks what it protects: the example's HMAC must
// give the tags of RFC 4231, section 4 (test cases 1 to 7), with and without
// the plugin and with another compiler.
//
// DEFINE: %{sources} = %s %source_root/examples/mac/hmac.c \
// DEFINE:   %source_root/examples/mac/sha256.c
// DEFINE: %{flags} = -std=c11 -Wall -Wextra -Wpedantic -Werror %attrs_include \
// DEFINE:   -I%source_root/examples/mac
// RUN: %clang -O2 %{flags} %{sources} -o %t && %t | FileCheck %s
// RUN: %zeroize -O0 %{flags} %{sources} -o %t && %t | FileCheck %s
// RUN: %zeroize -O1 %{flags} %{sources} -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 %{flags} %{sources} -o %t && %t | FileCheck %s
// RUN: %zeroize -O3 %{flags} %{sources} -o %t && %t | FileCheck %s
// RUN: %zeroize -Os %{flags} %{sources} -o %t && %t | FileCheck %s
// RUN: %zeroize -Oz %{flags} %{sources} -o %t && %t | FileCheck %s

#include "hmac.h"

#include <stdio.h>
#include <string.h>

static void case_number(int number, const void *key, size_t key_size,
                        const void *data, size_t data_size, size_t shown) {
  struct hmac mac;
  unsigned char tag[HMAC_BYTES];
  hmac_init(&mac, key, key_size);
  hmac_update(&mac, data, data_size);
  hmac_final(&mac, tag);
  printf("%d: ", number);
  for (size_t i = 0; i < shown; i++)
    printf("%02x", tag[i]);

  // In pieces, and verified: right tag, and one bit wrong in each end.
  const unsigned char *p = data;
  int verdicts[3];
  for (int wrong = 0; wrong < 3; wrong++) {
    hmac_init(&mac, key, key_size);
    for (size_t i = 0; i < data_size; i++)
      hmac_update(&mac, p + i, 1);
    if (wrong)
      tag[wrong == 1 ? 0 : HMAC_BYTES - 1] ^= 0x80;
    verdicts[wrong] = hmac_verify(&mac, tag);
  }
  printf(" verify %d %d %d\n", verdicts[0], verdicts[1], verdicts[2]);
}

int main(void) {
  unsigned char aa[131], b0b[20], dd[50], cd[50], numbers[25], c0c[20];
  memset(aa, 0xaa, sizeof aa);
  memset(b0b, 0x0b, sizeof b0b);
  memset(c0c, 0x0c, sizeof c0c);
  memset(dd, 0xdd, sizeof dd);
  memset(cd, 0xcd, sizeof cd);
  for (unsigned i = 0; i < sizeof numbers; i++)
    numbers[i] = (unsigned char)(i + 1);
  const char *what = "what do ya want for nothing?";
  const char *cut = "Test With Truncation";
  const char *large = "Test Using Larger Than Block-Size Key - Hash Key First";
  const char *both =
      "This is a test using a larger than block-size key and a larger than "
      "block-size data. The key needs to be hashed before being used by the "
      "HMAC algorithm.";

  // CHECK: 1: b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7 verify 1 0 0
  case_number(1, b0b, sizeof b0b, "Hi There", 8, 32);
  // CHECK-NEXT: 2: 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843 verify 1 0 0
  case_number(2, "Jefe", 4, what, strlen(what), 32);
  // CHECK-NEXT: 3: 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe verify 1 0 0
  case_number(3, aa, 20, dd, sizeof dd, 32);
  // CHECK-NEXT: 4: 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b verify 1 0 0
  case_number(4, numbers, sizeof numbers, cd, sizeof cd, 32);
  // CHECK-NEXT: 5: a3b6167473100ee06e0c796c2955552b verify 1 0 0
  case_number(5, c0c, sizeof c0c, cut, strlen(cut), 16);
  // CHECK-NEXT: 6: 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54 verify 1 0 0
  case_number(6, aa, sizeof aa, large, strlen(large), 32);
  // CHECK-NEXT: 7: 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2 verify 1 0 0
  case_number(7, aa, sizeof aa, both, strlen(both), 32);
  return 0;
}
