// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "sources.h"

static int fill(void *context, SECRET unsigned char *out, int n) {
  memcpy(out, context, n);
  return n;
}

static struct holder only = {1, {fill, "only", fill, {fill, fill, fill}, 0}};
filler fillers[4] = {fill, fill, fill, fill};

struct holder *open_source(const unsigned char *key) {
  only.source.context = (void *)key;
  return &only;
}

int (*find_filler(void))(void *context, SECRET unsigned char *out, int n) { return fill; }

int copy_plainly(void *context, unsigned char *out, int n) {
  memcpy(out, context, n);
  return n;
}
