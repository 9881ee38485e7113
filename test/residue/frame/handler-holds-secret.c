// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A region inside a signal handler: its caller is a frame that the kernel made.
// RUN: %residue %s
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"
#include <signal.h>

static const unsigned char *shared_key;

static void use(SECRET const unsigned char *key, unsigned char *out) {
  // Too many to be kept in registers, which the return from the handler restores.
  uint64_t w[64];
  for (int i = 0; i < 64; i++)
    w[i] = load64(key + i % 25) * (2 * (unsigned)i + 1);
  permute(w, 64, 1);
  store64(out, w[0] ^ w[63]);
}

static void handler(int number) {
  (void)number;
  use(shared_key, zeroize_audit_output());
}

int main(void) {
  shared_key = zeroize_audit_begin(32);
  signal(SIGUSR1, handler);
  raise(SIGUSR1);
  zeroize_audit_observe();
  return print_output();
}
