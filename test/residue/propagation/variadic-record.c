// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A record passed through an ellipsis is copied into the outgoing arguments and read back with va_arg.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdarg.h>

struct wide {
  uint64_t w[4];
};

static NOINLINE uint64_t gather(int n, ...) {
  uint64_t h = 0;
  va_list ap;
  va_start(ap, n);
  for (int i = 0; i < n; i++) {
    struct wide x = va_arg(ap, struct wide);
    h = rotl64(h ^ x.w[i % 4] * 3, 7) + x.w[3];
  }
  va_end(ap);
  return h;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET struct wide a, b;
  for (int i = 0; i < 4; i++) {
    a.w[i] = load64(key + 8 * i);
    b.w[i] = load64(key + 32 + 8 * i);
  }
  store64(out, gather(3, a, b, a));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
