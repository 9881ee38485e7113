// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against indices that are worked out to be another element than the one that they name, or none.
// RUN: %score %s
#include <zeroize/secret.h>

typedef unsigned char u8;
#define AT(I) ((I)&0x0f)

int rings(SECRET const u8 *key) {
  u8 w[16] = {0};
  w[AT(16 - 3)] = key[0];
  if (w[12] || w[14])
    return 1;
  if (w[13]) // expect: branch
    return 2;
  if (w[AT(29)]) // expect: branch
    return 3;
  if (w[(14 - 1)]) // expect: branch
    return 4;
  return w[AT(15)];
}
// On the way there are numbers that are negative, wrap around or are too large.
int detours(SECRET const u8 *key) {
  u8 negative[16] = {0}, wrapped[16] = {0}, large[16] = {0}, mixed[16] = {0};
  negative[1 - 2 + 1] = key[0];
  if (negative[1])
    return 1;
  if (negative[0]) // expect: branch
    return 2;
  wrapped[(0u - 3u) & 15] = key[0];
  if (wrapped[12])
    return 3;
  if (wrapped[13]) // expect: branch
    return 4;
  large[(30000 + 30000) & 15] = key[0];
  if (large[1])
    return 5;
  if (large[0]) // expect: branch
    return 6;
  mixed[(u8)(255 + 3)] = key[0];
  mixed[1 << 2] = key[0];
  mixed[-8 & 15] = key[0];
  if (mixed[3])
    return 7;
  if (mixed[2]) // expect: branch
    return 8;
  if (mixed[4]) // expect: branch
    return 9;
  if (mixed[8]) // expect: branch
    return 10;
  return 0;
}
// Behind the end, and where the compiler knows as little.
int elsewhere(SECRET const u8 *key, int i) {
  u8 behind[4] = {0}, any[4] = {0};
  behind[AT(4 + 3)] = key[0];
  if (behind[0]) // expect: branch
    return 1;
  any[AT(i - 3)] = key[0];
  return any[1] ? 2 : 0; // expect: branch
}
