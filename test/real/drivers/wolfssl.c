// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// wolfCrypt operations for test/real/library.

#include "operations.h"

#include <wolfssl/options.h>

#include <wolfssl/wolfcrypt/aes.h>
#include <wolfssl/wolfcrypt/chacha20_poly1305.h>
#include <wolfssl/wolfcrypt/curve25519.h>
#include <wolfssl/wolfcrypt/ecc.h>
#include <wolfssl/wolfcrypt/ed25519.h>
#include <wolfssl/wolfcrypt/hmac.h>
#include <wolfssl/wolfcrypt/pwdbased.h>

int main(int argc, char **argv) {
  chosen = argc > 1 ? argv[1] : NULL;
  static unsigned char msg[256], iv[16], base[32] = {9};
  static WC_RNG rng;
  wc_InitRng(&rng);
  curve25519_key peer;
  wc_curve25519_init(&peer);
  wc_curve25519_import_public_ex(base, 32, &peer, EC25519_LITTLE_ENDIAN);
  word32 n = 64;
  const unsigned char *k = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  OP("cbc") {
    Aes a;
    wc_AesInit(&a, 0, 0);
    wc_AesSetKey(&a, k, 32, iv, AES_ENCRYPTION);
    wc_AesCbcEncrypt(&a, out, msg, 64);
    wc_AesFree(&a);
    WIPE(a);
  }
  OP("gcm") {
    Aes a;
    wc_AesInit(&a, 0, 0);
    wc_AesGcmSetKey(&a, k, 32);
    wc_AesGcmEncrypt(&a, out, msg, 200, iv, 12, out + 300, 16, msg, 20);
    wc_AesFree(&a);
    WIPE(a);
  }
  OP("chacha20poly1305")
  wc_ChaCha20Poly1305_Encrypt(k, iv, msg, 20, msg, 200, out, out + 300);
  OP("hmac") {
    Hmac h;
    wc_HmacInit(&h, 0, 0);
    wc_HmacSetKey(&h, WC_SHA256, k, 32);
    wc_HmacUpdate(&h, msg, 200);
    wc_HmacFinal(&h, out);
    wc_HmacFree(&h);
    WIPE(h);
  }
  OP("pbkdf2") wc_PBKDF2(out, k, 32, iv, 16, 20, 32, WC_SHA256);
  OP("x25519") {
    curve25519_key s;
    wc_curve25519_init(&s);
    wc_curve25519_import_private_ex(k, 32, &s, EC25519_LITTLE_ENDIAN);
    wc_curve25519_shared_secret_ex(&s, &peer, out, &n, EC25519_LITTLE_ENDIAN);
    wc_curve25519_free(&s);
    WIPE(s);
  }
  OP("ed25519") {
    ed25519_key s;
    wc_ed25519_init(&s);
    wc_ed25519_import_private_only(k, 32, &s);
    wc_ed25519_make_public(&s, out + 100, 32);
    wc_ed25519_import_private_key(k, 32, out + 100, 32, &s);
    wc_ed25519_sign_msg(msg, 100, out, &n, &s);
    wc_ed25519_free(&s);
    WIPE(s);
  }
  OP("sha512") wc_Sha512Hash(k, 64, out);
  OP("drbg") {
    static WC_RNG r;
    wc_InitRngNonce(&r, (byte *)k, 32);
    wc_FreeRng(&r);
    WIPE(r);
  }
  zeroize_audit_observe();
  return 0;
}
