// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// For attested-leaf.c: of these two nothing says that they are given a secret; the file holds one.
#include <stdint.h>
#include <zeroize/secret.h>

uint64_t pick(const uint64_t *p) { return p[0] * 3 ^ (p[1] + p[3]) * p[2]; }

uint64_t mix(const uint64_t *p) {
  uint64_t sum = 0;
  for (int i = 0; i < 16; i++)
    sum += p[i & 3] * (p[(i + 1) & 3] ^ (uint64_t)i) + (p[2] << i);
  return sum ^ p[0];
}

uint64_t (*const leaves[])(const uint64_t *) = {pick, mix};

int holds(SECRET const unsigned char *k) { return secret_declassify(k[0]); }
