// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Operations of Monocypher 4, which wipes every buffer by hand. See report.h.

#include "report.h"

#include <monocypher.h>

static void aead(SECRET const unsigned char *secret, unsigned char *out) {
  crypto_aead_lock(out, out + 64, secret, nonce, NULL, 0, message, sizeof message);
}

static void x25519(SECRET const unsigned char *secret, unsigned char *out) { crypto_x25519_public_key(out, secret); }

static void sign(SECRET const unsigned char *secret, unsigned char *out) {
  SECRET unsigned char seed[32], sk[64];
  unsigned char pk[32];
  for (int i = 0; i < 32; i++)
    seed[i] = secret[i];
  crypto_eddsa_key_pair(sk, pk, seed);
  crypto_eddsa_sign(out, sk, message, sizeof message);
  HAND_WIPE(crypto_wipe(sk, sizeof sk));
}

static void hash(SECRET const unsigned char *secret, unsigned char *out) {
  crypto_blake2b_keyed(out, 64, secret, 32, message, sizeof message);
}

const struct operation operations[] = {
    {"chacha20-poly1305", aead}, {"x25519", x25519}, {"eddsa-sign", sign}, {"blake2b-keyed", hash}, {"", NULL}};

void prepare_library(void) {}
