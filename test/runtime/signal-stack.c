// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Of an alternate stack that goes out of use, signals' frames stay; erasing one that is still in use, or that the thread is on,
// breaks the program.
// RUN: %clang -O1 %s %S/../../runtime/signal_stack.c %S/../../runtime/find_signals.c -o %t
// RUN: %t
// RUN: %clang -O0 -fomit-frame-pointer %s %S/../../runtime/signal_stack.c %S/../../runtime/find_signals.c -o %t.O0
// RUN: %t.O0

#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#ifndef SS_AUTODISARM
#define SS_AUTODISARM (1U << 31)
#endif

int __zeroize_signal_stack(const void *, void *, int (*)(const void *, void *));

static int set(const stack_t *stack, stack_t *old) {
  return __zeroize_signal_stack(stack, old, (int (*)(const void *, void *))sigaltstack);
}

static int bad;

static void expect(const char *what, int condition) {
  if (!condition) {
    fprintf(stderr, "%s\n", what);
    bad++;
  }
}

enum { SIZE = 131072, UPPER = 65536 };
static unsigned char first[SIZE], second[SIZE];

/* Which part of it, at its upper end, is zero. */
static long clean(const unsigned char *stack) {
  long i = SIZE;
  while (i > 0 && stack[i - 1] == 0)
    i--;
  for (long k = 0; k < i; k++)
    expect("erased in the middle", stack[k] == 0x22);
  return SIZE - i;
}

static void fill(void) {
  memset(first, 0x22, SIZE);
  memset(second, 0x22, SIZE);
}

static const stack_t one = {.ss_sp = first, .ss_size = SIZE}, other = {.ss_sp = second, .ss_size = SIZE},
                     none = {.ss_flags = SS_DISABLE};
static volatile sig_atomic_t handled;
static volatile int result_on_it;

/* Refused: the thread is on it. */
static void on_stack(int number) {
  volatile int live = 5;
  (void)number;
  result_on_it = set(&other, NULL);
  handled += live == 5;
}

/* The kernel has switched it off for as long as the handler runs, which switches it on. */
static void on_disarmed_stack(int number) {
  volatile int live = 5;
  stack_t again = {.ss_sp = first, .ss_flags = (int)SS_AUTODISARM, .ss_size = SIZE};
  (void)number;
  result_on_it = set(&again, NULL) | set(&none, NULL);
  handled += live == 5;
}

static void take(void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
  sigaction(SIGUSR1, &action, NULL);
  raise(SIGUSR1);
}

int main(void) {
  stack_t old, small = {.ss_sp = second, .ss_size = 16};
  fill();
  expect("set", set(&one, NULL) == 0 && clean(first) == 0);
  expect("asked", set(NULL, &old) == 0 && old.ss_sp == first && old.ss_size == SIZE && clean(first) == 0);
  errno = 0;
  expect("refused", set(&small, NULL) == -1 && errno == ENOMEM && clean(first) == 0);
  expect("replaced", set(&other, &old) == 0 && old.ss_sp == first && clean(first) == UPPER && clean(second) == 0);
  fill();
  expect("switched off", set(&none, &old) == 0 && old.ss_sp == second && clean(second) == UPPER && clean(first) == 0);
  expect("switched off twice", set(&none, &old) == 0 && old.ss_flags == SS_DISABLE);

  /* Smaller than what is erased at most, and nothing in front. */
  unsigned char *pages = mmap(NULL, 3 * 16384, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  mprotect(pages + 16384, 16384, PROT_READ | PROT_WRITE);
  memset(pages + 16384, 0x22, 16384);
  const stack_t page = {.ss_sp = pages + 16384, .ss_size = 16384};
  expect("small", set(&page, NULL) == 0 && set(&none, NULL) == 0 && pages[16384] == 0 && pages[2 * 16384 - 1] == 0);

  set(&one, NULL);
  take(on_stack);
  expect("on it", handled == 1 && result_on_it == -1);
  fill();
  const stack_t disarmed = {.ss_sp = first, .ss_flags = (int)SS_AUTODISARM, .ss_size = SIZE};
  set(&disarmed, NULL);
  take(on_disarmed_stack);
  expect("on it, disarmed", handled == 2 && result_on_it == 0);
  return bad != 0;
}
