// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// alloca memory has no declaration: the pointer is the secret's only name and the bytes die with the frame.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(const unsigned char *key, size_t n, unsigned char *out) {
  SECRET unsigned char *k = (unsigned char *)__builtin_alloca(n);
  memcpy(k, key, n);
  for (size_t i = 1; i < n; i++)
    k[i] = (unsigned char)(k[i] ^ k[i - 1] * 11);
  store64(out, fold(k, n));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(128);
  volatile size_t sizes[] = {128, 16};
  for (int i = 0; i < 2; i++) {
    use(key, sizes[i], zeroize_audit_output() + 8 * i);
    zeroize_audit_observe();
  }
  return print_output();
}
