// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// longjmp within a region abandons frames that never reach their epilogue.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <setjmp.h>

static jmp_buf stop;

static NOINLINE void parse(const uint64_t *w, unsigned depth) {
  uint64_t local[6];
  for (int i = 0; i < 6; i++)
    local[i] = w[i] * 5 + depth;
  permute(local, 6, 2);
  if (depth == 4)
    longjmp(stop, 1);
  parse(local, depth + 1);
  // After the recursive call, so that it is no tail call.
  ((volatile uint64_t *)local)[0] = 0;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[6];
  for (int i = 0; i < 6; i++)
    w[i] = load64(key + 8 * i);
  if (!setjmp(stop))
    parse(w, 0);
  store64(out, w[0] ^ w[5] * 3);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
