// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A handshake with a pre-shared key: a state machine over a context that outlives each call and is closed at the end.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <stdlib.h>

enum state { START, HELLO, KEYS, FINISHED, FAILED };

struct connection {
  enum state state;
  unsigned sequence;
  unsigned char random[2][32];
  SECRET unsigned char psk[32];
  SECRET unsigned char master[48];
  SECRET struct { unsigned char key[32], iv[12]; } write, read;
};

static void prf(const unsigned char *secret, size_t n, const char *label,
                const unsigned char *seed, size_t seed_size, unsigned char *out,
                size_t size) {
  unsigned char a[32];
  struct hmac c;
  hmac_init(&c, secret, n);
  sha256_update(&c.inner, (const unsigned char *)label, strlen(label));
  sha256_update(&c.inner, seed, seed_size);
  hmac_final(&c, a);
  while (size) {
    unsigned char block[32];
    size_t m = size < 32 ? size : 32;
    hmac_init(&c, secret, n);
    sha256_update(&c.inner, a, 32);
    sha256_update(&c.inner, seed, seed_size);
    hmac_final(&c, block);
    memcpy(out, block, m);
    out += m;
    size -= m;
    hmac_init(&c, secret, n);
    sha256_update(&c.inner, a, 32);
    hmac_final(&c, a);
  }
}

static struct connection *open_connection(SECRET const unsigned char *psk) {
  struct connection *c = calloc(1, sizeof *c);
  memcpy(c->psk, psk, sizeof c->psk);
  return c;
}

static void step(struct connection *c, unsigned char *out) {
  switch (c->state) {
  case START:
    memset(c->random[0], 7, 32);
    memset(c->random[1], 9, 32);
    c->state = HELLO;
    break;
  case HELLO:
    prf(c->psk, sizeof c->psk, "master secret", c->random[0], 64, c->master,
        sizeof c->master);
    c->state = KEYS;
    break;
  case KEYS: {
    unsigned char block[88];
    prf(c->master, sizeof c->master, "key expansion", c->random[0], 64, block,
        sizeof block);
    memcpy(c->write.key, block, 32);
    memcpy(c->read.key, block + 32, 32);
    memcpy(c->write.iv, block + 64, 12);
    memcpy(c->read.iv, block + 76, 12);
    c->state = FINISHED;
    break;
  }
  case FINISHED:
    prf(c->write.key, 32, "finished", c->write.iv, 12, out, 12);
    c->sequence++;
    break;
  default:
    c->state = FAILED;
  }
}

static void close_connection(struct connection *c) { free(c); }

int main(void) {
  sha256_tables();
  const unsigned char *key = zeroize_audit_begin(32);
  struct connection *c = open_connection(key);
  for (int i = 0; i < 4; i++)
    step(c, zeroize_audit_output());
  close_connection(c);
  zeroize_audit_observe();
  return print_output();
}
