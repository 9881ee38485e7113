// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What inline assembly computes from secrets is secret; the pointers that it moves are not.
// RUN: %score %s
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>

extern unsigned char other[32];
extern int table[8];

int output(SECRET int x) {
  int y;
  __asm__ volatile("" : "=r"(y) : "0"(x));
  return y ? 1 : 2; // expect: branch
}
int both_ways(SECRET int x) {
  __asm__ volatile("" : "+r"(x));
  return x ? 1 : 2; // expect: branch
}
int memory(SECRET int x) {
  int y;
  __asm__ volatile("" : "=m"(y) : "r"(x));
  return y ? 1 : 2; // expect: branch
}
int from_memory(SECRET const unsigned char *key) {
  unsigned y;
  __asm__ volatile("" : "=r"(y) : "m"(*key));
  return table[y & 7]; // expect: index
}
int public_output(SECRET int x, int n) {
  int y;
  __asm__ volatile("" : "=r"(y) : "0"(n));
  return y ? x : 2;
}
int moved_pointers(SECRET const uint64_t *a, uint64_t *sum, SECRET uint64_t b) {
  uint64_t carry = 0;
  __asm__ volatile("" : "+r"(carry), "+r"(a), "+r"(sum), "+m"(*sum) : "r"(b), "m"(*a) : "memory");
  return a[1] == sum[1] && sum != 0; // expect: branch
}
int only_pointers(SECRET const uint64_t *a, SECRET uint64_t *sum, SECRET uint64_t b) {
  __asm__ volatile("" : "+r"(a), "+r"(sum) : "r"(b) : "memory");
  return a == sum;
}
int same_memory(SECRET const unsigned char *key) {
  const unsigned char *hidden;
  __asm__ volatile("" : "=r"(hidden) : "0"(key));
  return memcmp(hidden, other, 32); // expect: compare
}
uint64_t multiplied(SECRET uint64_t a, uint64_t b) {
  uint64_t low, high;
  __asm__("" : "=r"(low), "=r"(high) : "r"(a), "r"(b));
  return low ^ high;
}
