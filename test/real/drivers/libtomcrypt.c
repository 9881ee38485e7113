// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// LibTomCrypt operations for test/real/library.

#include "operations.h"

#include <tomcrypt.h>

int main(int argc, char **argv) {
  chosen = argc > 1 ? argv[1] : NULL;
  static unsigned char msg[256], iv[16];
  register_cipher(&aes_desc);
  register_cipher(&blowfish_desc);
  register_cipher(&twofish_desc);
  register_hash(&sha256_desc);
  register_hash(&sha512_desc);
  int aes = find_cipher("aes"), sha = find_hash("sha256");
  unsigned long n = 64, m = 200;
  const unsigned char *k = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  OP("aes") {
    symmetric_key s;
    aes_setup(k, 32, 0, &s);
    aes_ecb_encrypt(msg, out, &s);
    aes_done(&s);
    WIPE(s);
  }
  OP("blowfish") {
    symmetric_key s;
    blowfish_setup(k, 32, 0, &s);
    blowfish_ecb_encrypt(msg, out, &s);
    WIPE(s);
  }
  OP("twofish") {
    symmetric_key s;
    twofish_setup(k, 32, 0, &s);
    twofish_ecb_encrypt(msg, out, &s);
    WIPE(s);
  }
  OP("cbc") {
    symmetric_CBC c;
    cbc_start(aes, iv, k, 32, 0, &c);
    cbc_encrypt(msg, out, 64, &c);
    cbc_done(&c);
    WIPE(c);
  }
  OP("ctr") {
    symmetric_CTR c;
    ctr_start(aes, iv, k, 32, 0, CTR_COUNTER_BIG_ENDIAN, &c);
    ctr_encrypt(msg, out, 100, &c);
    ctr_done(&c);
    WIPE(c);
  }
  OP("gcm")
  gcm_memory(aes, k, 32, iv, 12, msg, 20, msg, 200, out, out + 300, &n,
             GCM_ENCRYPT);
  OP("ccm")
  ccm_memory(aes, k, 16, 0, iv, 12, msg, 20, msg, 200, out, out + 300, &n,
             CCM_ENCRYPT);
  OP("eax")
  eax_encrypt_authenticate_memory(aes, k, 32, iv, 12, msg, 20, msg, 200, out,
                                  out + 300, &n);
  OP("ocb3")
  ocb3_encrypt_authenticate_memory(aes, k, 32, iv, 12, msg, 20, msg, 200, out,
                                   out + 300, &n);
  OP("chacha20poly1305")
  chacha20poly1305_memory(k, 32, iv, 12, msg, 20, msg, 200, out, out + 300, &n,
                          CHACHA20POLY1305_ENCRYPT);
  OP("hmac") hmac_memory(sha, k, 32, msg, 200, out, &n);
  OP("omac") omac_memory(aes, k, 32, msg, 200, out, &n);
  OP("poly1305") poly1305_memory(k, 32, msg, 200, out, &n);
  OP("blake2b") blake2bmac_memory(k, 32, msg, 200, out, &n);
  OP("hkdf") hkdf(sha, iv, 16, msg, 10, k, 32, out, 64);
  OP("pbkdf2") pkcs_5_alg2(k, 32, iv, 16, 20, sha, out, &n);
  OP("f9") f9_memory(aes, k, 16, msg, 200, out, &n);
  OP("fortuna") {
    prng_state p;
    fortuna_start(&p);
    fortuna_add_entropy(k, 32, &p);
    fortuna_ready(&p);
    fortuna_read(out, 64, &p);
    fortuna_done(&p);
    WIPE(p);
  }
  zeroize_audit_observe();
  return 0;
}
