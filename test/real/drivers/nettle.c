// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Nettle operations for test/real/library.

#include "operations.h"

#include <nettle/aes.h>
#include <nettle/camellia.h>
#include <nettle/chacha-poly1305.h>
#include <nettle/curve25519.h>
#include <nettle/eddsa.h>
#include <nettle/gcm.h>
#include <nettle/hkdf.h>
#include <nettle/hmac.h>
#include <nettle/pbkdf2.h>
#include <nettle/sha3.h>
#include <nettle/siv-cmac.h>
#include <nettle/umac.h>
#include <nettle/yarrow.h>
int main(int argc, char **argv) {
  chosen = argc > 1 ? argv[1] : NULL;
  static unsigned char msg[256], iv[32], b[32] = {9};
  const unsigned char *k = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  OP("aes") {
    struct aes256_ctx c;
    aes256_set_encrypt_key(&c, k);
    aes256_encrypt(&c, 64, out, msg);
    WIPE(c);
  }
  OP("aesdec") {
    struct aes128_ctx c;
    aes128_set_decrypt_key(&c, k);
    aes128_decrypt(&c, 64, out, msg);
    WIPE(c);
  }
  OP("gcm") {
    struct gcm_aes256_ctx c;
    gcm_aes256_set_key(&c, k);
    gcm_aes256_set_iv(&c, 12, iv);
    gcm_aes256_update(&c, 20, msg);
    gcm_aes256_encrypt(&c, 200, out, msg);
    gcm_aes256_digest(&c, 16, out + 300);
    WIPE(c);
  }
  OP("chapol") {
    struct chacha_poly1305_ctx c;
    chacha_poly1305_set_key(&c, k);
    chacha_poly1305_set_nonce(&c, iv);
    chacha_poly1305_encrypt(&c, 200, out, msg);
    chacha_poly1305_digest(&c, 16, out + 300);
    WIPE(c);
  }
  OP("hmac") {
    struct hmac_sha256_ctx c;
    hmac_sha256_set_key(&c, 32, k);
    hmac_sha256_update(&c, 200, msg);
    hmac_sha256_digest(&c, 32, out);
    WIPE(c);
  }
  OP("pbkdf2") pbkdf2_hmac_sha256(32, k, 20, 16, iv, 32, out);
  OP("x25519") curve25519_mul(out, k, b);
  OP("x25519g") curve25519_mul_g(out, k);
  OP("ed25519") ed25519_sha512_sign(b, k, 100, msg, out);
  OP("camellia") {
    struct camellia256_ctx c;
    camellia256_set_encrypt_key(&c, k);
    camellia256_crypt(&c, 64, out, msg);
    WIPE(c);
  }
  OP("umac") {
    struct umac128_ctx c;
    umac128_set_key(&c, k);
    umac128_set_nonce(&c, 16, iv);
    umac128_update(&c, 200, msg);
    umac128_digest(&c, 16, out);
    WIPE(c);
  }
  OP("siv") {
    struct siv_cmac_aes128_ctx c;
    siv_cmac_aes128_set_key(&c, k);
    siv_cmac_aes128_encrypt_message(&c, 16, iv, 20, msg, 116, out, msg);
    WIPE(c);
  }
  OP("sha3") {
    struct sha3_256_ctx c;
    sha3_256_init(&c);
    sha3_256_update(&c, 64, k);
    sha3_256_digest(&c, 32, out);
    WIPE(c);
  }
  OP("yarrow") {
    struct yarrow256_ctx c;
    yarrow256_init(&c, 0, 0);
    yarrow256_seed(&c, 64, k);
    yarrow256_random(&c, 64, out);
    WIPE(c);
  }
  zeroize_audit_observe();
  return 0;
}
