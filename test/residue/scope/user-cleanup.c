// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable has one cleanup in Clang: the user's own must still run, first, and see the value, and then the wipe.
// RUN: %residue %s
#include "../Inputs/residue.h"

static unsigned char *report;

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 32);
}

static void finish(unsigned char (*k)[32]) {
  // Shows in the result whether it ran before the wipe.
  uint64_t h = fold(*k, sizeof *k);
  store64(report, h);
  report += 8;
}

static void use(const unsigned char *key) {
  for (int i = 0; i < 3; i++) {
    SECRET unsigned char k[32] __attribute__((cleanup(finish)));
    fill(k, key + i);
    if (i == 1)
      continue;
    k[0] ^= 1;
  }
  OBSERVE_STORAGE();
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  report = zeroize_audit_output();
  use(key);
  zeroize_audit_observe();
  return print_output();
}
