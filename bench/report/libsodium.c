// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Operations of libsodium, called as its manual says. See report.h.

#include "report.h"

#include <sodium.h>

static void secretbox(SECRET const unsigned char *secret, unsigned char *out) {
  crypto_secretbox_easy(out, message, sizeof message, nonce, secret);
}

static void aead(SECRET const unsigned char *secret, unsigned char *out) {
  crypto_aead_chacha20poly1305_ietf_encrypt(out, NULL, message, sizeof message, nonce, 8, NULL, nonce, secret);
}

static void x25519(SECRET const unsigned char *secret, unsigned char *out) { crypto_scalarmult_base(out, secret); }

static void sign(SECRET const unsigned char *secret, unsigned char *out) {
  SECRET unsigned char sk[crypto_sign_SECRETKEYBYTES];
  unsigned char pk[crypto_sign_PUBLICKEYBYTES];
  crypto_sign_seed_keypair(pk, sk, secret);
  crypto_sign_detached(out, NULL, message, sizeof message, sk);
  HAND_WIPE(sodium_memzero(sk, sizeof sk));
}

static void hash(SECRET const unsigned char *secret, unsigned char *out) {
  crypto_generichash(out, 32, message, sizeof message, secret, 32);
}

static void hmac(SECRET const unsigned char *secret, unsigned char *out) {
  crypto_auth_hmacsha256(out, message, sizeof message, secret);
}

const struct operation operations[] = {{"secretbox", secretbox},      {"chacha20-poly1305", aead}, {"x25519", x25519},
                                       {"ed25519-sign", sign},        {"blake2b-keyed", hash},     {"hmac-sha256", hmac},
                                       {"", NULL}};

void prepare_library(void) { (void)sodium_init(); }
