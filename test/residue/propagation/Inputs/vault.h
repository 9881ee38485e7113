// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A record with a secret field, and functions on which nothing is marked.
#ifndef VAULT_H
#define VAULT_H

#include <zeroize/secret.h>

struct vault {
  int version;
  SECRET unsigned char key[32];
};

// Writes 32 bytes that are made of the key.
void vault_derive(const struct vault *v, unsigned char *out);

// The same, one call deeper.
void vault_derive_twice(const struct vault *v, unsigned char *out);

// 32 bytes inside, that are made of the key.
const unsigned char *vault_expose(struct vault *v);

#endif
