// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function with an early exit that is called from a region and from public code: its beginning must not be carried into the
// public caller without its end.
// DEFINE: %{flags} = -mllvm -enable-partial-inlining -mllvm -skip-partial-inlining-cost-analysis -mllvm -inline-threshold=-1000
// RUN: %residue %s "--flags=%{flags}"
// RUN: %residue %s
// RUN: %zeroize -O2 %quiet %attrs_include %audit_include %{flags} -S %s -o - | FileCheck %s
// CHECK-DAG: {{^}}step.{{[0-9]+}}.{{.*}}:
#include "../Inputs/residue.h"

// Declared secret, and entered from main as well as from inside.
static void step(SECRET const uint64_t *w, int n, unsigned char *out);
static void step(const uint64_t *w, int n, unsigned char *out) {
  if (n < 2)
    return;
  uint64_t t[8], first = w[0] ^ w[3] * 5;
  for (int i = 0; i < 8; i++)
    t[i] = rotl64(w[i & 3] + first, 5 + i) * 0x9e3779b97f4a7c15u;
  for (int i = 0; i < 8; i++)
    first ^= t[i] * t[(i + 3) & 7];
  store64(out, first);
}

// Not declared: it holds what its callers hand it.
static void twice(const uint64_t *w, int n, unsigned char *out) {
  if (n < 3)
    return;
  uint64_t t[6], first = w[1] * 3 + w[2];
  for (int i = 0; i < 6; i++) {
    step(w, n - 2, out);
    t[i] = rotl64(w[i & 3] ^ first, 9 + i) ^ out[i];
  }
  store64(out, t[0] ^ t[1] * t[2] ^ t[3] ^ t[4] * t[5]);
}

NOINLINE void region(SECRET const unsigned char *k, int n, unsigned char *out);
NOINLINE void region(const unsigned char *k, int n, unsigned char *out) {
  uint64_t w[4];
  memcpy(w, k, sizeof w);
  step(w, n, out);
  twice(w, n + 1, out + 8);
  step(w, n - 3, out + 16);
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  const uint64_t *w = (const uint64_t *)(const void *)k;
  unsigned char *out = zeroize_audit_output();
  volatile int n = 4;
  region(k, n, out);
  step(w, n, out + 24);
  twice(w, n, out + 32);
  step(w, n - 3, out + 40);
  zeroize_audit_observe();
  return print_output();
}
