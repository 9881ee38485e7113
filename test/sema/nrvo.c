// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against wiping the return slot: a returned struct must arrive unharmed at every level.
//
// RUN: %zeroize %quiet -std=c11 -O0 -o %t %s && %t
// RUN: %zeroize %quiet -std=c11 -O1 -o %t %s && %t
// RUN: %zeroize %quiet -std=c11 -O2 -o %t %s && %t
// RUN: %zeroize %quiet -std=c11 -O3 -o %t %s && %t
// RUN: %zeroize %quiet -std=c11 -Os -o %t %s && %t
// RUN: %zeroize %quiet -std=c11 -Oz -o %t %s && %t
// REQUIRES: x86_64-linux

#define SECRET __attribute__((secret))

struct large {
  long number;
  SECRET unsigned char bytes[64];
};
struct small {
  SECRET int a;
  int b;
};

__attribute__((noinline)) static struct large make_large(int n) {
  struct large l = {n, {0}};
  for (int i = 0; i < 64; ++i)
    l.bytes[i] = (unsigned char)(n + i);
  return l;
}

__attribute__((noinline)) static struct small make_small(int n) {
  struct small s = {n, n + 1};
  return s;
}

__attribute__((noinline)) static SECRET struct large marked(int n) {
  SECRET struct large l = make_large(n);
  if (n == 3) {
    struct large other = make_large(4);
    return other;
  }
  return l;
}

__attribute__((noinline)) static int scalar(int n) {
  SECRET int s = n * 3;
  return s;
}

static int wrong(struct large l, int n) {
  if (l.number != n)
    return 1;
  for (int i = 0; i < 64; ++i)
    if (l.bytes[i] != (unsigned char)(n + i))
      return 1;
  return 0;
}

int main(int argc, char **argv) {
  (void)argv;
  struct small s = make_small(argc);
  if (wrong(make_large(argc), 1) || wrong(marked(argc), 1) ||
      wrong(marked(argc + 2), 4))
    return 1;
  if (s.a != 1 || s.b != 2 || scalar(argc) != 3)
    return 2;
  return 0;
}
