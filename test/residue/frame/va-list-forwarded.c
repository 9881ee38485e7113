// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A va_list handed to a second function reads the save area of the first one's frame.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdarg.h>

static NOINLINE uint64_t gather(unsigned n, va_list ap) {
  uint64_t w[8];
  for (unsigned i = 0; i < 8; i++)
    w[i] = i < n ? va_arg(ap, uint64_t) : i;
  permute(w, 8, 2);
  return w[0] ^ w[7];
}

static NOINLINE uint64_t derive(unsigned n, ...) {
  va_list ap;
  va_start(ap, n);
  uint64_t h = gather(n, ap);
  va_end(ap);
  return h;
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  store64(out, derive(7, load64(key), load64(key + 8), load64(key + 16),
                      load64(key + 24), load64(key + 32), load64(key + 40),
                      load64(key + 48)));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(56);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
