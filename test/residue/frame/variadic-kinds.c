// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variadic function that picks doubles, long doubles, 128-bit integers and structs from registers and from the stack, called by name and through a pointer.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdarg.h>

struct pair {
  uint64_t a, b;
};
struct wide {
  uint64_t w[6];
};

static NOINLINE double gather(const char *kinds, ...) {
  va_list ap;
  double sum = 0;
  va_start(ap, kinds);
  for (; *kinds; kinds++)
    switch (*kinds) {
    case 'd':
      sum += va_arg(ap, double);
      break;
    case 'l':
      sum += (double)va_arg(ap, long double);
      break;
    case 'q':
      sum += (double)(uint64_t)(va_arg(ap, unsigned __int128) >> 64);
      break;
    case 'p': {
      struct pair p = va_arg(ap, struct pair);
      sum += (double)(p.a ^ p.b);
      break;
    }
    case 'w': {
      struct wide w = va_arg(ap, struct wide);
      sum += (double)(w.w[0] + w.w[5]);
      break;
    }
    case 'i':
      sum += va_arg(ap, int);
      break;
    }
  va_end(ap);
  return sum;
}

static double (*volatile logger)(const char *, ...) = gather;

static NOINLINE void account(SECRET const unsigned char *key,
                             unsigned char *out) {
  SECRET double d = load32(key) / 3.0;
  SECRET long double l = load64(key + 4) * 1.25L;
  SECRET unsigned __int128 q =
      (unsigned __int128)load64(key + 12) << 64 | load64(key + 1);
  SECRET struct pair p = {load64(key + 2), load64(key + 9)};
  SECRET struct wide w;
  for (int i = 0; i < 6; i++)
    w.w[i] = load64(key + 3 * i);
  double sum = gather("dddldqpwiiiiidwp", d, d * 2, d / 7, l, d + 1, q, p, w,
                      (int)key[0], (int)key[1], 2, 3, 4, d * d, w, p);
  sum += logger("ddddddddddlq", d, d, d, d + 5, d, d, d, d - 3, d, d * 11,
                l / 3, q * 5);
  memcpy(out, &sum, sizeof sum);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  account(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
