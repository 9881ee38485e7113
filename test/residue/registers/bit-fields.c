// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Bit-fields share their storage unit with public neighbours: the unit holds the secret.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct packed_key {
  unsigned version : 3;
  unsigned usage : 5;
  unsigned long long half : 47;
  unsigned short pin : 14;
  unsigned last : 21;
};

static NOINLINE uint64_t combine(const struct packed_key *k) {
  return (uint64_t)k->half * 3 + k->pin * 1021u + (uint64_t)k->last * 7;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET struct packed_key k[3];
  for (unsigned i = 0; i < 3; i++) {
    k[i].version = i;
    k[i].usage = 1;
    k[i].half = load64(key + 8 * i) & 0x7fffffffffffu;
    k[i].pin = (unsigned short)(load32(key + i) & 0x3fff);
    k[i].last = load32(key + 4 * i) & 0x1fffff;
  }
  k[0].half += k[1].half;
  k[2].pin ^= k[0].pin;
  k[1].last *= k[2].last | 1;
  store64(out, combine(&k[0]) ^ combine(&k[1]) ^ combine(&k[2]));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
