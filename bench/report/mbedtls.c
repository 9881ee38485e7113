// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Operations of mbedTLS, called as its headers say: contexts are freed, which wipes them by hand. See
// report.h.

#include "report.h"

#include <mbedtls/chachapoly.h>
#include <mbedtls/ecp.h>
#include <mbedtls/gcm.h>
#include <mbedtls/hkdf.h>
#include <mbedtls/md.h>

static const mbedtls_md_info_t *sha256;

static void hmac(SECRET const unsigned char *secret, unsigned char *out) {
  mbedtls_md_hmac(sha256, secret, 32, message, sizeof message, out);
}

static void hkdf(SECRET const unsigned char *secret, unsigned char *out) {
  mbedtls_hkdf(sha256, nonce, 32, secret, 32, message, 16, out, 64);
}

static void gcm(SECRET const unsigned char *secret, unsigned char *out) {
  SECRET mbedtls_gcm_context c;
  mbedtls_gcm_init(&c);
  mbedtls_gcm_setkey(&c, MBEDTLS_CIPHER_ID_AES, secret, 256);
  mbedtls_gcm_crypt_and_tag(&c, MBEDTLS_GCM_ENCRYPT, sizeof message, nonce, 12, NULL, 0, message, out, 16, out + 64);
  mbedtls_gcm_free(&c);
}

static void chachapoly(SECRET const unsigned char *secret, unsigned char *out) {
  SECRET mbedtls_chachapoly_context c;
  mbedtls_chachapoly_init(&c);
  mbedtls_chachapoly_setkey(&c, secret);
  mbedtls_chachapoly_encrypt_and_tag(&c, sizeof message, nonce, NULL, 0, message, out, out + 64);
  mbedtls_chachapoly_free(&c);
}

// Blinding: not the subject here, and it must be the same in each run.
static int numbers(void *state, unsigned char *to, size_t n) {
  (void)state;
  for (size_t i = 0; i < n; i++)
    to[i] = (unsigned char)(i * 13 + 5);
  return 0;
}

static void x25519(SECRET const unsigned char *secret, unsigned char *out) {
  SECRET unsigned char clamped[32];
  mbedtls_ecp_group grp;
  mbedtls_ecp_point q;
  SECRET mbedtls_mpi d;
  mbedtls_ecp_group_init(&grp);
  mbedtls_ecp_point_init(&q);
  mbedtls_mpi_init(&d);
  for (int i = 0; i < 32; i++)
    clamped[i] = secret[i];
  clamped[0] &= 0xf8;
  clamped[31] = (unsigned char)((clamped[31] & 0x7f) | 0x40);
  mbedtls_ecp_group_load(&grp, MBEDTLS_ECP_DP_CURVE25519);
  mbedtls_mpi_read_binary_le(&d, clamped, 32);
  mbedtls_ecp_mul(&grp, &q, &d, &grp.G, numbers, NULL);
  mbedtls_mpi_write_binary_le(&q.X, out, 32);
  mbedtls_mpi_free(&d);
  mbedtls_ecp_point_free(&q);
  mbedtls_ecp_group_free(&grp);
}

const struct operation operations[] = {{"hmac-sha256", hmac},
                                       {"hkdf-sha256", hkdf},
                                       {"aes-256-gcm", gcm},
                                       {"chacha20-poly1305", chachapoly},
                                       {"x25519", x25519},
                                       {"", NULL}};

void prepare_library(void) { sha256 = mbedtls_md_info_from_type(MBEDTLS_MD_SHA256); }
