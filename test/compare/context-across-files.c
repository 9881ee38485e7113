// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against counts of a context that become secret because the context was handed to a function of another
// file: only the marked fields are.
// RUN: %score %s
#include <stdint.h>
#include <zeroize/secret.h>

struct hash {
  SECRET uint32_t state[8];
  uint64_t count;
  SECRET uint8_t buffer[64];
};

void hash_update(struct hash *h, SECRET const void *data, unsigned long size);

void hash_pad(struct hash *h) {
  static const uint8_t padding[64] = {0x80};
  unsigned used = (unsigned)(h->count >> 3) & 63;
  hash_update(h, padding, 1);
  used = (unsigned)(h->count >> 3) & 63;
  if (used < 56)
    for (unsigned i = 0; i < 56 - used; i++)
      h->buffer[used + i] = 0;
  if (h->buffer[0]) // expect: branch
    h->count++;
}
