// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about a function of another file that is called with a secret through a pointer, and does not say so.
// RUN: %score %s
#include <zeroize/secret.h>

typedef void on_key(void *context, SECRET const unsigned char *key);
void each_key(on_key *f, void *context);
void elsewhere(void *context, const unsigned char *key);
void marked(void *context, SECRET const unsigned char *key);
static unsigned char first;
static void here(void *context, const unsigned char *key) { *(unsigned char *)context = key[0]; }

struct handlers {
  on_key *key;
  void (*plain)(void *, const unsigned char *);
};
struct handlers table = {elsewhere, elsewhere}; // expect: escape

void use(void) {
  each_key(elsewhere, 0); // expect: escape
  each_key(marked, 0);
  each_key(here, &first);
}
