// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A handler on its own stack: the kernel saves the interrupted region's registers there, far from the thread's stack.
// RUN: %residue %s
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"
#include <signal.h>

static unsigned char handler_stack[65536];
static volatile sig_atomic_t seen;

static void handler(int number) {
  (void)number;
  seen = 1;
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t a = load64(key), b = load64(key + 8), c = load64(key + 16);
  double d = (double)load32(key + 24) / 3.0;
  for (int i = 0; i < 5; i++) {
    a = rotl64(a * 5 + b, 9);
    b ^= c * a;
    c += rotl64(b, 31);
    d = d * 1.5 + (double)(a >> 60);
    // kill(getpid(), SIGUSR1) as instructions: the secret stays in the registers of this function.
    if (i == 2) {
      long result = 39;
      __asm__ volatile("syscall\n\t"
                       "mov %%rax, %%rdi\n\t"
                       "mov %4, %%esi\n\t"
                       "mov $62, %%eax\n\t"
                       "syscall"
                       : "+a"(result), "+r"(a), "+r"(b), "+r"(c)
                       : "i"(SIGUSR1), "x"(d)
                       : "rcx", "rdi", "rsi", "r11", "memory");
    }
  }
  store64(out, a ^ b ^ c ^ (uint64_t)d);
}

int main(void) {
  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
  const unsigned char *key = zeroize_audit_begin(32);
  if (sigaltstack(&stack, NULL) || sigaction(SIGUSR1, &action, NULL))
    return 1;
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return seen ? print_output() : 1;
}
