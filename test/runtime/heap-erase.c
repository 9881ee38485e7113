// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Blocks of every size are erased whole, and nothing beside them is.
// RUN: %clang -O2 -fno-pic -no-pie %s %S/../../runtime/heap*.c %S/../../runtime/clear_vectors.c %S/../../runtime/clear_high.c %S/../../runtime/probe_cpu.c -o %t
// RUN: %t

#include <stddef.h>
#include <stdio.h>
#include <string.h>

void __zeroize_heap_erase(void *block, size_t size);

enum { LARGEST = 3000, BESIDE = 80 };

int main(void) {
  static unsigned char bytes[BESIDE + 8 + LARGEST + BESIDE];
  for (size_t start = BESIDE; start < BESIDE + 8; start++)
    for (size_t size = 0; size <= LARGEST; size++) {
      memset(bytes, 0xa5, sizeof bytes);
      __zeroize_heap_erase(bytes + start, size);
      for (size_t i = 0; i < sizeof bytes; i++)
        if (bytes[i] != (i >= start && i < start + size ? 0 : 0xa5)) {
          fprintf(stderr, "%zu bytes at %zu: byte %zu is %02x\n", size, start, i, bytes[i]);
          return 1;
        }
    }
  return 0;
}
