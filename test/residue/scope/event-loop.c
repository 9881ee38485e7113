// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that never returns has no exit to scrub at: the iteration's secret must be zero when its scope ends.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

static NOINLINE void receive(unsigned char *session, const unsigned char *key,
                             unsigned n) {
  for (int i = 0; i < 32; i++)
    session[i] = key[(n % 4) * 8 + i];
}

static NOINLINE void answer(const unsigned char *session, unsigned char *out) {
  store64(out, fold(session, 32));
}

static _Noreturn void serve(const unsigned char *key, unsigned char *out) {
  for (unsigned n = 0;; n++) {
    {
      SECRET unsigned char session[32];
      receive(session, key, n);
      answer(session, out + 8 * (n % 8));
    }
    zeroize_audit_observe_copies();
    if (n == 5)
      exit(print_output());
  }
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(56);
  serve(key, zeroize_audit_output());
}
