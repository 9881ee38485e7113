// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which functions of other files are taken to leave nothing: those that wipe; those that are given nothing but small
// public numbers and return none of which a secret is made, and no address where one is or will be. Not if somebody else may know of a secret anyway.
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O0 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NAMED
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=TOLD
// RUN: %zeroize %quiet -O2 -DVISIBLE -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=EXPOSED
// RUN: %zeroize %quiet -O2 -DBELOW -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=EXPOSED
// RUN: %zeroize %quiet -O2 -DHANDED -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=EXPOSED
// RUN: %zeroize %quiet -O2 -DTAKEN -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=EXPOSED
// RUN: %zeroize %quiet -O2 -DPRINTED -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=EXPOSED
#include <zeroize/secret.h>

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int ability(unsigned which);
void tick(void);
unsigned take(unsigned value);
unsigned make(void);
unsigned make_later(void);
unsigned make_length(void);
unsigned long wide(void);
const int *where(int number);
unsigned char *shelf(void);
unsigned char *vault(int number);
struct chest {
  unsigned char *inside;
} *chest(void);
int look(const unsigned char *p);
int any(int n, ...);
_Noreturn void stop(int n);
int by_address(int n);
void memwipe(void *p, size_t n);
struct candle;
void burn(struct candle *c);
int told(SECRET unsigned value);
void unknown(const unsigned char *p);

int (*hook)(int) = by_address;
#ifdef VISIBLE
SECRET unsigned char visible[16];
#endif
#ifdef BELOW
SECRET unsigned char *below;
#endif
static int table[8];

// CHECK-DAG: declare {{.*}}@ability({{.*}} #[[#PUBLIC:]]
// CHECK-DAG: declare {{.*}}@tick() {{.*}}#[[#PUBLIC]]
// CHECK-DAG: declare {{.*}}@make_length() {{.*}}#[[#PUBLIC]]
// CHECK-DAG: declare {{.*}}@where({{.*}} #[[#PUBLIC]]
// CHECK-DAG: declare {{.*}}@memwipe({{.*}} #[[#WIPES:]]
// CHECK-DAG: declare {{.*}}@make() {{.*}}#[[#OTHER:]]
// CHECK-DAG: declare {{.*}}@make_later() {{.*}}#[[#OTHER]]
// CHECK-DAG: declare {{.*}}@wide() {{.*}}#[[#OTHER]]
// CHECK-DAG: declare {{.*}}@shelf() {{.*}}#[[#OTHER]]
// CHECK-DAG: declare {{.*}}@vault({{.*}} #[[#OTHER]]
// CHECK-DAG: declare {{.*}}@chest() {{.*}}#[[#OTHER]]
// CHECK-DAG: declare {{.*}}@look({{.*}} #[[#OTHER]]
// CHECK-DAG: declare {{.*}}@any({{.*}} #[[#OTHER]]
// CHECK-DAG: declare {{.*}}@by_address({{.*}} #[[#OTHER]]
// A wiper by its name only; one that says that it is given a secret.
// NAMED: declare {{.*}}@burn({{.*}} #[[#NAMED:]]
// NAMED: attributes #[[#NAMED]] =
// NAMED-NOT: public-callee
// NAMED-SAME: {{$}}
// TOLD: declare {{.*}}@told({{.*}} #[[#TOLD:]]
// TOLD: attributes #[[#TOLD]] =
// TOLD-NOT: public-callee
// TOLD-SAME: {{$}}
// CHECK: attributes #[[#PUBLIC]] = {{.*}}"zeroize-public-callee"
// CHECK: attributes #[[#WIPES]] = {{.*}}"zeroize-public-callee"
// CHECK-NOT: "zeroize-public-callee"
// EXPOSED-DAG: declare {{.*}}@ability({{.*}} #[[#OTHER:]]
// EXPOSED-DAG: declare {{.*}}@tick() {{.*}}#[[#OTHER]]
// EXPOSED-DAG: declare {{.*}}@memwipe({{.*}} #[[#WIPES:]]
// EXPOSED: attributes #[[#WIPES]] = {{.*}}"zeroize-public-callee"
// EXPOSED-NOT: "zeroize-public-callee"
int run(SECRET const unsigned char *key) {
  SECRET unsigned char copy[16];
  unsigned char buffer[4];
  memcpy(copy, key, sizeof copy);
  if (ability(3))
    copy[0] ^= 1;
  tick();
  copy[2] = (unsigned char)make();
  unsigned later = make_later();
  memcpy(buffer, &later, sizeof buffer);
  copy[3] = buffer[1];
  if (make_length() > 7)
    copy[4] = 0;
  int n = wide() > 3;
  n += *where(3) + look((const unsigned char *)table) + any(1, 2) + hook(n) + by_address(n);
#ifdef HANDED
  unknown(copy);
#endif
#ifdef TAKEN
  copy[6] ^= take(copy[1]) & 1;
#endif
#ifdef PRINTED
  printf("%02x", copy[0]);
#endif
  copy[8] ^= *shelf();
  memcpy(vault(1), copy, 4);
  chest()->inside[1] = copy[9];
  burn((struct candle *)table);
  n += told(copy[7]);
  memwipe(copy, sizeof copy);
  if (n == 12345)
    stop(n);
  return secret_declassify(copy[5]) + n;
}
