// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../../Inputs/residue.h"

struct generator {
  virtual ~generator() {}
  virtual void fill(SECRET unsigned char *out, int n) = 0;
  virtual SECRET unsigned next() { return 0; }
};

generator &open_generator(const unsigned char *key);
