// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a library that is annotated from outside, prototypes in a header without names, a
// context with a key in it, and whose caller is erased only in part.
//
// RUN: %residue %s --plugin-flags=-fplugin-arg-zeroize-secrets=%S/Inputs/library.secrets
#include <string.h>
#include <zeroize/audit.h>

// The header of the library.
typedef unsigned char block[32];
typedef struct {
  unsigned rounds;
  unsigned char key[32];
} cipher;
void cipher_init(cipher *, const unsigned char *);
void cipher_block(const cipher *, const unsigned char *, unsigned char *);
int cipher_check(const unsigned char *, const unsigned char *);

// The library.
void cipher_init(cipher *c, const unsigned char *key) {
  c->rounds = 8;
  memcpy(c->key, key, 32);
}

void cipher_block(const cipher *c, const unsigned char *in, unsigned char *out) {
  block state;
  memcpy(state, in, 32);
  for (unsigned r = 0; r < c->rounds; r++)
    for (int i = 0; i < 32; i++)
      state[i] = (unsigned char)((state[i] ^ c->key[i]) * 3 + r);
  memcpy(out, state, 32);
}

int cipher_check(const unsigned char *a, const unsigned char *b) {
  unsigned d = 0;
  for (int i = 0; i < 32; i++)
    d |= a[i] ^ b[i];
  return d == 0;
}

// The program.
__attribute__((noinline)) static int session(const unsigned char *seed, unsigned char *out) {
  cipher c;
  cipher_init(&c, seed);
  unsigned char tag[32];
  cipher_block(&c, (const unsigned char *)"01234567890123456789012345678901", tag);
  out[0] = tag[0];
  return cipher_check(tag, out);
}

int main(void) {
  const unsigned char *seed = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  int status = session(seed, out);
  zeroize_audit_observe();
  return status;
}
