// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inline assembly on the x87 stack: a popped value stays in its register.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  int64_t a = (int64_t)(load64(key) >> 2), b = (int64_t)(load64(key + 8) >> 2),
          r;
  __asm__("fildll %1\n\tfildll %2\n\tfaddp\n\tfistpll %0"
          : "=m"(r)
          : "m"(a), "m"(b)
          : "st", "st(1)");
  store64(out, (uint64_t)r);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
