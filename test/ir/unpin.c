// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards speed and the rule that a wipe must not create a leak: state that the optimiser would keep in
// registers stays there, although it is wiped at its scope's end.

// RUN: %clang -O2 -S -emit-llvm -fpass-plugin=%ir_module %s -o - | sed -e '/^define linkonce_odr hidden/,/^}/d' -e '/__va_list_tag/d' | FileCheck %s '--implicit-check-not== alloca'
// The control: without optimisation all of it is in memory, and wiped.
// RUN: %clang -O0 -S -emit-llvm -fpass-plugin=%ir_module %s -o - | FileCheck %s --check-prefix=O0

#include <stdint.h>

void __zeroize_scope_exit(void *);
#define SECRET __attribute__((annotate("zeroize.secret.storage"), cleanup(__zeroize_scope_exit)))

static uint32_t rotate(uint32_t v, int n) { return v << n | v >> (32 - n); }

#define QUARTER(a, b, c, d)                                                                                    \
  a += b, d = rotate(d ^ a, 16), c += d, b = rotate(b ^ c, 12), a += b, d = rotate(d ^ a, 8), c += d,          \
      b = rotate(b ^ c, 7)

// Accesses become constant only when the loops are unrolled.
// CHECK-LABEL: define {{.*}}@unrolled(
// CHECK-NOT: {{memset|volatile}}
// CHECK: ret void
// O0-LABEL: define {{.*}}@unrolled(
// O0: @memset(ptr {{.*}}, i32 0, i64 64)
void unrolled(uint32_t out[16], const uint32_t in[16]) {
  SECRET uint32_t s[16];
  for (int i = 0; i < 16; i++)
    s[i] = in[i];
  for (int i = 0; i < 10; i++) {
    QUARTER(s[0], s[4], s[8], s[12]);
    QUARTER(s[1], s[5], s[9], s[13]);
    QUARTER(s[2], s[6], s[10], s[14]);
    QUARTER(s[3], s[7], s[11], s[15]);
  }
  for (int i = 0; i < 16; i++)
    out[i] = s[i] + in[i];
}

// The address is taken until the helper is inlined.
// CHECK-LABEL: define {{.*}}@inlined(
// CHECK-NOT: {{memset|volatile}}
// CHECK: ret i64
// O0-LABEL: define {{.*}}@inlined(
// O0: @memset(ptr {{.*}}, i32 0, i64 32)
static void mix(uint64_t *s, uint64_t k) {
  s[0] ^= k;
  s[1] += s[0];
  s[2] ^= s[1] << 3;
  s[3] += s[2];
}
uint64_t inlined(const uint64_t *m, int n) {
  SECRET uint64_t s[4] = {1, 2, 3, 4};
  for (int i = 0; i < n; i++)
    mix(s, m[i]);
  return s[0] ^ s[3];
}

// In a loop's body, where the storage would be wiped each time round.
// CHECK-LABEL: define {{.*}}@in_loop(
// CHECK-NOT: {{memset|volatile}}
// CHECK: ret i32
int in_loop(const int *m, int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) {
    SECRET union {
      int whole;
      short half[2];
    } k = {m[i]};
    sum += k.half[1];
  }
  return sum;
}
