// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A program compiled without AVX-512 may still use it in assembly, and leave the secret in k1 and zmm20.
// REQUIRES: avx512
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t a = load64(key);
  __asm__("kmovw %k1, %%k1\n\tvmovq %1, %%xmm20\n\tvpbroadcastd %%xmm20, "
          "%%zmm21\n\tadd %%rax, %0"
          : "+r"(a)
          : "r"(load64(key + 8)), "a"(load32(key + 3))
          : "cc");
  store64(out, a);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
