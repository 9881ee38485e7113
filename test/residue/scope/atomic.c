// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An atomic secret is accessed by exchange instructions, which leave the old value in a register.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdatomic.h>

static void use(const unsigned char *key, unsigned char *out) {
  SECRET _Atomic uint64_t a = load64(key);
  SECRET _Atomic uint32_t b[2];
  atomic_init(&b[0], load32(key + 8));
  atomic_init(&b[1], load32(key + 12));
  uint64_t old = atomic_exchange(&a, load64(key + 4) * 3);
  old ^= atomic_fetch_add(&b[0], (uint32_t)old);
  old += atomic_fetch_xor(&b[1], 0x55u);
  store64(out, old ^ atomic_load(&a) ^ atomic_load(&b[0]));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
