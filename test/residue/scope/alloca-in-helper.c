// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A helper with alloca is inlined: its block is then released by a stack restore in the caller.
// RUN: %residue %s
#include "../Inputs/residue.h"

static inline uint64_t pad_and_fold(const unsigned char *k, size_t n) {
  unsigned char *block = (unsigned char *)__builtin_alloca(n + 16);
  memset(block, 0x5c, n + 16);
  for (size_t i = 0; i < n; i++)
    block[i] ^= k[i];
  return fold(block, n + 16);
}

static void use(SECRET const unsigned char *key, size_t n, unsigned char *out) {
  for (int i = 0; i < 3; i++)
    store64(out + 8 * i, pad_and_fold(key + i, n - 8 * (unsigned)i));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  volatile size_t n = 80;
  use(key, n, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
