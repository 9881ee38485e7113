// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the allocator writes for itself is no residue, but is told: which blocks a program frees shows
// in the links of its lists and in sizes. What the program has written is residue, however much it
// looks like a size or a pointer.
//
// REQUIRES: x86_64-linux
// DEFINE: %{status} = %python %S/Inputs/status.py
// RUN: %clang %audit_include -O1 -g -DCASE=0 %s -o %t
// RUN: %{status} 0 %zeroize_audit %t | FileCheck --check-prefix=OWN %s
// RUN: %zeroize_audit --json %t | FileCheck --check-prefix=JSON %s
// RUN: %clang %audit_include -O1 -g -static -DCASE=0 %s -o %t
// RUN: %{status} 0 %zeroize_audit %t | FileCheck --check-prefix=OWN %s
// RUN: %clang %audit_include -O1 -g -DCASE=1 %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck %s
// RUN: %clang %audit_include -O1 -g -DCASE=2 %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck %s
// RUN: %clang %audit_include -O1 -g -DCASE=3 %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck %s
// RUN: %clang %audit_include -O1 -g -DCASE=4 %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck %s
// RUN: %clang %audit_include -O1 -g -DCASE=5 %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck %s
// RUN: %clang %audit_include -O1 -g -DCASE=6 %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck --check-prefix=GLOBAL %s

#include <stdint.h>
#include <stdlib.h>
#include <zeroize/audit.h>

enum { BLOCKS = 12 };
// Not static, or the compiler would see that nobody reads what is there.
volatile uint64_t *blocks[BLOCKS], *live, *chosen;

static __attribute__((noinline)) void clear(void) {
  __asm__ volatile("xor %%eax, %%eax\n xor %%ecx, %%ecx\n xor %%edx, %%edx\n xor %%esi, %%esi\n"
                   "xor %%edi, %%edi\n xor %%r8d, %%r8d\n xor %%r9d, %%r9d\n xor %%r10d, %%r10d\n"
                   "xor %%r11d, %%r11d\n pxor %%xmm0, %%xmm0\n pxor %%xmm1, %%xmm1"
                   :
                   :
                   : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "cc");
  volatile char below[16384];
  for (unsigned i = 0; i < sizeof below; ++i)
    below[i] = 0;
}

static __attribute__((noinline)) void use(const unsigned char *key) {
  unsigned bits = key[0] | key[1] << 8;
#if CASE == 0
  // In an order that depends on the secret, each block; one of them is large, and joins the rest of the heap or not.
  for (int i = 0; i < BLOCKS - 2; ++i) {
    unsigned first = (bits & 1) != 0;
    bits >>= 1;
    free((void *)blocks[i ^ (int)first]);
    free((void *)blocks[i ^ (int)!first]);
    i++;
  }
#elif CASE == 1 // a number that could be the size of a block
  live[1] = 0x20 + 0x10 * (bits & 7) + 1;
#elif CASE == 2 // an address of the program's own
  live[0] = (uint64_t)blocks[bits & 7];
#elif CASE == 3 // what is left in a freed block, not in its links
  blocks[3][3] = bits;
  free((void *)blocks[3]);
#elif CASE == 4 // mixed like a link, but to no block
  live[0] = ((uint64_t)live >> 12) ^ (uint64_t)(blocks[0] + 4 + 2 * (bits & 1));
#elif CASE == 5 // where the number of a cached block would be
  live[1] = bits | UINT64_C(0x5a) << 40;
#elif CASE == 6 // an address outside of the heap
  chosen = blocks[bits & 7];
#endif
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  for (int i = 0; i < BLOCKS; ++i)
    blocks[i] = calloc(1, 56);
  live = calloc(1, 72);
  use(key);
  clear();
  zeroize_audit_observe();
  return 0;
}

// OWN: observation point 1, {{.*}}: clean
// OWN-NEXT: ({{[1-9][0-9]*}} bytes of the allocator's own depend on the secret: it decides what is allocated and freed)
// JSON: "bytes": 0,
// JSON: "allocator": {{[1-9]}}
// CHECK: observation point 1, {{.*}}: {{[0-9]+}} byte{{s?}} of residue
// CHECK: heap {{[1-9]}}
// GLOBAL: globals of free-lists.c.tmp {{[1-9]}}
