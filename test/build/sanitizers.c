// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards programs under sanitizers and hardening flags: wiping is no error that
// they would report, their instrumentation does not break the wipes' code, and
// a real error in such a program is still found.
//
// REQUIRES: x86_64-linux, sanitizers
// RUN: %zeroize -O0 -g -fsanitize=address %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -g -fsanitize=address %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O0 -g -fsanitize=undefined -fno-sanitize-recover=all %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -g -fsanitize=undefined -fno-sanitize-recover=all %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -g -fsanitize=address,undefined -fno-sanitize-recover=all %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -fsanitize=thread %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O0 -fsanitize=dataflow %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -fsanitize=dataflow %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -fsanitize=safe-stack %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -fstack-protector-all -D_FORTIFY_SOURCE=2 %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O0 -fstack-protector-all %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -fstack-clash-protection -ftrivial-auto-var-init=pattern %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -fno-omit-frame-pointer -mno-red-zone -fzero-call-used-regs=used %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -fpatchable-function-entry=4,2 %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroize -O2 -fprofile-instr-generate -fcoverage-mapping %attrs_include %s -o %t && env LLVM_PROFILE_FILE=%t.profraw %t | FileCheck %s
// CHECK: derived 0c5988a6, loops 3

// RUN: %zeroize -O1 -g -fsanitize=address %attrs_include -DOVERFLOW %s -o %t
// RUN: not %t 2>&1 | FileCheck %s --check-prefix=OVERFLOW
// OVERFLOW: AddressSanitizer: stack-buffer-overflow
// OVERFLOW: derive

#include <zeroize/secret.h>

#include <stdio.h>
#include <string.h>

static unsigned loops;

__attribute__((noinline)) static void expand(const unsigned char *key,
                                             unsigned char *out, unsigned n) {
  for (unsigned i = 0; i < n; i++)
    out[i] = (unsigned char)(key[i % 16] ^ (i * 13));
}

__attribute__((noinline)) static unsigned derive(const char *text, unsigned n) {
  SECRET unsigned char key[16];
  SECRET unsigned char schedule[n];
  memset(key, 0x5a, sizeof key);
  memcpy(key, text, strlen(text) < sizeof key ? strlen(text) : sizeof key);
  unsigned hash = 5381;
  for (unsigned round = 1; round < 4; round++) {
    unsigned char copy[round * 24];
    expand(key, copy, round * 24);
    hash += copy[round * 24 - 1];
  }
  for (unsigned round = 0; round < 3; round++) {
    SECRET unsigned char tweak[8];
    expand(key, tweak, sizeof tweak);
    expand(tweak, schedule, n < 8 ? n : 8);
    hash = hash * 33 + schedule[round % n];
    loops++;
#ifdef OVERFLOW
    volatile unsigned past = sizeof key;
    key[past] = 1;
#endif
  }
  return hash;
}

int main(void) {
  unsigned derived = derive("passphrase", 24);
  printf("derived %08x, loops %u\n", derived, loops);
  return 0;
}
