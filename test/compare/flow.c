// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret that is stored where nothing says secret outlives the function; only who asks is told.
// RUN: %score -fplugin-arg-zeroize-flow=warn %s
// RUN: %zeroize -fsyntax-only %attrs_include %s 2>&1 | count 0
#include <string.h>
#include <zeroize/secret.h>

struct open {
  unsigned char bytes[16];
  SECRET unsigned char key[16];
};
static unsigned char copy[16];
static SECRET unsigned char kept[16];

void into_static(SECRET const unsigned char *k) {
  memcpy(copy, k, 16); // expect: flow
}
void into_parameter(SECRET const unsigned char *k, unsigned char *out) {
  for (int i = 0; i < 16; i++)
    out[i] = k[i]; // expect: flow
}
void into_field(SECRET const unsigned char *k, struct open *o) {
  memcpy(o->key, k, 16);
  memcpy(o->bytes, k, 16); // expect: flow
}
void into_marked(SECRET const unsigned char *k, SECRET unsigned char *out) {
  memcpy(kept, k, 16);
  memcpy(out, k, 16);
}
unsigned into_local(SECRET const unsigned char *k) {
  unsigned char local[16];
  memcpy(local, k, 16);
  return secret_declassify(local[3]);
}
struct holder {
  unsigned char *open;
  SECRET unsigned char *kept;
};
void pointer(struct holder *h, SECRET unsigned char *block) {
  h->kept = block;
  h->open = block; // expect: flow
}
static void helper(unsigned char *to, const unsigned char *from) { memcpy(to, from, 16); }
void by_helper(SECRET const unsigned char *k) {
  unsigned char local[16];
  helper(local, k);
  memset(local, 0, 16);
}
