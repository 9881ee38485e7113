// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A release that is a mistake ends as it would have ended without the plugin, and writes nowhere where the program owns
// nothing: glibc recognises a second free by what it left in the block, which must still be there.
// RUN: %clang -w -O1 %attrs_include %s -o %t.plain
// RUN: %zeroize -w %quiet -O1 %attrs_include %s -o %t.wiped
// RUN: not --crash %t.plain twice 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not --crash %t.wiped twice 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not --crash %t.plain twice-later 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not --crash %t.wiped twice-later 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not --crash %t.plain twice-large 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not --crash %t.wiped twice-large 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not --crash %t.wiped twice-large later 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not --crash %t.plain inside 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.wiped inside 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.wiped inside later 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.plain inside-far 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.wiped inside-far 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.wiped inside-far later 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: %t.plain twice-handled
// RUN: %t.wiped twice-handled
// RUN: %t.wiped mapped
// RUN: not --crash %t.plain twice-last 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not --crash %t.wiped twice-last 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not --crash %t.wiped twice-last later 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not --crash %t.plain no-size 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.wiped no-size 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.wiped no-size later 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.plain any-size 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.wiped any-size 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.wiped any-size later 2>&1 | FileCheck %s --check-prefix=INSIDE
// RUN: not --crash %t.plain static
// RUN: not --crash %t.wiped static
// RUN: not --crash %t.wiped static later
// RUN: %t.wiped null
// RUN: %t.wiped no-memory
// RUN: %t.wiped stack
// REQUIRES: x86_64-linux, glibc
// TWICE: free(): double free detected
// LARGE: double free or corruption
// INSIDE: invalid pointer
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zeroize/secret.h>

static unsigned char *volatile hidden;
static _Alignas(16) unsigned char fixed[64];

static void twice(size_t n, int later) {
  SECRET unsigned char *p = malloc(n);
  void *between[3];
  for (int i = 0; i < 3; i++)
    between[i] = malloc(n);
  memset(p, 7, n);
  hidden = p;
  free(p);
  for (int i = 0; i < (later ? 3 : 0); i++)
    free(between[i]);
  SECRET unsigned char *again = hidden;
  free(again);
}

// The program goes on to use the allocator, whose list of free blocks goes through the block.
static void handle(int signal) {
  (void)signal;
  unsigned char *volatile block = malloc(3000);
  _exit(block ? 0 : 1);
}

// What lies in front of it may look like the size of a block, and lead far away.
static void inside(size_t header) {
  SECRET unsigned char *p = malloc(64);
  memset(p, 7, 64);
  memcpy(p, &header, sizeof header);
  hidden = p + 8;
  SECRET unsigned char *q = hidden;
  free(q);
}

// Behind a block that has a mapping of its own there may be no memory.
static int mapped(void) {
  size_t n = 1 << 18;
  int in_front = 0;
  mallopt(M_MMAP_THRESHOLD, 1 << 16);
  for (int i = 0; i < 64; i++) {
    char *guard = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    SECRET unsigned char *p = malloc(n);
    memset(p, 7, n);
    in_front += guard - (char *)p - (long)n >= 0 && guard - (char *)p - (long)n < 8192;
    free(p);
    if (!malloc(n)) // The kernel fills gaps first.
      return 2;
  }
  return !in_front;
}

static void null(void) {
  SECRET unsigned char *p = NULL;
  free(p);
}

__attribute__((noinline)) static void release(SECRET unsigned char *p) { free(p); }

// The block has become a part of what follows all blocks, up to where nothing is mapped.
static void twice_last(void) {
  release(malloc(8));
  hidden = malloc(2000);
  release(hidden);
  release(hidden);
}

static void of_static(int byte, unsigned char size) {
  memset(fixed, byte, 64);
  fixed[8] = size;
  hidden = fixed + 16;
  SECRET unsigned char *q = hidden;
  free(q);
}

// The idiom of a small buffer in front of the heap.
static int stack(size_t n) {
  SECRET unsigned char small[32];
  unsigned char *p = n <= sizeof small ? small : malloc(n);
  memset(p, 9, n);
  int sum = p[0] + p[n - 1];
  if (p != small)
    free(p);
  return sum != 18;
}

// The block is as it was when there is no memory for more.
static int no_memory(void) {
  SECRET unsigned char *p = malloc(64);
  memset(p, 5, 64);
  size_t much = PTRDIFF_MAX;
  unsigned char *q = realloc(p, much);
  if (q)
    return 1;
  int sum = 0;
  for (int i = 0; i < 64; i++)
    sum += p[i];
  free(p);
  return sum != 320;
}

// The first release finds out what allocator this is; later ones are done in another way.
static void learn(void) {
  SECRET unsigned char *p = malloc(200);
  memset(p, 7, 200);
  free(p);
}

int main(int argc, char **argv) {
  if (argc < 2)
    return 2;
  if (argc > 2)
    learn();
  if (!strcmp(argv[1], "twice"))
    twice(64, 0);
  else if (!strcmp(argv[1], "twice-later"))
    twice(24, 1);
  else if (!strcmp(argv[1], "twice-large"))
    twice(3000, 0);
  else if (!strcmp(argv[1], "inside"))
    inside(0x0707070707070707);
  else if (!strcmp(argv[1], "inside-far"))
    inside(0x7fffffff0000);
  else if (!strcmp(argv[1], "twice-handled")) {
    signal(SIGABRT, handle);
    twice(3000, 0);
  } else if (!strcmp(argv[1], "mapped"))
    return mapped();
  else if (!strcmp(argv[1], "static"))
    of_static(0, 0);
  else if (!strcmp(argv[1], "no-size"))
    of_static(0, 1);
  else if (!strcmp(argv[1], "any-size"))
    of_static(0xff, 0xff);
  else if (!strcmp(argv[1], "twice-last"))
    twice_last();
  else if (!strcmp(argv[1], "null"))
    null();
  else if (!strcmp(argv[1], "no-memory"))
    return no_memory();
  else if (!strcmp(argv[1], "stack"))
    return stack(20) + stack(200);
  return 0;
}
