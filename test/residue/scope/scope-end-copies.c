// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A scope ends and its function goes on: unmarked copies in variables, temporaries, spill slots, saved registers and
// the argument area must not outlive the secret.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdio.h>
#include <stdlib.h>

struct block {
  uint64_t w[6];
  unsigned char tail;
};
struct pair {
  uint64_t a, b;
};

static uint64_t near(struct block b) {
  uint64_t r = b.tail;
  for (int i = 0; i < 6; i++)
    r = r * 31 + b.w[i];
  return r;
}

static NOINLINE uint64_t far(struct block b, int n) {
  uint64_t r = n;
  for (int i = 0; i < 6; i++)
    r = r * 37 + b.w[i];
  return r;
}

static NOINLINE struct pair split(uint64_t x) {
  struct pair p = {x * 3, x >> 9};
  return p;
}

static inline uint64_t inlined(const unsigned char *k) {
  unsigned char copy[40];
  for (int i = 0; i < 40; i++)
    copy[i] = k[(i * 7) & 31] ^ i;
  uint64_t r = 0;
  for (int i = 0; i < 40; i++)
    r = r * 131 + copy[copy[i] % 40];
  return r;
}

static NOINLINE int serve(const unsigned char *seed, unsigned char *out, int rounds) {
  int lines = 0;
  for (int n = 0; n < rounds; n++) {
    {
      SECRET unsigned char session[32];
      memcpy(session, seed + 8 * (n % 4), 32);
      uint64_t s[16];
      for (int i = 0; i < 16; i++)
        s[i] = load64(session + 8 * (i & 3)) + i * 0x9e3779b97f4a7c15ull;
      for (int r = 0; r < 3; r++)
        for (int i = 0; i < 16; i++) {
          s[i] += s[(i + 5) & 15] ^ rotl64(s[(i + 11) & 15], 13);
          s[(i + 7) & 15] = rotl64(s[(i + 7) & 15] ^ s[i], 29);
        }
      struct block b;
      memcpy(b.w, s, sizeof b.w);
      b.tail = session[3];
      struct pair p = split(s[9]);
      uint64_t r = near(b) ^ far(b, n) ^ p.a ^ p.b ^ inlined(session);
      double d = (double)(s[3] >> 40) * 1.5;
      char *block = n & 1 ? malloc(48) : NULL;
      if (block) {
        memcpy(block, s, 48);
        r ^= block[40];
        free(block);
      }
      char text[40];
      snprintf(text, sizeof text, "%016llx", (unsigned long long)s[5]);
      r += text[7];
      if (n == 4) {
        memcpy(out, &r, 8);
        goto next;
      }
      r += (uint64_t)d;
      memcpy(out + 8 * (n % 8), &r, 4);
    }
  next:
    zeroize_audit_observe();
    lines += putchar('.') > 0;
  }
  return lines;
}

int main(void) {
  SECRET const unsigned char *seed = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  volatile int rounds = 6;
  return serve(seed, out, rounds) - rounds || print_output();
}
