// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inline assembly that clobbers xmm9 leaves the secret in a register that no C code of the program uses.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t w[2];
  __asm__("movdqu (%1), %%xmm9\n\tmovdqu 16(%1), %%xmm14\n\tpaddq %%xmm9, "
          "%%xmm14\n\tmovdqu %%xmm14, %0"
          : "=m"(w)
          : "r"(key), "m"(*(const unsigned char (*)[32])key)
          : "xmm9", "xmm14");
  store64(out, w[0] * 3 ^ w[1]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
