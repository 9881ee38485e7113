// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../../Inputs/residue.h"

extern SECRET unsigned char key[32];
extern SECRET unsigned char unsized[];
extern SECRET unsigned char *pointer;
extern SECRET _Thread_local unsigned char own[32];
struct context {
  int n;
  SECRET unsigned char key[32];
};
extern struct context object;

void set_keys(const unsigned char *from);
void clear_keys(void);
