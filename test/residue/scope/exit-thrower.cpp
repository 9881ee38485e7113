// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that never returns because it throws ends no program: the frames that catch it, and those in between, must keep their variables.
// RUN: %residue %s --cxx --also %S/Inputs/thrower.cpp
#include "../Inputs/residue.h"
#include <cstdlib>
#include <exception>

[[noreturn]] void fail(const char *message);

static volatile int zero;

struct Note {
  uint64_t *to;
  const uint64_t *from;
  ~Note() { *to += from[1]; }
};

static NOINLINE uint64_t inner(const uint64_t *s) {
  if (zero == 0)
    fail("no");
  return s[0];
}

static NOINLINE uint64_t middle(const uint64_t *s, uint64_t *sum) {
  uint64_t copy[4];
  for (int i = 0; i < 4; i++)
    copy[i] = s[i] * 3;
  Note note = {sum, copy};
  return inner(copy) ^ copy[2];
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t s[4];
  uint64_t sum = 5, a;
  for (int i = 0; i < 4; i++)
    s[i] = load64(key + 8 * i);
  a = s[0] * 7 ^ s[3];
  try {
    sum = middle(s, &sum);
  } catch (const char *message) {
    sum ^= (uint64_t)message[0];
  }
  store64(out, sum ^ a ^ s[2]);
  if (zero == 1)
    abort();
}

int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  print_output();
  return 0;
}
