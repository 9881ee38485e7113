// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret result that nobody takes still lands in the caller's temporary or in the return registers.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct big {
  uint64_t w[6];
};

static unsigned char *progress;

SECRET static NOINLINE struct big large(SECRET const unsigned char *key) {
  struct big b;
  for (int i = 0; i < 6; i++)
    b.w[i] = load64(key + 8 * i) * 3;
  *progress += 1;
  return b;
}

SECRET static NOINLINE uint64_t small(SECRET const unsigned char *key) {
  *progress += 2;
  return load64(key) * 7;
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  progress = out;
  large(key);
  (void)small(key);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
