// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What has large objects is not inlined into a secret function that rarely calls it: they would be erased each time. Inlined
// is what has small ones, what is called each time, and what is to be inlined always.
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O2 -c -Rpass=zeroize %attrs_include %s -o %t.o 2>&1 | %FileCheck %s --check-prefix=FRAME
#include <zeroize/secret.h>

static unsigned char table[256];
static int made;
void fill(unsigned char *out, int n);

static void make_table(void) {
  unsigned char seen[1024];
  fill(seen, 1024);
  for (int i = 0; i < 256; i++)
    table[i] = seen[4 * i] ^ seen[i];
}

// FRAME: 'look_up' scrubs its frame of {{[0-9][0-9]?}} bytes
// CHECK-LABEL: define {{.*}}@look_up
// CHECK: call {{.*}}@make_table
// CHECK: {{^}}}
int look_up(SECRET unsigned char *k) {
  if (!made) {
    make_table();
    made = 1;
  }
  return k[0] = table[k[1]];
}

static void make_small(void) {
  unsigned char seen[256];
  fill(seen, 256);
  for (int i = 0; i < 256; i++)
    table[i] = seen[i];
}
// CHECK-LABEL: define {{.*}}@small
// CHECK-NOT: call {{.*}}@make_small
// CHECK: {{^}}}
int small(SECRET unsigned char *k) {
  if (!made)
    make_small();
  return k[0] = table[k[1]];
}

static void always(unsigned char *k) {
  unsigned char seen[2048];
  fill(seen, k[0]);
  k[1] = seen[k[2]];
}
// CHECK-LABEL: define {{.*}}@each_time
// CHECK-NOT: call {{.*}}@always
// CHECK: {{^}}}
int each_time(SECRET unsigned char *k, int n) {
  if (n < 0)
    return -1;
  always(k);
  return 0;
}

static inline __attribute__((always_inline)) void wanted(void) {
  unsigned char seen[3072];
  fill(seen, 3072);
  table[3] = seen[table[4]];
}
// CHECK-LABEL: define {{.*}}@wants
// CHECK-NOT: call {{.*}}@wanted
// CHECK: {{^}}}
int wants(SECRET unsigned char *k) {
  if (!made)
    wanted();
  return k[0] = table[k[1]];
}
