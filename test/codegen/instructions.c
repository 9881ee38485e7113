// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is not assembly but instructions says to later passes what it is for: the call reads the token, and the stores of zeros
// are volatile.
// RUN: %zeroize %quiet -O2 -S -mllvm -stop-before=postrapseudos %attrs_include %s -o - | %FileCheck %s
#include <zeroize/secret.h>

int elsewhere(SECRET const unsigned char *k);
void fill(SECRET unsigned char *b);

// CHECK-LABEL: name: gives_token
// CHECK: $r11 = LEA64r $rsp, 1, $noreg, -8, $noreg
// CHECK: CALL64{{.*}} @elsewhere{{.*}} implicit $r11
int gives_token(SECRET const unsigned char *k) { return elsewhere(k) + k[1]; }

// CHECK-LABEL: name: zeroes_frame
// CHECK: MOVUPSmr $rsp, 1, $noreg, 0, $noreg, {{.*}} :: (volatile store (s128)
int zeroes_frame(SECRET const unsigned char *k) {
  unsigned char b[32];
  fill(b);
  return b[0] + k[1];
}
