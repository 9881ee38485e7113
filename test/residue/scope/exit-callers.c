// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// exit() three calls below: the callers' frames hold spilled values, by-value arguments and unmarked copies, which are no marked variables.
// RUN: %residue %s
// RUN: %residue %s --flags=-fno-omit-frame-pointer --levels=O0,O2
// RUN: %residue %s "--flags=-fPIC -ffunction-sections -Wl,--gc-sections" --levels=O2
#include "../Inputs/residue.h"
#include <stdlib.h>

struct block {
  uint64_t words[6];
};

static volatile int zero;
static uint64_t total;

static void at_exit(void) {
  zeroize_audit_observe();
  print_output();
}

static NOINLINE void check(struct block b, uint64_t a, unsigned char *out) {
  store64(out, b.words[1] ^ a);
  if (zero == 0)
    exit(0);
}

// Values in registers that have to be spilled across the call, and an array that nobody has marked.
static NOINLINE void middle(const uint64_t *s, unsigned char *out) {
  uint64_t a = s[0] * 3, b = s[1] ^ s[2], c = s[3] + s[1], d = rotl64(s[2], 9), e = s[0] - s[3];
  struct block copy;
  for (int i = 0; i < 6; i++)
    copy.words[i] = s[i % 4] * (unsigned)(i + 5);
  check(copy, a ^ b, out);
  total = a + b * c + d * e + copy.words[zero];
}

static NOINLINE void outer(const uint64_t *s, unsigned char *out) {
  uint64_t mixed[4], x = s[0] ^ 0x55, y = s[1] + 7, z = s[2] * 11;
  for (int i = 0; i < 4; i++)
    mixed[i] = s[i] ^ s[3 - i] * 9;
  middle(mixed, out);
  total = x ^ y ^ z ^ mixed[zero];
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t s[4];
  for (int i = 0; i < 4; i++)
    s[i] = load64(key + 8 * i);
  permute(s, 4, 5);
  outer(s, out);
  store64(out, s[3] ^ total);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  atexit(at_exit);
  use(key, zeroize_audit_output());
  return 1;
}
