// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A main thread that has ended while others go on tells the tool nothing more: waiting for it would
// be for ever. Its stack is looked at all the same.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 %audit_include %s -pthread -o %t
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t | FileCheck %s

#include <pthread.h>
#include <stdlib.h>
#include <zeroize/audit.h>

static pthread_t main_thread;

static void *outlive(void *unused) {
  (void)unused;
  pthread_join(main_thread, NULL);
  zeroize_audit_observe();
  exit(0);
}

int main(void) {
  const unsigned char *from = zeroize_audit_begin(24);
  unsigned char frame[24];
  void *to = frame;
  size_t size = sizeof frame;
  pthread_t thread;
  main_thread = pthread_self();
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size)::"memory");
  if (pthread_create(&thread, NULL, outlive, NULL))
    abort();
  pthread_exit(NULL);
}

// CHECK: observation point 1, {{.*}}: 24 bytes of residue
// CHECK-NEXT: stack of the ended main thread 24{{$}}
