// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A frame of 64 KiB: too large to clear by single stores, and its pages may be touched by the secret only far down.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE uint32_t lookup(const uint32_t *table, uint32_t seed) {
  for (int i = 0; i < 4096; i++)
    seed = rotl32(seed + table[(seed ^ (uint32_t)i) % 16384], 5);
  return seed;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET uint32_t table[16384];
  uint32_t x = load32(key);
  for (uint32_t i = 0; i < 16384; i++) {
    x = x * 1664525u + load32(key + (i & 28));
    table[i] = x;
  }
  store32(out, lookup(table, x));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
