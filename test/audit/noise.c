// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bytes that time, chance and the process number make differ are not residue, also when they are few
// values only; next to them residue is still found.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 %audit_include %s -o %t
// RUN: %zeroize_audit -v %t | FileCheck %s
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit -v %t leak | FileCheck --check-prefix=LEAK %s

#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>
#include <zeroize/audit.h>

static unsigned char table[64];
static pid_t number;

static __attribute__((noinline)) void stir(void) {
  volatile unsigned char frame[512];
  unsigned char random[512];
  if (getrandom(random, sizeof random, 0) != sizeof random)
    abort();
  for (int i = 0; i < 512; ++i)
    frame[i] = random[i] & (i & 1 ? 0xff : 1);
  for (int i = 16; i < 48; ++i)
    table[i] = frame[2 * i] ^ (unsigned char)__builtin_ia32_rdtsc();
  table[48] = (unsigned char)time(NULL);
  number = getpid();
}

int main(int count, char **arguments) {
  const unsigned char *key = zeroize_audit_begin(16);
  (void)arguments;
  stir();
  if (count > 1) {
    void *to = table;
    size_t size = 5;
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(key), "+c"(size)::"memory");
  }
  zeroize_audit_observe();
  return 0;
}

// CHECK: observation point 1, {{.*}}: clean
// CHECK: ({{[0-9][0-9][0-9]+}} bytes differ between runs with the same secret)
// LEAK: observation point 1, {{.*}}: 5 bytes of residue
// LEAK-NEXT: globals of noise.c.tmp 5{{$}}
