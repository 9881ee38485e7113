// A jump that erases more than what it abandons, or a byte outside the stack, breaks the program: threads with small stacks,
// fibers in blocks of the heap, handlers on alternate stacks, jumps from stack to stack.
// RUN: cd %S/../../runtime
// RUN: %clang -O1 -pthread -mno-red-zone %s long_jump.c scrub_below.c find_stack.c find_signals.c region.c probe_cpu.c clear_vectors.c clear_high.c clear_x87.c -o %t
// RUN: %t
// RUN: %clang -O1 -pthread -mno-red-zone -static %s long_jump.c scrub_below.c find_stack.c find_signals.c region.c probe_cpu.c clear_vectors.c clear_high.c clear_x87.c -o %t.static
// RUN: %t.static

#define _GNU_SOURCE
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "../../runtime/marks.h"

_Noreturn void __zeroize_longjmp(void *, int, void (*)(void *, int));
#define JUMP(Buffer, Value)                                                    \
  __zeroize_longjmp(Buffer, Value, (void (*)(void *, int))siglongjmp)

static int bad;

static void expect(const char *what, int condition) {
  if (!condition) {
    fprintf(stderr, "%s\n", what);
    bad++;
  }
}

static sigjmp_buf back;
static uintptr_t filled_low, filled_high;

/* Leaves a pattern in its frame, or below it, and jumps out. */
static __attribute__((noinline)) void deep(int value, int depth) {
  volatile unsigned char here[512];
  for (int i = 0; i < 512; i++)
    here[i] = 0x5a;
  if (depth)
    deep(value, depth - 1);
  filled_low = (uintptr_t)here;
  JUMP(back, value);
}

/* What is left of the pattern, right after the jump: nothing has used that stack since. Only dead stack is
 * looked at: an address in a live frame may have such a byte. */
static __attribute__((always_inline)) inline long left(void) {
  long count = 0;
  for (uintptr_t p = filled_low; p < filled_high; p++)
    count += *(volatile unsigned char *)p == 0x5a;
  return count;
}

static __attribute__((noinline)) void jump_out(const char *name,
                                               long wanted_left) {
  volatile int kept = 77;
  filled_high = (uintptr_t)__builtin_frame_address(0) - 512;
  int value = sigsetjmp(back, 1);
  if (!value)
    deep(0, 3);
  long rest = left();
  expect(name, value == 1 && kept == 77 &&
                   (wanted_left ? rest > wanted_left : rest == 0));
}

static void *thread(void *name) {
  jump_out(name, 0);
  return name;
}

static void run(void *(*body)(void *), void *name, size_t size,
                void *own_stack) {
  pthread_t id;
  pthread_attr_t attr;
  pthread_attr_init(&attr);
  if (own_stack)
    pthread_attr_setstack(&attr, own_stack, size);
  else if (size)
    pthread_attr_setstacksize(&attr, size);
  if (pthread_create(&id, &attr, body, name) || pthread_join(id, NULL))
    abort();
  pthread_attr_destroy(&attr);
}

/* Nobody knows where a fiber's stack ends: nothing is erased. */
static ucontext_t outside, inside;
static void fiber(void) { jump_out("fiber", 100); }

static void run_fiber(void (*body)(void), void *stack, size_t size) {
  getcontext(&inside);
  inside.uc_stack.ss_sp = stack;
  inside.uc_stack.ss_size = size;
  inside.uc_link = &outside;
  makecontext(&inside, body, 0);
  swapcontext(&outside, &inside);
}

static void fibers(void) {
  char *block = malloc(65536);
  memset(block, 0x77, 65536);
  run_fiber(fiber, block + 32768, 32768);
  int intact = 1;
  for (int i = 0; i < 32768; i++)
    intact &= block[i] == 0x77;
  expect("the block below a fiber's stack was overwritten", intact);
  free(block);
  char *pages = mmap(NULL, 8 * 4096, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  mprotect(pages, 4096, PROT_NONE);
  run_fiber(fiber, pages + 4096, 7 * 4096);
  munmap(pages, 8 * 4096);
}

static void *fibers_in_thread(void *unused) {
  jump_out("thread before its fibers", 0);
  fibers();
  return unused;
}

/* Coroutines that switch by longjmp: what is left lives on. */
static sigjmp_buf at_home, at_work;
static int steps;

static __attribute__((noinline)) void yield(sigjmp_buf from, sigjmp_buf to,
                                            int value) {
  volatile unsigned char alive[256];
  for (int i = 0; i < 256; i++)
    alive[i] = (unsigned char)(i + value);
  if (!sigsetjmp(from, 0))
    JUMP(to, 1);
  int intact = 1;
  for (int i = 0; i < 256; i++)
    intact &= alive[i] == (unsigned char)(i + value);
  expect("a coroutine's frame was overwritten", intact);
}

static void coroutine(void) {
  for (;;) {
    steps++;
    yield(at_work, at_home, steps);
  }
}

static void coroutines(void *block) {
  if (!sigsetjmp(at_home, 0))
    run_fiber(coroutine, block, 32768);
  yield(at_home, at_work, 10);
  yield(at_home, at_work, 20);
  expect("a coroutine has lost its way", steps == 3);
}

static void *coroutines_in_thread(void *block) {
  expect("the block is not above the thread's stack",
         (uintptr_t)block > (uintptr_t)&block);
  jump_out("thread before its coroutines", 0);
  steps = 0;
  coroutines(block);
  return block;
}

static sigjmp_buf in_handler;

static __attribute__((noinline)) void inside_handler(void) {
  volatile unsigned char here[512];
  for (int i = 0; i < 512; i++)
    here[i] = 0x5a;
  filled_low = (uintptr_t)here;
  filled_high = filled_low + 512;
  JUMP(in_handler, 4);
}

/* Jumps from one frame of its own stack to another, then out. */
static void handler(int number) {
  volatile int kept = number;
  int value = sigsetjmp(in_handler, 0);
  if (!value)
    inside_handler();
  expect("jump inside a handler", value == 4 && kept == number);
  volatile unsigned char here[512];
  for (int i = 0; i < 512; i++)
    here[i] = 0x5a;
  filled_low = (uintptr_t)here;
  filled_high = filled_low + 512;
  JUMP(back, 5);
}

static void signals(int flags) {
  long page = sysconf(_SC_PAGESIZE);
  long size = (sysconf(_SC_MINSIGSTKSZ) + 16384 + page - 1) / page * page;
  char *pages = mmap(NULL, (size_t)(size + page), PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  mprotect(pages, (size_t)page, PROT_NONE);
  stack_t stack = {.ss_sp = pages + page, .ss_size = (size_t)size};
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigaltstack(&stack, NULL);
  sigaction(SIGUSR1, &action, NULL);
  for (int i = 0; i < 3; i++) {
    int value = sigsetjmp(back, 1);
    if (!value)
      kill(getpid(), SIGUSR1);
    long rest = left();
    sigset_t mask;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    expect("out of a handler",
           value == 5 && rest == 0 && !sigismember(&mask, SIGUSR1));
  }
  stack.ss_flags = SS_DISABLE;
  sigaltstack(&stack, NULL);
}

/* The jmp_buf may be among what is abandoned. */
static __attribute__((noinline)) void copies(void) {
  sigjmp_buf copy;
  memcpy(copy, back, sizeof copy);
  memset(back, 0, sizeof back);
  filled_low = (uintptr_t)copy;
  JUMP(copy, 6);
}

static __attribute__((noinline, used)) void jump_back(void) { JUMP(back, 8); }

static __attribute__((noinline)) void registers(void) {
  long wrong;
  __asm__ volatile("pushq %%rbp\n\t"
                   "movq %%rsp, %%rbp\n\t"
                   "andq $-16, %%rsp\n\t"
                   "movl $11, %%ebx\n\t"
                   "movl $12, %%r12d\n\t"
                   "movl $13, %%r13d\n\t"
                   "movl $14, %%r14d\n\t"
                   "movl $15, %%r15d\n\t"
                   "xorl %%esi, %%esi\n\t"
                   "leaq %[back], %%rdi\n\t"
                   "call __sigsetjmp@PLT\n\t"
                   "testl %%eax, %%eax\n\t"
                   "jnz 1f\n\t"
                   "call jump_back\n"
                   "1:\n\t"
                   "subq $8, %%rax\n\t"
                   "subq $11, %%rbx\n\t"
                   "orq %%rbx, %%rax\n\t"
                   "subq $12, %%r12\n\t"
                   "orq %%r12, %%rax\n\t"
                   "subq $13, %%r13\n\t"
                   "orq %%r13, %%rax\n\t"
                   "subq $14, %%r14\n\t"
                   "orq %%r14, %%rax\n\t"
                   "subq $15, %%r15\n\t"
                   "orq %%r15, %%rax\n\t"
                   "movq %%rbp, %%rsp\n\t"
                   "popq %%rbp"
                   : "=&a"(wrong)
                   : [back] "m"(back)
                   : "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10",
                     "r11", "r12", "r13", "r14", "r15", "cc", "memory");
  expect("a register was not restored", wrong == 0);
}

/* A region that is jumped out of has not left: those around it must not believe that no
 * signal has come. */
static void levels(void) {
  uint64_t mark = 1;
  if (!__zeroize_marks.field)
    return;
  __asm__ volatile("call __zeroize_enter" : : : "r11", "cc", "memory");
  if (!sigsetjmp(back, 0))
    jump_back();
  __asm__ volatile("movq %%fs:(%1), %0"
                   : "=r"(mark)
                   : "r"(__zeroize_marks.field));
  expect("a mark was left behind", mark == 0);
}

int main(void) {
  jump_out("main thread", 0);
  jump_out("main thread, again", 0);
  run(thread, "thread", 0, NULL);
  run(thread, "small thread", 16384, NULL);
  static char own[65536 + 16384] __attribute__((aligned(4096)));
  memset(own, 0x66, 16384);
  run(thread, "thread on a stack of the program's", 65536, own + 16384);
  int intact = 1;
  for (int i = 0; i < 16384; i++)
    intact &= own[i] == 0x66;
  expect("what lies below a thread's own stack was overwritten", intact);
  fibers();
  run(fibers_in_thread, NULL, 0, NULL);
  registers();
  levels();
  coroutines(own);
  /* Later mappings come to lie lower. */
  void *above = mmap(NULL, 65536, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  void *below = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (above > below)
    run(coroutines_in_thread, above, 1 << 20, below);
  signals(0);
  signals(SA_ONSTACK);
  int value = sigsetjmp(back, 1);
  if (!value)
    copies();
  expect("by a jmp_buf that is abandoned", value == 6);
  return bad != 0;
}
