// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// libsodium operations for test/real/library.

#include "operations.h"

#include <sodium.h>
int main(int argc, char **argv) {
  chosen = argc > 1 ? argv[1] : NULL;
  if (sodium_init() < 0)
    return 3;
  static unsigned char pub[64], msg[200], nonce[32], salt[32];
  unsigned char base[32] = {9};
  for (int i = 0; i < 200; i++)
    msg[i] = i;
  unsigned char seed[32] = {1};
  static unsigned char bsk[32];
  crypto_box_seed_keypair(pub, bsk, seed);
  const unsigned char *k = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  unsigned long long n;
  OP("scalarmult") {
    if (crypto_scalarmult(out, k, pub))
      return 4;
  }
  OP("scalarmult_base") crypto_scalarmult_base(out, k);
  OP("box") {
    if (crypto_box_easy(out, msg, 200, nonce, pub, k))
      return 4;
  }
  OP("secretbox") crypto_secretbox_easy(out, msg, 200, nonce, k);
  OP("secretbox_open") { crypto_secretbox_open_easy(out, msg, 200, nonce, k); }
  OP("sign_keypair") crypto_sign_seed_keypair(out, out + 32, k);
  OP("sign") crypto_sign_detached(out, &n, msg, 200, k);
  OP("chachapoly")
  crypto_aead_chacha20poly1305_ietf_encrypt(out, &n, msg, 200, msg, 20, NULL,
                                            nonce, k);
  OP("xchachapoly")
  crypto_aead_xchacha20poly1305_ietf_encrypt(out, &n, msg, 200, msg, 20, NULL,
                                             nonce, k);
  OP("aesgcm") {
    if (!crypto_aead_aes256gcm_is_available())
      return 5;
    crypto_aead_aes256gcm_encrypt(out, &n, msg, 200, msg, 20, NULL, nonce, k);
  }
  OP("generichash") crypto_generichash(out, 32, msg, 200, k, 32);
  OP("hash512") crypto_hash_sha512(out, k, 64);
  OP("auth") crypto_auth(out, msg, 200, k);
  OP("shorthash") crypto_shorthash(out, msg, 200, k);
  OP("kdf") crypto_kdf_derive_from_key(out, 32, 1, "contexts", k);
  OP("pwhash") {
    if (crypto_pwhash(out, 32, (const char *)k, 32, salt, 2, 1 << 16,
                      crypto_pwhash_ALG_ARGON2ID13))
      return 4;
  }
  OP("scrypt") {
    if (crypto_pwhash_scryptsalsa208sha256_ll(k, 32, salt, 32, 64, 8, 1, out,
                                              32))
      return 4;
  }
  OP("kx") {
    if (crypto_kx_client_session_keys(out, out + 32, pub, k, pub))
      return 4;
  }
  OP("verify") out[0] = crypto_verify_32(k, pub) + 1;
  OP("ristretto") { crypto_core_ristretto255_from_hash(out, k); }
  OP("secretstream") {
    static crypto_secretstream_xchacha20poly1305_state st;
    crypto_secretstream_xchacha20poly1305_init_pull(&st, nonce, k);
    crypto_secretstream_xchacha20poly1305_pull(&st, out, &n, out + 300, msg,
                                               100, NULL, 0);
    sodium_memzero(&st, sizeof st);
  }
  OP("bin2hex") sodium_bin2hex((char *)out, 65, k, 32);
  zeroize_audit_observe();
  return 0;
}
