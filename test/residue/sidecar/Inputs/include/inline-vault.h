// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A library that is only a header, for test/residue/sidecar/header-only.c.

#include <string.h>

struct inline_vault {
  unsigned rounds;
  unsigned char key[32];
};

static inline void inline_vault_open(struct inline_vault *v, const unsigned char *password) {
  unsigned char work[64];
  memcpy(work, password, 32);
  memcpy(work + 32, password, 32);
  for (unsigned i = 0; i < 512; i++)
    work[i % 64] = (unsigned char)(work[i % 64] * 5 + work[(i + 11) % 64]);
  memcpy(v->key, work, 32);
  v->rounds = 4;
}

static inline unsigned inline_vault_tag(const struct inline_vault *v) {
  unsigned tag = v->rounds;
  for (int i = 0; i < 32; i++)
    tag = tag * 31 + v->key[i];
  return tag;
}
