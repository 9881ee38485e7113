// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// libb2 operations for test/real/library.

#include "operations.h"

#include <blake2.h>

int main(int argc, char **argv) {
  chosen = argc > 1 ? argv[1] : NULL;
  static unsigned char msg[1000];
  const unsigned char *k = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  OP("blake2b") blake2b(out, msg, k, 64, 1000, 64);
  OP("blake2s") blake2s(out, msg, k, 32, 1000, 32);
  OP("blake2b-hash") blake2b(out, k, 0, 64, 64, 0);
  OP("blake2bp") blake2bp(out, msg, k, 64, 1000, 64);
  OP("blake2sp") blake2sp(out, msg, k, 32, 1000, 32);
  zeroize_audit_observe();
  return 0;
}
