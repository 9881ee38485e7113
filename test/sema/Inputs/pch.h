// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What test/sema/pch.c precompiles.

#define SECRET __attribute__((secret))

struct key {
  int length;
  SECRET unsigned char bytes[16];
};
typedef SECRET int word;
void fill(SECRET void *, int);
static inline void pch_release(int *p) { fill(p, 1); }
static inline int pch_function(int n) {
  SECRET int k __attribute__((cleanup(pch_release))) = n;
  switch (n) {
    SECRET int bypassed;
  case 0:
    bypassed = n;
    fill(&bypassed, 1);
  }
  fill(&k, 1);
  return n;
}
