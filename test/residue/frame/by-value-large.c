// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A large struct passed by value is copied by the caller into its outgoing arguments and changed there by the callee.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct keys {
  SECRET unsigned char mac[40];
  uint64_t id;
  SECRET uint64_t cipher[4];
};

static NOINLINE uint64_t consume(struct keys k) {
  for (int i = 0; i < 4; i++)
    k.cipher[i] ^= load64(k.mac + 8 * i);
  permute(k.cipher, 4, 4);
  k.mac[0] ^= (unsigned char)k.cipher[2];
  return k.cipher[0] ^ k.id ^ fold(k.mac, sizeof k.mac);
}

static void use(const unsigned char *key, unsigned char *out) {
  struct keys k;
  memcpy(k.mac, key, sizeof k.mac);
  k.id = 42;
  for (int i = 0; i < 4; i++)
    k.cipher[i] = load64(key + 40 + 8 * i);
  uint64_t h = consume(k);
  k.id = h;
  store64(out, consume(k));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(72);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
