// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Mbed TLS operations for test/real/library.

#include "operations.h"

#include <mbedtls/aes.h>
#include <mbedtls/ccm.h>
#include <mbedtls/chachapoly.h>
#include <mbedtls/cipher.h>
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/des.h>
#include <mbedtls/ecdh.h>
#include <mbedtls/ecdsa.h>
#include <mbedtls/ecp.h>
#include <mbedtls/gcm.h>
#include <mbedtls/hkdf.h>
#include <mbedtls/md.h>
#include <mbedtls/pk.h>
#include <mbedtls/pkcs5.h>
#include <mbedtls/rsa.h>
static int rng(void *p, unsigned char *o, size_t n) {
  static unsigned c;
  for (size_t i = 0; i < n; i++)
    o[i] = c++ * 77 + 13;
  return 0;
}
static int ent(void *p, unsigned char *o, size_t n) {
  memcpy(o, p, n);
  return 0;
}
int main(int argc, char **argv) {
  chosen = argc > 1 ? argv[1] : NULL;
  static unsigned char msg[256], iv[16], tag[16];
  unsigned char *out;
  mbedtls_ecp_group g;
  mbedtls_ecp_point Q;
  mbedtls_mpi d, z, r, s;
  mbedtls_ecp_group_init(&g);
  mbedtls_ecp_point_init(&Q);
  mbedtls_mpi_init(&d);
  mbedtls_mpi_init(&z);
  mbedtls_mpi_init(&r);
  mbedtls_mpi_init(&s);
  mbedtls_ecp_group_load(&g, chosen && !strcmp(chosen, "x25519")
                                 ? MBEDTLS_ECP_DP_CURVE25519
                                 : MBEDTLS_ECP_DP_SECP256R1);
  mbedtls_ecp_copy(&Q, &g.G);
  mbedtls_rsa_context rsa;
  mbedtls_rsa_init(&rsa, MBEDTLS_RSA_PKCS_V15, 0);
  const unsigned char *k = zeroize_audit_begin(64);
  out = zeroize_audit_output();
  int rc = 0;
  OP("aes") {
    mbedtls_aes_context c;
    mbedtls_aes_init(&c);
    mbedtls_aes_setkey_enc(&c, k, 256);
    mbedtls_aes_crypt_ecb(&c, 1, msg, out);
    mbedtls_aes_free(&c);
  }
  OP("aesdec") {
    mbedtls_aes_context c;
    mbedtls_aes_init(&c);
    mbedtls_aes_setkey_dec(&c, k, 256);
    mbedtls_aes_crypt_cbc(&c, 0, 64, iv, msg, out);
    mbedtls_aes_free(&c);
  }
  OP("gcm") {
    mbedtls_gcm_context c;
    mbedtls_gcm_init(&c);
    mbedtls_gcm_setkey(&c, MBEDTLS_CIPHER_ID_AES, k, 256);
    mbedtls_gcm_crypt_and_tag(&c, 1, 200, iv, 12, msg, 20, msg, out, 16,
                              out + 300);
    mbedtls_gcm_free(&c);
  }
  OP("ccm") {
    mbedtls_ccm_context c;
    mbedtls_ccm_init(&c);
    mbedtls_ccm_setkey(&c, MBEDTLS_CIPHER_ID_AES, k, 128);
    mbedtls_ccm_encrypt_and_tag(&c, 200, iv, 12, msg, 20, msg, out, out + 300,
                                16);
    mbedtls_ccm_free(&c);
  }
  OP("des3") {
    mbedtls_des3_context c;
    mbedtls_des3_init(&c);
    mbedtls_des3_set3key_enc(&c, k);
    mbedtls_des3_crypt_ecb(&c, msg, out);
    mbedtls_des3_free(&c);
  }
  OP("chachapoly") {
    mbedtls_chachapoly_context c;
    mbedtls_chachapoly_init(&c);
    mbedtls_chachapoly_setkey(&c, k);
    mbedtls_chachapoly_encrypt_and_tag(&c, 200, iv, msg, 20, msg, out,
                                       out + 300);
    mbedtls_chachapoly_free(&c);
  }
  OP("hmac")
  rc = mbedtls_md_hmac(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), k, 32, msg,
                       200, out);
  OP("hkdf")
  rc = mbedtls_hkdf(mbedtls_md_info_from_type(MBEDTLS_MD_SHA512), iv, 16, k, 32,
                    msg, 10, out, 64);
  OP("pbkdf2") {
    mbedtls_md_context_t c;
    mbedtls_md_init(&c);
    mbedtls_md_setup(&c, mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), 1);
    rc = mbedtls_pkcs5_pbkdf2_hmac(&c, k, 32, iv, 16, 20, 32, out);
    mbedtls_md_free(&c);
  }
  OP("x25519") {
    rc = mbedtls_mpi_read_binary(&d, k, 32);
    d.p[0] &= ~7ull;
    d.p[3] = (d.p[3] >> 2) | (1ull << 62);
    if (!rc)
      rc = mbedtls_ecdh_compute_shared(&g, &z, &Q, &d, rng, 0);
    if (!rc)
      rc = mbedtls_mpi_write_binary(&z, out, 32);
  }
  OP("ecdh") {
    rc = mbedtls_mpi_read_binary(&d, k, 32);
    if (!rc)
      rc = mbedtls_ecdh_compute_shared(&g, &z, &Q, &d, rng, 0);
    if (!rc)
      rc = mbedtls_mpi_write_binary(&z, out, 32);
  }
  OP("ecdsa") {
    rc = mbedtls_mpi_read_binary(&d, k, 32);
    d.p[3] >>= 1;
    if (!rc)
      rc = mbedtls_ecdsa_sign(&g, &r, &s, &d, msg, 32, rng, 0);
    mbedtls_mpi_write_binary(&r, out, 32);
    mbedtls_mpi_write_binary(&s, out + 32, 32);
  }
  OP("ecdsadet") {
    rc = mbedtls_mpi_read_binary(&d, k, 32);
    d.p[3] >>= 1;
    if (!rc)
      rc = mbedtls_ecdsa_sign_det_ext(&g, &r, &s, &d, msg, 32,
                                      MBEDTLS_MD_SHA256, rng, 0);
    mbedtls_mpi_write_binary(&r, out, 32);
    mbedtls_mpi_write_binary(&s, out + 32, 32);
  }
  OP("modexp") {
    mbedtls_mpi n, e;
    mbedtls_mpi_init(&n);
    mbedtls_mpi_init(&e);
    memset(msg, 0xdb, 64);
    mbedtls_mpi_read_binary(&n, msg, 64);
    n.p[0] |= 1;
    mbedtls_mpi_read_binary(&e, k, 32);
    mbedtls_mpi_lset(&r, 3);
    rc = mbedtls_mpi_exp_mod(&z, &r, &e, &n, &s);
    mbedtls_mpi_write_binary(&z, out, 64);
    mbedtls_mpi_free(&e);
    mbedtls_mpi_free(&n);
  }
  OP("ctrdrbg") {
    mbedtls_ctr_drbg_context c;
    mbedtls_ctr_drbg_init(&c);
    rc = mbedtls_ctr_drbg_seed(&c, ent, (void *)k, 0, 0);
    mbedtls_ctr_drbg_random(&c, out, 64);
    mbedtls_ctr_drbg_free(&c);
  }
  OP("cipher") {
    mbedtls_cipher_context_t c;
    size_t n, m;
    mbedtls_cipher_init(&c);
    mbedtls_cipher_setup(
        &c, mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_AES_256_CBC));
    mbedtls_cipher_setkey(&c, k, 256, MBEDTLS_ENCRYPT);
    mbedtls_cipher_set_iv(&c, iv, 16);
    mbedtls_cipher_reset(&c);
    mbedtls_cipher_update(&c, msg, 200, out, &n);
    mbedtls_cipher_finish(&c, out + n, &m);
    mbedtls_cipher_free(&c);
  }
  mbedtls_mpi_free(&d);
  mbedtls_mpi_free(&z);
  mbedtls_mpi_free(&r);
  mbedtls_mpi_free(&s);
  mbedtls_ecp_group_free(&g);
  if (rc)
    return 50;
  zeroize_audit_observe();
  return 0;
}
