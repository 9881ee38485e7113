// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// MMX registers are the x87 registers' mantissas; emms marks them free and does not clear them.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t r;
  __asm__("movq (%1), %%mm3\n\tmovq 8(%1), %%mm5\n\tpaddd %%mm3, %%mm5\n\tmovq "
          "%%mm5, %0\n\temms"
          : "=m"(r)
          : "r"(key), "m"(*(const unsigned char (*)[16])key)
          : "mm3", "mm5");
  store64(out, r);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
