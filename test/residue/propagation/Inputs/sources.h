// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that hand out a secret, known to their callers by the pointer's declaration only.
#include "../../Inputs/residue.h"

typedef int fill_fn(void *context, SECRET unsigned char *out, int n);
typedef fill_fn *filler;

struct source {
  filler first;
  const char *name;
  int (*fill)(void *context, SECRET unsigned char *out, int n);
  filler table[3];
  void *context;
};

struct holder {
  int public;
  struct source source;
};

// Returns the program's only source; its key is 32 bytes.
struct holder *open_source(const unsigned char *key);
extern filler fillers[4];
int (*find_filler(void))(void *context, SECRET unsigned char *out, int n);
int copy_plainly(void *context, unsigned char *out, int n);
