// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A naked function of the same file has a body of assembly that nobody knows: what it leaves in registers and below must go.
// RUN: %residue %s
#include "../Inputs/residue.h"

// Leaves its argument in two registers that the convention lets it clobber, and below the stack pointer.
static NOINLINE __attribute__((naked)) uint64_t twice(uint64_t x) {
  __asm__("movq %rdi, %r10\n\t"
          "movq %rdi, %xmm9\n\t"
          "movq %rdi, -200(%rsp)\n\t"
          "leaq (%rdi,%rdi), %rax\n\t"
          "ret");
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  store64(out, twice(load64(key) ^ load64(key + 8)) * 5);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
