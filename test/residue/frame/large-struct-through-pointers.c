// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A struct of more than 256 bytes goes by value through three levels, function pointers and a table: each level has its own copies.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct schedule {
  uint64_t w[37];
  unsigned char tail[5];
};
typedef struct schedule (*step)(struct schedule);

static NOINLINE struct schedule first(struct schedule s) {
  permute(s.w, 37, 1);
  s.tail[0]++;
  return s;
}
static NOINLINE struct schedule second(struct schedule s) {
  s = first(s);
  permute(s.w, 37, 1);
  return s;
}
static NOINLINE struct schedule third(struct schedule s) {
  return second(first(s));
}
static NOINLINE struct schedule twice(step f, struct schedule s) {
  return f(f(s));
}
static step const steps[] = {first, second, third};

static NOINLINE void run(SECRET const unsigned char *key,
                         const unsigned char *order, unsigned n,
                         unsigned char *out) {
  SECRET struct schedule s = {{0}, {0}};
  for (int i = 0; i < 37; i++)
    s.w[i] = load64(key + i % 20);
  for (unsigned i = 0; i < n; i++)
    s = i & 1 ? twice(steps[order[i]], s) : steps[order[i]](s);
  store64(out, third((struct schedule){{s.w[0], s.w[5]}, {s.tail[0]}}).w[3] ^
                   s.w[36]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  static const unsigned char order[] = {2, 1, 0, 2, 2};
  run(key, order, sizeof order, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
