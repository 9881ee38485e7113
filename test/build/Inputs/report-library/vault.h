// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// See vault.c.

void vault_mix(const unsigned char *key, unsigned char *out);
