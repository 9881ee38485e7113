// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The clones of a function for several processors are functions that no call names, and one resolver chooses among them.
// RUN: %residue %s
#include "../Inputs/residue.h"

__attribute__((target_clones("avx512f", "avx2", "default"))) uint64_t
cloned(SECRET const unsigned char *key) {
  uint32_t t[64];
  for (int i = 0; i < 64; i++)
    t[i] = key[i & 31] * 2654435761u + (uint32_t)i;
  for (int r = 0; r < 5; r++)
    for (int i = 0; i < 64; i++)
      t[i] = (t[i] ^ t[i] >> 15) * 0x85ebca6bu;
  uint32_t h = 0;
  for (int i = 0; i < 64; i++)
    h ^= t[i];
  return h;
}

static uint64_t chosen_body(SECRET const unsigned char *key) {
  uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(key + 8 * i);
  permute(w, 4, 6);
  return w[0] ^ w[3];
}

typedef uint64_t (*body)(const unsigned char *);
static body resolve(void) { return chosen_body; }
uint64_t chosen(SECRET const unsigned char *key)
    __attribute__((ifunc("resolve")));

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  store64(out, cloned(key));
  store64(out + 8, chosen(key));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
