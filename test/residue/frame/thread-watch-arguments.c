// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In a program whose threads may be cancelled a region notes at its entry how deep the thread is. Its arguments are in registers
// then, which are kept on the stack meanwhile.
// RUN: %residue %s --flags=-pthread
#include "../Inputs/residue.h"
#include <pthread.h>
#include <unistd.h>

int (*volatile cancel)(pthread_t) = pthread_cancel;

NOINLINE void mix(SECRET uint64_t a, SECRET uint64_t b, SECRET uint64_t c, SECRET uint64_t d, SECRET uint64_t e,
                  SECRET double x, unsigned char *out) {
  if (getpid() == 0)
    return;
  a += rotl64(b, 3) ^ rotl64(c, 7);
  d ^= rotl64(e, 11) + a;
  store64(out, a);
  store64(out + 8, d + (uint64_t)(x * 3));
}

NOINLINE void use(const unsigned char *from, unsigned char *out) {
  SECRET uint64_t w[5];
  for (int i = 0; i < 5; i++)
    w[i] = load64(from + 8 * i);
  mix(w[0], w[1], w[2], w[3], w[4], (double)(w[0] >> 9), out);
}

int main(void) {
  const unsigned char *from = zeroize_audit_begin(40);
  use(from, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
