// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Residue is found in whatever memory a process can have, also where the program itself can no longer
// read it, and named after that memory.
//
// REQUIRES: x86_64-linux
// RUN: %clang -D_GNU_SOURCE -O1 %audit_include -DLIBRARY -fPIC -shared %s -o %t.so
// RUN: %clang -D_GNU_SOURCE -O1 %audit_include %s %t.so -o %t
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t | FileCheck %s

#ifdef LIBRARY
unsigned char library_bss[8192], library_data[64] = {1};
#else

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zeroize/audit.h>

extern unsigned char library_bss[8192], library_data[64];
static _Thread_local unsigned char thread_local_bytes[64];
static unsigned char bss[16384];
static const unsigned char *key;

static void move(void *to, size_t size) {
  const void *from = key;
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size)::"memory");
}

static unsigned char *map(int flags, int file) {
  void *page =
      mmap(NULL, 8192, PROT_READ | PROT_WRITE, flags, file, 0);
  if (page == MAP_FAILED)
    abort();
  return page;
}

static void on_other_stack(int signal) {
  unsigned char frame[24];
  (void)signal;
  move(frame, sizeof frame);
  __asm__ volatile("" : : "r"(frame) : "memory");
}

int main(void) {
  key = zeroize_audit_begin(64);
  // From the end of the pages, so that a symbol's size and a page's rest are both looked at.
  move(bss + sizeof bss - 10, 10);
  move(library_bss + 100, 11);
  move(library_data + 8, 12);
  move(thread_local_bytes, 13);

  move(map(MAP_PRIVATE | MAP_ANONYMOUS, -1), 14);
  unsigned char *read_only = map(MAP_PRIVATE | MAP_ANONYMOUS, -1);
  move(read_only + 4096, 15);
  unsigned char *shared = map(MAP_SHARED | MAP_ANONYMOUS, -1);
  move(shared, 16);
  int file = memfd_create("file", 0);
  if (file < 0 || ftruncate(file, 8192))
    abort();
  // Only this mapping has the bytes; the file has not.
  move(map(MAP_PRIVATE, file), 17);
  if (mprotect(read_only, 8192, PROT_NONE) ||
      mprotect(shared, 8192, PROT_READ))
    abort();

  stack_t stack = {.ss_sp = malloc(1 << 16), .ss_size = 1 << 16};
  struct sigaction action = {.sa_handler = on_other_stack,
                             .sa_flags = SA_ONSTACK};
  if (!stack.ss_sp || sigaltstack(&stack, NULL) ||
      sigaction(SIGUSR1, &action, NULL))
    abort();
  raise(SIGUSR1);
  zeroize_audit_observe();
  return 0;
}
#endif

// CHECK-DAG: globals of places.c.tmp 10{{$}}
// CHECK-DAG: globals of places.c.tmp.so 23{{$}}
// CHECK-DAG: shared memory 16{{$}}
// CHECK-DAG: mapped file 17{{$}}
// CHECK-DAG: anonymous memory 42{{$}}
// CHECK-DAG: heap 24{{$}}
// CHECK: total 132{{$}}
