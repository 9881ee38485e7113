// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Inside a function at work only verbatim copies of eight bytes or more count, in memory and in
// registers; of a shorter secret only the whole.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 %audit_include %s -o %t
// RUN: %zeroize_audit %t 32 7 | FileCheck --check-prefix=NONE %s
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t 32 8 | FileCheck --check-prefix=EIGHT %s
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t 32 31 | FileCheck --check-prefix=ALL %s
// RUN: %zeroize_audit %t 5 4 | FileCheck --check-prefix=NONE %s
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t 5 5 | FileCheck --check-prefix=FIVE %s
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t 1 1 | FileCheck --check-prefix=ONE %s

#include <stdlib.h>
#include <zeroize/audit.h>

static unsigned char table[128];

int main(int count, char **arguments) {
  if (count != 3)
    return 1;
  size_t total = (size_t)atoi(arguments[1]), size = (size_t)atoi(arguments[2]);
  const unsigned char *key = zeroize_audit_begin(total);
  // From the secret's end, where an off-by-one would show.
  const void *from = key + total - size;
  void *to = table + 3;
  size_t left = size; // `rep` counts down
  if (size == 8)
    __asm__ volatile("movq (%0), %%r12" : : "r"(from) : "r12");
  else
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(left)::"memory");
  // Seven bytes must not become eight by chance.
  if (size == 7)
    table[2] = key[total - size - 1] ^ 0xff;
  // Depends on the secret, but is no copy.
  for (size_t i = 0; i < total; ++i)
    table[64 + i] = key[i] ^ 0xa5;
  __asm__ volatile("xorl %%eax, %%eax\n\txorl %%ecx, %%ecx\n\t"
                   "xorl %%edx, %%edx\n\tpxor %%xmm0, %%xmm0"
                   :
                   :
                   : "rax", "rcx", "rdx", "xmm0", "memory");
  zeroize_audit_observe_copies();
  return 0;
}

// NONE: observation point 1, {{.*}}, copies only: clean
// EIGHT: observation point 1, {{.*}}, copies only: 8 bytes of residue
// EIGHT-NEXT: r12 8{{$}}
// ALL: observation point 1, {{.*}}, copies only: 31 bytes of residue
// ALL-NEXT: globals of copies.c.tmp 31{{$}}
// FIVE: observation point 1, {{.*}}, copies only: 5 bytes of residue
// FIVE-NEXT: globals of copies.c.tmp 5{{$}}
// ONE: observation point 1, {{.*}}, copies only: 1 byte of residue
// ONE-NEXT: globals of copies.c.tmp 1{{$}}
