// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A signal that goes unnoticed leaves its frame; a descriptor that the kernel does not like kills the program.
// RUN: %clang -O1 -pthread %s %S/../../runtime/region.c %S/../../runtime/find_signals.c %S/../../runtime/scrub_below.c %S/../../runtime/find_stack.c -o %t
// RUN: %t
// Where there is no restartable sequences area, each exit scrubs.
// RUN: env GLIBC_TUNABLES=glibc.pthread.rseq=0 %t
// RUN: %clang -O1 -pthread -static %s %S/../../runtime/region.c %S/../../runtime/find_signals.c %S/../../runtime/scrub_below.c %S/../../runtime/find_stack.c -o %t.static
// RUN: %t.static

#define _GNU_SOURCE
#include "../../runtime/marks.h"
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int bad;

static void expect(const char *what, int condition) {
  if (!condition) {
    fprintf(stderr, "%s\n", what);
    bad++;
  }
}

/* Both in the frame of the function that they are used in. */
__attribute__((always_inline)) static inline void enter(void) {
  __asm__ volatile("call __zeroize_enter" : : : "r11", "cc", "memory");
}
__attribute__((always_inline)) static inline void leave(void) {
  __asm__ volatile("movl $16384, %%r11d\n\tcall __zeroize_leave"
                   :
                   :
                   : "r11", "cc", "memory");
}
static unsigned long mark(void) {
  unsigned long value = 0;
  if (__zeroize_marks.field)
    __asm__ volatile("movq %%fs:(%1), %0"
                     : "=r"(value)
                     : "r"(__zeroize_marks.field));
  return value;
}

static unsigned char *stack_bytes;
enum { SIZE = 65536 };
static volatile sig_atomic_t handled;
static void handler(int number) {
  (void)number;
  handled++;
}
/* One region inside another. */
__attribute__((noinline)) static void in_region(void (*body)(void)) {
  enter();
  body();
  leave();
}

/* A region in a handler, while another one is interrupted. */
static void nested_handler(int number) {
  enter();
  handler(number);
  leave();
}

static int stack_is_clean(void) {
  for (int i = 0; i < SIZE; i++)
    if (stack_bytes[i])
      return 0;
  return 1;
}

static void catch(void (*function)(int)) {
  struct sigaction action = {.sa_flags = SA_ONSTACK};
  action.sa_handler = function;
  sigaction(SIGUSR1, &action, NULL);
}

static unsigned long second;
static void note_mark(void) { second = mark(); }
static void send(void) { raise(SIGUSR1); }
static void nothing(void) {}

/* The kernel may take the CPU away in between, which looks like a signal: try again. */
static int unchanged_mark_is_quiet(void) {
  for (int i = 0; i < 100; i++) {
    memset(stack_bytes, 0x11, 100);
    enter();
    unsigned long first = mark();
    in_region(note_mark);
    unsigned long back = mark();
    leave();
    if (first && second == first && back == first && mark() == 0 &&
        stack_bytes[50] == 0x11)
      return 1;
  }
  return 0;
}

/* Two functions that choose the same descriptor: the outer one takes what the inner
 * one does for a signal. Of all distances within what the descriptors cover, there is one. */
static volatile char *volatile space;
__attribute__((noinline)) static void region_below(unsigned long bytes) {
  space = __builtin_alloca(bytes);
  enter();
  space[0] = 1;
  leave();
}

static int some_distance_scrubs(void) {
  int scrubs = 0;
  for (unsigned long bytes = 16; bytes <= 8192; bytes += 16) {
    memset(stack_bytes, 0x11, 100);
    enter();
    region_below(bytes);
    leave();
    scrubs += stack_bytes[50] == 0;
    if (mark())
      return 0;
  }
  return scrubs > 0 && scrubs < 512;
}

/* Levels without end, and the kernel reads each descriptor: yield takes the CPU. */
static void go_deep(int levels) {
  enter();
  if (levels % 7 == 0)
    sched_yield();
  if (levels)
    go_deep(levels - 1);
  leave();
}

static void *spin(void *end) {
  while (!*(volatile int *)end)
    go_deep(3);
  return NULL;
}

/* The kernel has switched the stack off for as long as the handler runs, which switches it on again: it is not said to be on it. */
static volatile int kept_live;
static void rearming_handler(int number) {
  volatile unsigned char live[256];
  stack_t stack = {.ss_sp = stack_bytes, .ss_flags = (int)(1u << 31), .ss_size = SIZE};
  (void)number;
  for (int i = 0; i < 256; i++)
    live[i] = 0x33;
  sigaltstack(&stack, NULL);
  enter();
  if (__zeroize_marks.field)
    __asm__ volatile("movq $0, %%fs:(%0)" : : "r"(__zeroize_marks.field) : "memory");
  leave();
  kept_live = 1;
  for (int i = 0; i < 256; i++)
    kept_live &= live[i] == 0x33;
}

int main(void) {
  stack_bytes = mmap(NULL, SIZE, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  stack_t stack = {.ss_sp = stack_bytes, .ss_size = SIZE};
  sigaltstack(&stack, NULL);
  expect("sigaltstack is known", __zeroize_marks.flags & 2);
  if (__zeroize_marks.field) {
    expect("no level is quiet", unchanged_mark_is_quiet());
    expect("a descriptor of both is not noticed", some_distance_scrubs());
    /* Somebody else's descriptor is taken for a change, and stays valid. */
    static struct {
      unsigned version, flags;
      unsigned long start, length, abort;
    } other __attribute__((aligned(32)));
    other.abort = *(unsigned long *)(__zeroize_marks.base + 24);
    enter();
    __asm__ volatile("movq %0, %%fs:(%1)"
                     :
                     : "r"(&other), "r"(__zeroize_marks.field)
                     : "memory");
    leave();
    expect("another's descriptor is gone",
           mark() == (unsigned long)&other || mark() == 0);
    sched_yield();
  }
  void (*handlers[])(int) = {handler, nested_handler};
  for (int i = 0; i < 2; i++) {
    catch(handlers[i]);
    enter();
    in_region(send);
    leave();
    expect("the alternate stack is clean", stack_is_clean());
    /* The level above scrubs, too. */
    enter();
    raise(SIGUSR1);
    expect("the handler has worked on its stack", !stack_is_clean());
    in_region(nothing);
    memset(stack_bytes, 0x22, SIZE);
    leave();
    expect("a level above a signal scrubs", stack_is_clean());
  }
  expect("handled", handled == 4);
  stack.ss_flags = (int)(1u << 31); /* SS_AUTODISARM */
  sigaltstack(&stack, NULL);
  catch(rearming_handler);
  raise(SIGUSR1);
  expect("scrubbed the stack that it was on", kept_live);
  stack.ss_flags = 0;
  sigaltstack(&stack, NULL);
  go_deep(300);
  volatile int end = 0;
  pthread_t threads[3];
  for (int i = 0; i < 3; i++)
    pthread_create(&threads[i], NULL, spin, (void *)&end);
  for (int i = 0; i < 2000; i++) {
    pthread_kill(threads[i % 3], SIGUSR1);
    if (i % 10 == 0)
      usleep(100);
  }
  end = 1;
  for (int i = 0; i < 3; i++)
    pthread_join(threads[i], NULL);
  return bad != 0;
}
