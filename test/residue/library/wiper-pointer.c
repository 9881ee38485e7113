// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is behind a pointer that was memset once must be called, and erased like other code, after it was replaced.
// RUN: %residue %s --plain=%S/Inputs/loud-memset.c
#include "../Inputs/residue.h"

extern int loud_calls;
void *loud_memset(void *p, int c, size_t n);
static void *(*volatile set)(void *, int, size_t) = memset;

static NOINLINE void use(const unsigned char *k, unsigned char *out) {
  SECRET unsigned char key[32];
  for (int i = 0; i < 32; i++)
    key[i] = k[i] ^ 0x5a;
  uint64_t w[4];
  memcpy(w, key, sizeof w);
  uint64_t mixed = (w[0] ^ w[3]) * 0x9e3779b97f4a7c15u + w[1];
  set(key, 0, sizeof key);
  store64(out, rotl64(mixed, 11) ^ w[2] * 3);
  out[8] += key[3];
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  use(k, zeroize_audit_output());
  set = loud_memset;
  use(k, zeroize_audit_output());
  zeroize_audit_output()[16] = (unsigned char)loud_calls;
  zeroize_audit_observe();
  return print_output();
}
