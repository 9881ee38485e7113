// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which functions attest that they scrub for themselves: not what leaves something behind, nobody who holds no secret,
// nobody whom only this file can call; not where the eight bytes in front of the function are somebody else's.
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O0 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=WEAK
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=OPEN
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=INNER
// RUN: %zeroize %quiet -O2 -fplugin-arg-zeroize-depth=0 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fplugin-arg-zeroize-depth=1024 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fsplit-stack -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -mgeneral-regs-only -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fsanitize=kcfi -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fsanitize=function -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fpatchable-function-entry=4,2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -DLEAF -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=LEAF
// RUN: %zeroize %quiet -O2 -DLEAF -S %attrs_include %s -o - | %FileCheck %s --check-prefix=CPU
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s --check-prefix=ASM
// RUN: %zeroize %quiet -O2 -falign-functions=32 -S %attrs_include %s -o - | %FileCheck %s --check-prefix=ALIGNED
#include <zeroize/secret.h>

// CHECK: define {{.*}}@holds({{.*}} #[[#HOLDS:]]
// CHECK: attributes #[[#HOLDS]] = {{.*}}"zeroize-attests"
// WEAK: define {{.*}}@replaceable({{.*}} #[[#REPLACEABLE:]]
// WEAK: attributes #[[#REPLACEABLE]] = {{.*}}"zeroize-attests"
// OPEN: define {{.*}}@open({{.*}} #[[#OPEN:]]
// OPEN-NOT: attributes #[[#OPEN]] = {{.*}}"zeroize-attests"
// INNER: define {{.*}}@inner({{.*}} #[[#INNER:]]
// INNER-NOT: attributes #[[#INNER]] = {{.*}}"zeroize-attests"
// NONE-NOT: "zeroize-attests"
// What asks the processor is as good as what reads a field.
// LEAF: define {{.*}}@ability({{.*}} #[[#ABILITY:]]
// LEAF: define {{.*}}@calls({{.*}} #[[#CALLS:]]
// LEAF: define {{.*}}@stores({{.*}} #[[#CALLS]]
// LEAF: define {{.*}}@vectors({{.*}} #[[#CALLS]]
// LEAF: attributes #[[#ABILITY]] = {{.*}}"zeroize-attests"
// LEAF-NOT: attributes #[[#CALLS]] = {{.*}}"zeroize-attests"
// They change no vector register, and clear none.
// CPU-LABEL: ability:
// CPU: cpuid
// CPU-NOT: zeroize
// CPU: xorl %edx, %edx
// CPU-NOT: zeroize
// CPU: retq
// CPU-LABEL: barrier:
// CPU-NOT: zeroize
// CPU: retq
static int inner(const unsigned char *k);
// ASM: .long 3550430982
// ASM-NEXT: .long 1519132171
// ASM-NEXT: {{^}}holds:
// ALIGNED: .p2align 5
// ALIGNED-COUNT-6: .long 0
// ALIGNED-NEXT: .long 3550430982
// ALIGNED-NEXT: .long 1519132171
// ALIGNED-NEXT: {{^}}holds:
int holds(SECRET const unsigned char *k) { return secret_declassify(inner(k)); }
// ASM: {{^}}replaceable:
__attribute__((weak)) int replaceable(SECRET const unsigned char *k) { return secret_declassify(k[5]); }
// ASM-NOT: .long 3550430982
// ASM: {{^}}open:
void elsewhere(int n);
int open(int n) {
  elsewhere(n);
  return n * 3;
}
static __attribute__((noinline)) int inner(const unsigned char *k) { return k[3] * k[4]; }
#ifdef LEAF
int ability(unsigned which) {
  static int known;
  static unsigned features;
  if (!known) {
    unsigned a, b, d;
    __asm__("movl $1, %%eax\n\tcpuid ; " : "=c"(features), "=a"(a), "=b"(b), "=d"(d));
    known = 1;
  }
  return (features & which) != 0;
}
long barrier(long v) {
  __asm__("" : "+r"(v));
  return v;
}
long calls(long v) {
  __asm__("nop\n\tcall elsewhere" : "+r"(v));
  return v;
}
long stores(long v) {
  __asm__("movq %0, -16(%%rsp)" : "+r"(v));
  return v;
}
long vectors(long v) {
  __asm__("movq %0, %%xmm1" : "+r"(v));
  return v;
}
#endif
