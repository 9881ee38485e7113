// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A program that blocks signals or takes them all the time is observed like any other; what a signal
// frame keeps of a register is residue below the stack pointer.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 -D_GNU_SOURCE %audit_include %s -o %t
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t | FileCheck %s

#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <zeroize/audit.h>

static volatile sig_atomic_t count;

static void on_alarm(int signal) { count += signal != 0; }

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  struct sigaction action = {.sa_handler = on_alarm};
  struct itimerval often = {{0, 2000}, {0, 2000}};
  sigset_t others;
  sigfillset(&others);
  sigdelset(&others, SIGALRM);
  if (sigaction(SIGALRM, &action, NULL) ||
      sigprocmask(SIG_SETMASK, &others, NULL) ||
      setitimer(ITIMER_REAL, &often, NULL))
    abort();
  while (count < 5)
    ;
  zeroize_audit_observe();
  __asm__ volatile("movq (%0), %%xmm9" : : "r"(key) : "xmm9");
  for (int seen = count; count == seen;)
    ;
  __asm__ volatile("pxor %%xmm9, %%xmm9" : : : "xmm9");
  zeroize_audit_observe();
  return 0;
}

// CHECK: observation point 1, {{.*}}: clean
// CHECK-NEXT: observation point 2, {{.*}}: 8 bytes of residue
// CHECK-NEXT: dead stack 8{{$}}
