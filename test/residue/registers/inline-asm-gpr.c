// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inline assembly that clobbers r11 leaves the secret there, and the compiler thinks of it as free.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t a = load64(key), b = load64(key + 8), product;
  __asm__("mov %1, %%r11\n\timul %2, %%r11\n\tmov %%r11, %0\n\txor %1, "
          "%%r11\n\tmov %1, %%r10"
          : "=r"(product)
          : "r"(a), "r"(b)
          : "r10", "r11", "cc");
  store64(out, product);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
