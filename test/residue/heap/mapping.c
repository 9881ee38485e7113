// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// munmap leaves nothing in this process, but the pages keep the key until the kernel hands them on: another
// mapping of the same memory, here one that is not private, still shows what became of it. What belongs to a file or
// to others is not erased; of a reservation, only the pages that exist.
// RUN: %zeroize %quiet -O2 %attrs_include -D_GNU_SOURCE -c %s -o %t.o && %clang %t.o %S/Inputs/munmap.c -o %t && %t
// RUN: %zeroize %quiet -O0 %attrs_include -D_GNU_SOURCE -c %s -o %t.o && %clang %t.o %S/Inputs/munmap.c -o %t && %t
// RUN: %clang %attrs_include -D_GNU_SOURCE %s %S/Inputs/munmap.c -o %t && not %t | FileCheck %s
// CHECK: a private mapping was given back as it was
// REQUIRES: x86_64-linux
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zeroize/secret.h>

extern unsigned char seen[64];
extern void *observed;

static void give_back(SECRET unsigned char *p, size_t n) {
  observed = p;
  memset(p, 0x5a, 64);
  munmap(p, n);
}

static int all(unsigned char byte) {
  for (size_t i = 0; i < 64; i++)
    if (seen[i] != byte)
      return 0;
  return 1;
}

int main(void) {
  void *private = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  give_back(private, 8000);
  if (!all(0))
    return puts("a private mapping was given back as it was"), 1;
  void *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  give_back(shared, 4096);
  if (!all(0x5a))
    return puts("a mapping of others was erased"), 1;
  size_t large = (size_t)1 << 36;
  void *reserved = mmap(NULL, large, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  give_back(reserved, large);
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  if (!all(0) || used.ru_maxrss > 100000)
    return puts("a reservation was filled"), 1;
  return 0;
}
