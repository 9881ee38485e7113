// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Handlers have run on a stack that is not the thread's alternate one any more when the region is left: released, unmapped,
// replaced, switched off by a helper that knows no secret.
// RUN: %residue %s
// RUN: %residue %s --flags=-DREPLACED
// RUN: %residue %s --flags=-DMAPPED
#define _GNU_SOURCE
#include "../Inputs/residue.h"
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { SIZE = 65536 };
static volatile sig_atomic_t seen;
static stack_t before;

static void handler(int number) {
  (void)number;
  seen++;
}

#ifdef REPLACED
static unsigned char stacks[2][SIZE], *block = stacks[0];
static NOINLINE void end_stack(void) {
  stack_t stack = {.ss_sp = stacks[1], .ss_size = SIZE};
  sigaltstack(&stack, NULL);
}
#elif defined(MAPPED)
// The pages are still in the file.
static unsigned char *block;
static int file = -1;
static NOINLINE void end_stack(void) {
  sigaltstack(&before, NULL);
  munmap(block, SIZE);
  block = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
}
#else
static unsigned char *block;
static NOINLINE void end_stack(void) {
  stack_t stack = {.ss_flags = SS_DISABLE};
  sigaltstack(&stack, NULL);
  free(block);
}
#endif

static NOINLINE int begin_stack(void) {
#ifdef MAPPED
  file = memfd_create("stack", 0);
  if (ftruncate(file, SIZE))
    return 0;
  block = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
#elif !defined(REPLACED)
  block = malloc(SIZE);
#endif
  stack_t stack = {.ss_sp = block, .ss_size = SIZE};
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
  return sigaltstack(&stack, &before) == 0 && sigaction(SIGUSR1, &action, NULL) == 0;
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load64(key + 4 * i);
  permute(w, 8, 3);
  if (!begin_stack())
    return;
  for (int i = 0; i < 2; i++) {
    // kill(getpid(), SIGUSR1), as if the signal came while vector registers hold the secret.
    long result = 62;
    __asm__ volatile("movups %3, %%xmm3\n\tmovups %3, %%xmm11\n\tsyscall"
                     : "+a"(result)
                     : "D"((long)getpid()), "S"((long)SIGUSR1), "m"(*(const char (*)[16])w)
                     : "rcx", "r11", "xmm3", "xmm11", "memory");
    permute(w, 8, 1);
  }
  end_stack();
  store64(out, w[0] ^ w[7]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(36);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return seen == 2 ? print_output() : 1;
}
