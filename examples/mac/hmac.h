// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// HMAC-SHA-256 (FIPS 198-1) in pieces, so that a message of any length fits in
// one buffer.

#ifndef EXAMPLES_MAC_HMAC_H
#define EXAMPLES_MAC_HMAC_H

#include "sha256.h"

#define HMAC_BYTES SHA256_BYTES

struct hmac {
  struct sha256 inner;
  struct sha256 outer;
};

void hmac_init(struct hmac *mac, SECRET const unsigned char *key,
               size_t key_size);

// In: a piece of the message, which may be secret: it is read by a function that reads keys, too.
void hmac_update(struct hmac *mac, SECRET const void *piece, size_t size);

// Out: tag. It is not marked, so it is public to the caller: the one value that
// may leave.
void hmac_final(struct hmac *mac, unsigned char tag[HMAC_BYTES]);

// Returns 1 if the tag is right, 0 if not. The right tag never leaves this
// function: who learns it can forge, so it is a secret here, and the comparison
// takes the same time whatever it finds.
int hmac_verify(struct hmac *mac, const unsigned char tag[HMAC_BYTES]);

#endif // EXAMPLES_MAC_HMAC_H
