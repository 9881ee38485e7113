// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// HMAC-SHA-256 as in FIPS 198-1, section 4. Covered by
// test/examples/mac-vectors.test (RFC 4231) and mac-audit.test.

#include "hmac.h"

#include <string.h>

static void start(struct sha256 *h,
                  SECRET const unsigned char key[SHA256_BLOCK_BYTES],
                  unsigned char pad) {
  SECRET unsigned char block[SHA256_BLOCK_BYTES];
  for (size_t i = 0; i < sizeof block; i++)
    block[i] = key[i] ^ pad;
  sha256_init(h);
  sha256_update(h, block, sizeof block);
}

void hmac_init(struct hmac *mac, SECRET const unsigned char *key,
               size_t key_size) {
  SECRET unsigned char block[SHA256_BLOCK_BYTES] = {0};
  if (key_size > sizeof block) {
    struct sha256 h;
    sha256_init(&h);
    sha256_update(&h, key, key_size);
    sha256_final(&h, block);
  } else {
    memcpy(block, key, key_size);
  }
  start(&mac->inner, block, 0x36);
  start(&mac->outer, block, 0x5c);
}

void hmac_update(struct hmac *mac, SECRET const void *piece, size_t size) {
  sha256_update(&mac->inner, piece, size);
}

static void finish(struct hmac *mac, SECRET unsigned char tag[HMAC_BYTES]) {
  SECRET unsigned char digest[SHA256_BYTES];
  sha256_final(&mac->inner, digest);
  sha256_update(&mac->outer, digest, sizeof digest);
  sha256_final(&mac->outer, tag);
}

void hmac_final(struct hmac *mac, unsigned char tag[HMAC_BYTES]) {
  finish(mac, tag);
}

int hmac_verify(struct hmac *mac, const unsigned char tag[HMAC_BYTES]) {
  SECRET unsigned char right[HMAC_BYTES];
  finish(mac, right);
  return secret_equal(right, tag, sizeof right) ? 1 : 0;
}
