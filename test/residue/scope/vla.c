// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable length array lies below the fixed frame: scrubbing the frame alone misses it.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(const unsigned char *key, size_t n, unsigned char *out) {
  SECRET unsigned char k[n];
  memcpy(k, key, n);
  for (size_t i = 1; i < n; i++)
    k[i] = (unsigned char)(k[i] * 3 + k[i - 1]);
  store64(out, fold(k, n));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(200);
  volatile size_t sizes[] = {1, 33, 200};
  for (int i = 0; i < 3; i++) {
    use(key, sizes[i], zeroize_audit_output() + 8 * i);
    zeroize_audit_observe();
  }
  return print_output();
}
