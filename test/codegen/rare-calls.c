// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where no region's entry clears them: vector registers that memcpy may use are cleared behind it where an exit can be reached without it, else at the exits.
// RUN: %zeroize %quiet -Os -S %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -Os -S %attrs_include %s -o - -DLOOP | %FileCheck %s --check-prefix=LOOP

#include <string.h>
#include <zeroize/secret.h>

unsigned char *kept;

#ifndef LOOP
// CHECK-LABEL: grows:
// CHECK: callq {{.*}}memcpy
// CHECK-NEXT: #APP
// CHECK-NEXT: callq __zeroize_clear_vectors
// CHECK-NOT: __zeroize_clear_vectors
// CHECK: .cfi_endproc
unsigned grows(SECRET unsigned char *key, unsigned n, unsigned room) {
  SECRET unsigned sum = key[0] * 3u + key[1];
  if (n > room)
    memcpy(kept, key, n);
  return secret_declassify(sum);
}

// CHECK-LABEL: copies:
// CHECK: callq {{.*}}memcpy
// CHECK: movzbl
// CHECK: callq __zeroize_clear_vectors
// CHECK: .cfi_endproc
unsigned copies(SECRET unsigned char *key, unsigned n) {
  memcpy(kept, key, n);
  SECRET unsigned sum = key[0] * 3u + key[1];
  return secret_declassify(sum);
}
#else
// LOOP-LABEL: often:
// LOOP: callq {{.*}}memcpy
// LOOP-NOT: __zeroize_clear_vectors
// LOOP: {{j[a-z]+}}
// LOOP: callq __zeroize_clear_vectors
// LOOP: .cfi_endproc
unsigned often(SECRET unsigned char *key, unsigned n, unsigned room) {
  SECRET unsigned sum = 0;
  for (unsigned i = 0; i < n; i++) {
    memcpy(kept + i * room, key + i, room);
    sum += key[i];
  }
  return secret_declassify(sum);
}
#endif
