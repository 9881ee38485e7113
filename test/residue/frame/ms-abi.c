// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The Windows convention preserves xmm6 to xmm15: such a callee saves its caller's vectors in its own frame.
// RUN: %residue %s
#include "../Inputs/residue.h"

__attribute__((ms_abi, noinline)) static uint64_t
windows(uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e) {
  // Clobbers what the convention makes it preserve.
  __asm__ volatile("pxor %%xmm6, %%xmm6\n\tpxor %%xmm7, %%xmm7"
                   :
                   :
                   : "xmm6", "xmm7", "rsi", "rdi");
  return (a ^ rotl64(b, 3)) * (c ^ rotl64(d, 7)) + e;
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  double v[8];
  for (int i = 0; i < 8; i++)
    v[i] = (double)load32(key + 8 * i) / 3.0;
  uint64_t h = windows(load64(key), load64(key + 8), load64(key + 16),
                       load64(key + 24), load64(key + 32));
  for (int i = 0; i < 8; i++)
    h ^= (uint64_t)(v[i] * (i + 1));
  store64(out, h ^ windows(h, 1, 2, 3, load64(key + 56)));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
