// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against residue of a library in which nothing is marked: with
// -fplugin-arg-zeroize-assume-secret what its callers hand it counts as secret, also through a table
// of functions, and its blocks are wiped.
//
// RUN: %residue %s --plain=%S/Inputs/caller.c --plugin-flags=-fplugin-arg-zeroize-assume-secret
// REQUIRES: x86_64-linux

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct table {
  void (*absorb)(uint32_t *state, const unsigned char *key);
  void (*squeeze)(const uint32_t *state, unsigned char *out);
};

struct mixer {
  const struct table *table;
  uint32_t *state;
};

static uint32_t rotate(uint32_t x, int n) { return x << n | x >> (32 - n); }

static void absorb(uint32_t *state, const unsigned char *key) {
  uint32_t words[8];
  memcpy(words, key, sizeof words);
  for (int round = 0; round < 20; round++)
    for (int i = 0; i < 8; i++)
      words[i] = rotate(words[i] + words[(i + 1) % 8], 7) ^ words[(i + 5) % 8];
  memcpy(state, words, sizeof words);
}

static void squeeze(const uint32_t *state, unsigned char *out) {
  uint32_t copy[8];
  memcpy(copy, state, sizeof copy);
  for (int i = 0; i < 8; i++)
    out[i] = (unsigned char)(copy[i] ^ copy[i] >> 9);
}

static const struct table standard = {absorb, squeeze};

struct mixer *mixer_new(const unsigned char *key) {
  struct mixer *m = malloc(sizeof *m);
  m->table = &standard;
  m->state = malloc(32);
  m->table->absorb(m->state, key);
  return m;
}

void mixer_out(struct mixer *m, unsigned char *out) {
  m->table->squeeze(m->state, out);
}

void mixer_free(struct mixer *m) {
  free(m->state);
  free(m);
}
