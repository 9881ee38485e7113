// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An exception that passes by an owner's scope takes the same exit.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"
#include <stdexcept>
#include <stdlib.h>

#ifdef ZEROIZE_PRESENT
#define OWNED [[zeroize::secret("owned")]]
#else
#define OWNED
#endif

static NOINLINE void fail(int n) {
  if (n)
    throw std::runtime_error("no");
}

static NOINLINE void with(SECRET const unsigned char *key, unsigned char *out, int n) {
  OWNED unsigned char *block = static_cast<unsigned char *>(malloc(80));
  memcpy(block, key, 80);
  store64(out + 8 * n, fold(block, 80));
  fail(n);
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  with(key, out, 0);
  try {
    with(key, out, 1);
  } catch (const std::runtime_error &) {
    out[16] = 1;
  }
}

int main() {
  use(zeroize_audit_begin(80), zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
