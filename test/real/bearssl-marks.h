// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Marks on BearSSL's public functions, for `-include`: names and facts only. Used by test/real/bearssl.

#ifndef ZEROIZE_REAL_BEARSSL_H
#define ZEROIZE_REAL_BEARSSL_H

#include "bearssl.h"

#define MARK __attribute__((secret))
void br_hmac_key_init(br_hmac_key_context *kc, const br_hash_class *digest_vtable, MARK const void *key,
                      size_t key_len);
size_t br_hmac_out(const br_hmac_context *ctx, MARK void *out);
uint32_t br_chacha20_ct_run(MARK const void *key, const void *iv, uint32_t cc, MARK void *data, size_t len);
void br_poly1305_ctmul_run(MARK const void *key, const void *iv, MARK void *data, size_t len, const void *aad,
                           size_t aad_len, MARK void *tag, br_chacha20_run ichacha, int encrypt);
void br_aes_ct_cbcdec_init(br_aes_ct_cbcdec_keys *ctx, MARK const void *key, size_t len);
void br_aes_ct_ctr_init(br_aes_ct_ctr_keys *ctx, MARK const void *key, size_t len);
void br_aes_big_ctr_init(br_aes_big_ctr_keys *ctx, MARK const void *key, size_t len);
void br_hkdf_inject(br_hkdf_context *hc, MARK const void *ikm, size_t ikm_len);
size_t br_hkdf_produce(br_hkdf_context *hc, const void *info, size_t info_len, MARK void *out, size_t out_len);
#undef MARK

#endif
