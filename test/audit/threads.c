// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All threads are stopped and looked at: a key in another thread's registers or stack is residue,
// while threads that only make noise are not, and hide nothing.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 %audit_include %s -pthread -o %t
// RUN: %zeroize_audit %t | FileCheck --check-prefix=CLEAN %s
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t leak | FileCheck %s

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <zeroize/audit.h>

static const unsigned char *key;
static atomic_bool stop;
static atomic_int ready;
static atomic_ulong counter;

static void *noisy(void *unused) {
  volatile unsigned long frame[16];
  (void)unused;
  ++ready;
  while (!stop)
    frame[++counter % 16] = __builtin_ia32_rdtsc();
  return NULL;
}

static void *holds_the_key(void *unused) {
  (void)unused;
  // Stays in the loop, with the key in a register.
  __asm__ volatile("movq (%1), %%r14\n\t"
                   "lock incl %0\n"
                   "1:\n\tpause\n\tcmpb $0, %2\n\tje 1b\n\t"
                   "xorl %%r14d, %%r14d"
                   : "+m"(ready)
                   : "r"(key), "m"(stop)
                   : "r14", "memory");
  return NULL;
}

int main(int count, char **arguments) {
  pthread_t threads[3];
  (void)arguments;
  key = zeroize_audit_begin(16);
  for (int i = 0; i < 3; ++i)
    if (pthread_create(&threads[i], NULL,
                       i == 2 && count > 1 ? holds_the_key : noisy, NULL))
      abort();
  while (ready < 3)
    ;
  zeroize_audit_observe();
  stop = 1;
  for (int i = 0; i < 3; ++i)
    pthread_join(threads[i], NULL);
  return 0;
}

// CLEAN: observation point 1, {{.*}}: clean
// CHECK: observation point 1, {{.*}}: 8 bytes of residue
// CHECK-NEXT: r14 of thread 4 8{{$}}
