// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In a strict sandbox every system call but read, write and exit kills the program: erasing must do without.
// RUN: %zeroize %quiet -O2 -pthread -I%source_root/attrs %s -o %t
// RUN: %t | FileCheck %s
// RUN: %zeroize %quiet -O0 -pthread -static -I%source_root/attrs %s -o %t.static
// RUN: %t.static | FileCheck %s
// RUN: env GLIBC_TUNABLES=glibc.pthread.rseq=0 %t | FileCheck %s

#include <linux/seccomp.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <zeroize/secret.h>

__attribute__((noinline)) static uint64_t work(const unsigned char *in) {
  SECRET unsigned char key[32];
  uint64_t sum = 0;
  memcpy(key, in, sizeof key);
  for (int i = 0; i < 32; i++)
    sum = sum * 31 + key[i];
  return sum;
}

int main(void) {
  unsigned char in[32] = {1, 2, 3};
  volatile uint64_t sum = 0;
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) != 0)
    return 1;
  // Long enough that the CPU is taken away now and then.
  for (long i = 0; i < 5000000; i++)
    sum += work(in);
  // CHECK: alive
  write(1, "alive\n", 6);
  syscall(SYS_exit, 0);
}
