// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An exception of another language passes C frames: those with cleanups, which end in _Unwind_Resume, and those without, which
// nobody sees. What catches it is in a file that knows of no secret.
// RUN: %residue %s --flags="-fexceptions" --plain=%S/Inputs/throws.cpp --libs=-lstdc++
#include "../Inputs/residue.h"

void throw_if(int really);
int caught(void (*body)(const unsigned char *, unsigned char *), const unsigned char *key, unsigned char *out);

static int cleaned;
static void clean(const int *number) { cleaned += *number; }

static NOINLINE void inner(const uint64_t *w, unsigned char *out) {
  // Deep enough that the unwinder does not write over all of it.
  volatile uint64_t local[1500];
  for (int i = 0; i < 1500; i++)
    local[i] = w[i % 16] * (2 * (unsigned)i + 1);
  store64(out, local[0] ^ local[1400] * 3);
  throw_if(out != NULL);
  store64(out, local[1]);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  __attribute__((cleanup(clean))) int number = 4;
  SECRET uint64_t w[16];
  for (int i = 0; i < 16; i++)
    w[i] = load64(key + i) * (2 * (unsigned)i + 1);
  permute(w, 16, 1);
  inner(w, out);
  out[9] = 1;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  out[60] = (unsigned char)caught(use, key, out);
  out[61] = (unsigned char)cleaned;
  zeroize_audit_observe();
  return print_output();
}
