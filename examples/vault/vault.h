// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The interface of a small library that knows nothing of secrets. See vault.c.

#ifndef VAULT_H
#define VAULT_H

#include <stddef.h>

void vault_tag(const unsigned char *, size_t, const unsigned char *, size_t, unsigned char[16]);

#endif // VAULT_H
