#include "stack-words.h"

NOINLINE uint64_t seven(SECRET uint64_t a, SECRET uint64_t b, SECRET uint64_t c, SECRET uint64_t d, SECRET uint64_t e,
                        SECRET uint64_t f, SECRET uint64_t g) {
  return (a ^ rotl64(b, 3)) * (c | 1) + (d ^ rotl64(e, 9)) * (f | 3) + rotl64(g, 17);
}

NOINLINE uint64_t eight(SECRET uint64_t a, SECRET uint64_t b, SECRET uint64_t c, SECRET uint64_t d, SECRET uint64_t e,
                        SECRET uint64_t f, SECRET uint64_t g, SECRET uint64_t h) {
  /* Calls on, with other words. */
  return seven(h, g, f, e, d, c, b) ^ seven(a, h, b, g, c, f, d) * 5;
}

NOINLINE uint64_t fourteen(SECRET const uint64_t *w, int a, int b, int c, int d, int e, SECRET unsigned char f, SECRET uint16_t g,
                           SECRET uint32_t h, SECRET uint64_t i, SECRET signed char j, SECRET uint64_t k, SECRET uint64_t l,
                           SECRET const uint64_t *m) {
  uint64_t x = w[a] ^ m[b] * 3 ^ w[c] ^ m[d] * 5 ^ w[e];
  x += f * 7u + g * 11u + h * 13u + i + (uint64_t)(j * 17);
  return x ^ rotl64(k, 5) * (l | 1);
}
