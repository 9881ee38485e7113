// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See secrets.h. The generator is splitmix64 (Steele, Lea, Flood: Fast
// Splittable Pseudorandom Number Generators, 2014). Covered by verbose.c.

#include "secrets.h"

#include "support.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

static uint64_t next(uint64_t *state) {
  uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return z ^ z >> 31;
}

static void fill(uint64_t *state, uint8_t *bytes, size_t size) {
  for (size_t i = 0; i < size; ++i)
    bytes[i] = (uint8_t)(next(state) >> 56);
}

uint64_t secrets_random_seed(void) {
  uint64_t seed;
  if (getrandom(&seed, sizeof seed, 0) != sizeof seed)
    fatal("cannot make a random seed: %s", strerror(errno));
  return seed;
}

void secrets_make(uint64_t seed, unsigned round, size_t size, uint8_t *a,
                  uint8_t *b, uint8_t *c) {
  uint64_t state = seed ^ (uint64_t)round << 32;
  // One step apart, two rounds with near states would share a sequence.
  state = next(&state);
  fill(&state, a, size);
  fill(&state, c, size);
  for (size_t i = 0; i < size; ++i)
    b[i] = (uint8_t)~a[i];
}
