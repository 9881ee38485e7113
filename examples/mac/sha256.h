// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SHA-256 (FIPS 180-4) of data that may be secret. The marked fields make every
// `struct sha256` a secret object: it is wiped as a whole at the end of its
// scope, wherever it is declared.

#ifndef EXAMPLES_MAC_SHA256_H
#define EXAMPLES_MAC_SHA256_H

#include <stddef.h>
#include <stdint.h>

#include <zeroize/secret.h>

#define SHA256_BYTES 32
#define SHA256_BLOCK_BYTES 64

struct sha256 {
  SECRET uint32_t state[8];
  SECRET unsigned char block[SHA256_BLOCK_BYTES]; // what is not compressed yet
  uint64_t total;                                 // bytes so far; public
};

// Order of arguments: the object, what goes in, what comes out.

void sha256_init(struct sha256 *h);
void sha256_update(struct sha256 *h, SECRET const void *data, size_t size);

// Out: digest. The object must not be used again before sha256_init.
void sha256_final(struct sha256 *h, SECRET unsigned char digest[SHA256_BYTES]);

#endif // EXAMPLES_MAC_SHA256_H
