// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Operations of BearSSL, called as its headers say. It wipes nothing by hand, and neither do these. See
// report.h.

#include "report.h"

#include <bearssl.h>

#include <string.h>

static void hmac(SECRET const unsigned char *secret, unsigned char *out) {
  SECRET br_hmac_key_context key;
  SECRET br_hmac_context c;
  br_hmac_key_init(&key, &br_sha256_vtable, secret, 32);
  br_hmac_init(&c, &key, 0);
  br_hmac_update(&c, message, sizeof message);
  br_hmac_out(&c, out);
}

static void hkdf(SECRET const unsigned char *secret, unsigned char *out) {
  SECRET br_hkdf_context c;
  br_hkdf_init(&c, &br_sha256_vtable, nonce, 32);
  br_hkdf_inject(&c, secret, 32);
  br_hkdf_flip(&c);
  br_hkdf_produce(&c, message, 16, out, 64);
}

static void gcm(SECRET const unsigned char *secret, unsigned char *out) {
  SECRET br_aes_ct64_ctr_keys key;
  SECRET br_gcm_context c;
  br_aes_ct64_ctr_init(&key, secret, 32);
  br_gcm_init(&c, &key.vtable, br_ghash_ctmul64);
  br_gcm_reset(&c, nonce, 12);
  br_gcm_flip(&c);
  memcpy(out, message, sizeof message);
  br_gcm_run(&c, 1, out, sizeof message);
  br_gcm_get_tag(&c, out + 64);
}

static void aead(SECRET const unsigned char *secret, unsigned char *out) {
  memcpy(out, message, sizeof message);
  br_poly1305_ctmul_run(secret, nonce, out, sizeof message, NULL, 0, out + 64, br_chacha20_ct_run, 1);
}

static void x25519(SECRET const unsigned char *secret, unsigned char *out) {
  br_ec_c25519_m31.mulgen(out, secret, 32, BR_EC_curve25519);
}

static void ecdsa(SECRET const unsigned char *secret, unsigned char *out) {
  SECRET unsigned char x[32];
  memcpy(x, secret, 32);
  x[0] &= 0x7f; // below the order
  br_ec_private_key key = {BR_EC_secp256r1, x, 32};
  br_ecdsa_i31_sign_raw(&br_ec_p256_m31, &br_sha256_vtable, message, &key, out);
}

const struct operation operations[] = {{"hmac-sha256", hmac},       {"hkdf-sha256", hkdf}, {"aes-256-gcm", gcm},
                                       {"chacha20-poly1305", aead}, {"x25519", x25519},    {"ecdsa-p256-sign", ecdsa},
                                       {"", NULL}};

void prepare_library(void) {}
