// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A failed assertion: the handler of SIGABRT finds the frames of everything that was running.
// RUN: %residue %s
#include "../Inputs/residue.h"
#undef NDEBUG
#include <assert.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static volatile int zero;
static uint64_t total;

static void aborted(int signal) {
  (void)signal;
  zeroize_audit_observe();
  print_output();
  fflush(stdout);
  _exit(0);
}

static NOINLINE uint64_t check(const uint64_t *s, unsigned char *out) {
  uint64_t t[5];
  for (int i = 0; i < 5; i++)
    t[i] = s[i % 4] * (unsigned)(2 * i + 3);
  store64(out, t[0] ^ t[4]);
  assert(zero == 1);
  return t[zero];
}

static NOINLINE void middle(const uint64_t *s, unsigned char *out) {
  uint64_t a = s[0] * 3, b = s[1] ^ s[2], c = s[3] + s[1], d = rotl64(s[2], 9);
  uint64_t e = check(s, out);
  total = a + b * c + d * e;
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t s[4];
  for (int i = 0; i < 4; i++)
    s[i] = load64(key + 8 * i);
  permute(s, 4, 5);
  middle(s, out);
  store64(out, s[3] ^ total);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  signal(SIGABRT, aborted);
  freopen("/dev/null", "w", stderr);
  use(key, zeroize_audit_output());
  return 1;
}
