// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A signal during a region: the kernel pushes all registers on the stack, far below the region's own frame.
// RUN: %residue %s
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"
#include <signal.h>

static volatile sig_atomic_t seen;

static void handler(int number) {
  (void)number;
  seen = 1;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[6];
  for (int i = 0; i < 6; i++)
    w[i] = load64(key + 8 * i);
  uint64_t a = w[0], b = w[1], c = w[2], d = w[3];
  for (int r = 0; r < 4; r++) {
    a = rotl64(a * 5 + b, 9);
    b = rotl64(b * 7 + c, 11);
    c = rotl64(c * 9 + d, 13);
    d = rotl64(d * 11 + a, 15);
    // kill(getpid(), SIGUSR1) as instructions: the secret stays in the registers of this function.
    if (r == 2) {
      long result = 39;
      __asm__ volatile("syscall\n\t"
                       "mov %%rax, %%rdi\n\t"
                       "mov %5, %%esi\n\t"
                       "mov $62, %%eax\n\t"
                       "syscall"
                       : "+a"(result), "+r"(a), "+r"(b), "+r"(c), "+r"(d)
                       : "i"(SIGUSR1)
                       : "rcx", "rdi", "rsi", "r11", "memory");
    }
  }
  store64(out, a ^ b ^ c ^ d ^ w[5]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  signal(SIGUSR1, handler);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return seen ? print_output() : 1;
}
