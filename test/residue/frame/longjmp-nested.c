// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Jumps within jumps, by a jmp_buf that the program has copied into a frame that the jump abandons.
// RUN: %residue %s --plain=%S/Inputs/setjmp-elsewhere.c
#include "../Inputs/residue.h"
#include "Inputs/setjmp-elsewhere.h"

static NOINLINE void again(int code) {
  jmp_buf copy;
  memcpy(copy, stop, sizeof copy);
  memset(stop, 0, sizeof stop);
  longjmp(copy, code);
}

static NOINLINE void inner(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[5];
  for (int i = 0; i < 5; i++)
    w[i] = load64(key + 8 * i);
  permute(w, 5, 3);
  store64(out, w[0]);
  again(2);
}

static NOINLINE void outer(const unsigned char *key, unsigned char *out) {
  jmp_buf before;
  SECRET uint64_t w[5];
  for (int i = 0; i < 5; i++)
    w[i] = load64(key + 8 * i) * 3;
  permute(w, 5, 4);
  memcpy(before, stop, sizeof before);
  for (int i = 0; i < 3; i++)
    out[61 + i] = (unsigned char)guarded(inner, key, out);
  memcpy(stop, before, sizeof before);
  store64(out + 8, w[0] ^ w[4]);
  again(9);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  unsigned char *out = zeroize_audit_output();
  out[60] = (unsigned char)guarded(outer, key, out);
  zeroize_audit_observe();
  return print_output();
}
