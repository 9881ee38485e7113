// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In a function that never returns, what the optimiser keeps in registers and spill slots outlives the iteration.
// RUN: %residue %s --control=O0,O1,Oz
#include "../Inputs/residue.h"
#include <stdlib.h>

static _Noreturn void serve(const unsigned char *key, unsigned char *out) {
  for (unsigned n = 0;; n++) {
    {
      SECRET unsigned char session[32];
      memcpy(session, key + 8 * (n % 4), sizeof session);
      SECRET uint64_t s[4];
      for (int i = 0; i < 4; i++)
        s[i] = load64(session + 8 * i);
      SECRET uint64_t first = s[0];
      permute(s, 4, 2);
      store64(out + 8 * (n % 8), (s[0] ^ s[3] ^ first) >> 8);
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
