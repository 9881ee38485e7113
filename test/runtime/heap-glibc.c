// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Blocks of glibc's malloc are wiped before free without asking malloc_usable_size: the test sees that it is not asked, and
// finds every block wiped up to its end.
// RUN: %zeroize -w %quiet -O2 %attrs_include %s -o %t && %t
// RUN: %zeroize -w %quiet -O2 -static %attrs_include %s -o %t.static && %t.static
// RUN: %zeroize -w %quiet -O2 -fno-pic -no-pie %attrs_include %s -o %t.fixed && %t.fixed
// REQUIRES: x86_64-linux, glibc
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

extern int __zeroize_heap_sizes;

static unsigned char *volatile seen;
static volatile size_t filled;

__attribute__((noinline)) static void use(size_t size, size_t alignment) {
  SECRET unsigned char *p = alignment ? aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment) : malloc(size);
  memset(p, 0x5a, malloc_usable_size(p));
  filled = malloc_usable_size(p);
  seen = p;
  free(p);
}

// glibc writes two words into a small block, and four into a large one, when it is released: addresses and random numbers, of
// which any byte may be 0x5a. There, only whole words tell.
static size_t left(void) {
  size_t count = 0;
  for (size_t i = 0; i < filled; i += 8) {
    size_t same = 0;
    for (size_t j = i; j < i + 8; j++)
      same += seen[j] == 0x5a;
    count += i >= 32 || same == 8 ? same : 0;
  }
  return count;
}

int main(void) {
  for (size_t size = 1; size < 3000; size += size < 70 ? 1 : 37) {
    void *before = malloc(16);
    use(size, 0);
    if (left())
      return printf("%zu bytes of %zu left\n", left(), size), 1;
    (void)before;
  }
  for (size_t alignment = 32; alignment <= 4096; alignment *= 2) {
    use(100, alignment);
    if (left())
      return printf("%zu bytes left with %zu\n", left(), alignment), 1;
  }
  use(1 << 20, 0); // gone with its pages
  return printf("%d\n", __zeroize_heap_sizes), __zeroize_heap_sizes != 3;
}
