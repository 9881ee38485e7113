// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// BearSSL operations for test/real/library.

#include "operations.h"

#include <bearssl.h>
int main(int argc, char **argv) {
  chosen = argc > 1 ? argv[1] : NULL;
  static unsigned char msg[256], iv[16], pt[65], tag[16];
  memcpy(pt, br_ec_p256_m31.generator(BR_EC_secp256r1, &(size_t){0}), 65);
  const unsigned char *k = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  OP("hmac") {
    br_hmac_key_context kc;
    br_hmac_context c;
    br_hmac_key_init(&kc, &br_sha256_vtable, k, 32);
    br_hmac_init(&c, &kc, 0);
    br_hmac_update(&c, msg, 200);
    br_hmac_out(&c, out);
    WIPE(kc);
    WIPE(c);
  }
  OP("hkdf") {
    br_hkdf_context c;
    br_hkdf_init(&c, &br_sha256_vtable, iv, 16);
    br_hkdf_inject(&c, k, 32);
    br_hkdf_flip(&c);
    br_hkdf_produce(&c, msg, 10, out, 64);
    WIPE(c);
  }
  OP("x25519") {
    memcpy(out, iv, 16);
    out[0] = 9;
    memset(out + 16, 0, 16);
    br_ec_c25519_m31.mul(out, 32, k, 32, BR_EC_curve25519);
  }
  OP("x25519_64") {
    memcpy(out, iv, 16);
    out[0] = 9;
    memset(out + 16, 0, 16);
    br_ec_c25519_i31.mul(out, 32, k, 32, BR_EC_curve25519);
  }
  OP("ecdsa") {
    br_ec_private_key sk = {BR_EC_secp256r1, (unsigned char *)k, 31};
    br_ecdsa_i31_sign_raw(&br_ec_p256_m31, &br_sha256_vtable, msg, &sk, out);
  }
  OP("ecdsa64") {
    br_ec_private_key sk = {BR_EC_secp256r1, (unsigned char *)k, 31};
    br_ecdsa_i31_sign_raw(&br_ec_prime_i31, &br_sha256_vtable, msg, &sk, out);
  }
  OP("chapol")
  br_poly1305_ctmul_run(k, iv, out, 200, msg, 20, out + 300, br_chacha20_ct_run,
                        1);
  OP("chapol_sse2")
  br_poly1305_ctmulq_run(k, iv, out, 200, msg, 20, out + 300,
                         br_chacha20_sse2_run, 1);
  OP("gcm_ct64") {
    br_aes_ct64_ctr_keys b;
    br_gcm_context g;
    br_aes_ct64_ctr_init(&b, k, 32);
    br_gcm_init(&g, &b.vtable, br_ghash_ctmul64);
    br_gcm_reset(&g, iv, 12);
    br_gcm_aad_inject(&g, msg, 20);
    br_gcm_flip(&g);
    br_gcm_run(&g, 1, out, 200);
    br_gcm_get_tag(&g, out + 300);
    WIPE(b);
    WIPE(g);
  }
  OP("gcm_x86ni") {
    br_aes_x86ni_ctr_keys b;
    br_gcm_context g;
    br_aes_x86ni_ctr_init(&b, k, 32);
    br_gcm_init(&g, &b.vtable, br_ghash_pclmul_get());
    br_gcm_reset(&g, iv, 12);
    br_gcm_aad_inject(&g, msg, 20);
    br_gcm_flip(&g);
    br_gcm_run(&g, 1, out, 200);
    br_gcm_get_tag(&g, out + 300);
    WIPE(b);
    WIPE(g);
  }
  OP("cbc_big") {
    br_aes_big_cbcenc_keys b;
    br_aes_big_cbcenc_init(&b, k, 32);
    br_aes_big_cbcenc_run(&b, out + 400, out, 64);
    WIPE(b);
  }
  OP("des") {
    br_des_ct_cbcenc_keys b;
    br_des_ct_cbcenc_init(&b, k, 24);
    br_des_ct_cbcenc_run(&b, out + 400, out, 64);
    WIPE(b);
  }
  OP("tls_prf") {
    br_tls_prf_seed_chunk c = {msg, 10};
    br_tls12_sha256_prf(out, 48, k, 48, "label", 1, &c);
  }
  OP("drbg") {
    br_hmac_drbg_context c;
    br_hmac_drbg_init(&c, &br_sha256_vtable, k, 32);
    br_hmac_drbg_generate(&c, out, 64);
    WIPE(c);
  }
  OP("rsa") {
    static unsigned char p[64], q[64];
    memset(p, 0xd5, 32);
    memset(q, 0xe7, 32);
    p[31] |= 1;
    memcpy(out, iv, 16);
    out[63] = 5;
    memset(out, 0, 63);
    br_rsa_private_key sk = {512, p,
                             32,  q,
                             32,  (unsigned char *)k,
                             32,  (unsigned char *)k,
                             32,  (unsigned char *)k,
                             32};
    br_rsa_i31_private(out, &sk);
  }
  OP("rsa62") {
    static unsigned char p[64], q[64];
    memset(p, 0xd5, 32);
    memset(q, 0xe7, 32);
    p[31] |= 1;
    out[63] = 5;
    br_rsa_private_key sk = {512, p,
                             32,  q,
                             32,  (unsigned char *)k,
                             32,  (unsigned char *)k,
                             32,  (unsigned char *)k,
                             32};
    br_rsa_i62_private_get()(out, &sk);
  }
  OP("keygen") {
    br_hmac_drbg_context c;
    br_ec_private_key sk;
    br_hmac_drbg_init(&c, &br_sha256_vtable, k, 32);
    br_ec_keygen(&c.vtable, &br_ec_p256_m31, &sk, out, BR_EC_secp256r1);
    WIPE(c);
    WIPE(sk);
  }
  zeroize_audit_observe();
  return 0;
}
