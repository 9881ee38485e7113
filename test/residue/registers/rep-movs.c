// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// String instructions and wide multiplications leave secrets in registers with implicit roles.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char k[64];
  void *to = k;
  const void *from = key;
  size_t n = sizeof k;
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(n) : : "memory");
  uint64_t lo, hi;
  __asm__("mulq %3"
          : "=a"(lo), "=d"(hi)
          : "0"(load64(k)), "r"(load64(k + 8))
          : "cc");
  store64(out, lo ^ hi ^ fold(k + 16, 48));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
