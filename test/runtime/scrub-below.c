// A margin that is scrubbed blindly faults on a small stack and overwrites what lies below a fiber's.
// RUN: %clang -O1 -pthread %s %S/../../runtime/scrub_below.c %S/../../runtime/find_stack.c -o %t
// RUN: %t
// RUN: %clang -O1 -pthread -static %s %S/../../runtime/scrub_below.c %S/../../runtime/find_stack.c -o %t.static
// RUN: %t.static

#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

enum { DEPTH = 4096, GUARD = 4096, SMALL = 16384 };

static int bad;

static void expect(const char *what, int condition) {
  if (!condition) {
    fprintf(stderr, "%s\n", what);
    bad++;
  }
}

/* Fills `size` bytes below the red zone, scrubs, and counts what is left. All in one statement:
 * nothing else may use the stack in between. */
static __attribute__((noinline)) long left_after_scrub(long size, long depth) {
  long left;
  __asm__ volatile("leaq -512(%%rsp), %%rsp\n\t"
                   "movq %%rsp, %%rdi\n\t"
                   "subq %[size], %%rdi\n\t"
                   "movq %[size], %%rcx\n\t"
                   "movb $0x5a, %%al\n\t"
                   "rep stosb\n\t"
                   "movq %[depth], %%r11\n\t"
                   "call __zeroize_scrub_below\n\t"
                   "movq %%rsp, %%rdi\n\t"
                   "subq %[size], %%rdi\n\t"
                   "movq %[size], %%rcx\n\t"
                   "xorl %%eax, %%eax\n\t"
                   "1: cmpb $0x5a, (%%rdi)\n\t"
                   "jne 2f\n\t"
                   "incq %%rax\n"
                   "2: incq %%rdi\n\t"
                   "decq %%rcx\n\t"
                   "jnz 1b\n\t"
                   "leaq 512(%%rsp), %%rsp"
                   : "=&a"(left)
                   : [size] "r"(size), [depth] "r"(depth)
                   : "rcx", "rdi", "r11", "cc", "memory");
  return left;
}

static void *thread(void *name) {
  expect(name, left_after_scrub(DEPTH, DEPTH) == 0);
  return name;
}

/* Goes down until the guard page is near, and scrubs there. */
static __attribute__((noinline)) void go_down(uintptr_t floor) {
  volatile char here[256];
  here[0] = 1;
  if ((uintptr_t)here > floor + 2048)
    go_down(floor);
  else
    left_after_scrub(64, 1 << 20);
  here[1] = 1;
}

static void *nearly_full(void *unused) {
  pthread_attr_t attr;
  void *low;
  size_t size, guard;
  pthread_getattr_np(pthread_self(), &attr);
  pthread_attr_getstack(&attr, &low, &size);
  pthread_attr_getguardsize(&attr, &guard);
  pthread_attr_destroy(&attr);
  go_down((uintptr_t)low);
  return unused;
}

static void run(void *(*body)(void *), void *name, size_t size, void *own_stack) {
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

static ucontext_t outside, inside;
static long fiber_left;

static void fiber(void) { fiber_left = left_after_scrub(1024, 1 << 20); }

static void run_fiber(void *stack, size_t size) {
  getcontext(&inside);
  inside.uc_stack.ss_sp = stack;
  inside.uc_stack.ss_size = size;
  inside.uc_link = &outside;
  makecontext(&inside, fiber, 0);
  swapcontext(&outside, &inside);
}

static void fibers(void) {
  char *block = malloc(65536);
  memset(block, 0x77, 65536);
  run_fiber(block + 32768, 32768);
  int intact = 1;
  for (int i = 0; i < 32768; i++)
    intact &= block[i] == 0x77;
  expect("the block below a fiber's stack was overwritten", intact);
  free(block);
  char *pages = mmap(NULL, 8 * GUARD, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  mprotect(pages, GUARD, PROT_NONE);
  run_fiber(pages + GUARD, 7 * GUARD);
  munmap(pages, 8 * GUARD);
}

static void *fibers_in_thread(void *unused) {
  left_after_scrub(64, 64);
  fibers();
  return unused;
}

static volatile sig_atomic_t handled;

static void handler(int number) {
  (void)number;
  left_after_scrub(64, 1 << 20);
  handled = 1;
}

int main(void) {
  expect("main thread", left_after_scrub(DEPTH, DEPTH) == 0);
  /* It keeps some words of its own between. */
  long left = left_after_scrub(2 * DEPTH, DEPTH);
  expect("not as deep as asked", left > DEPTH - 64 && left <= DEPTH);
  run(thread, "thread", 0, NULL);
  run(thread, "second thread", 0, NULL);
  run(thread, "small thread", SMALL, NULL);
  run(nearly_full, "nearly full thread", SMALL, NULL);

  static char own[65536 + 16384] __attribute__((aligned(4096)));
  memset(own, 0x66, 16384);
  run(thread, "thread on a stack of the program's", 65536, own + 16384);
  run(nearly_full, "nearly full own stack", 65536, own + 16384);
  int intact = 1;
  for (int i = 0; i < 16384; i++)
    intact &= own[i] == 0x66;
  expect("what lies below a thread's own stack was overwritten", intact);

  fibers();
  run(fibers_in_thread, NULL, 0, NULL);

  long page = sysconf(_SC_PAGESIZE);
  long size = (sysconf(_SC_MINSIGSTKSZ) + 4096 + page - 1) / page * page;
  char *pages = mmap(NULL, (size_t)(size + page), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                     -1, 0);
  mprotect(pages, (size_t)page, PROT_NONE);
  stack_t stack = {.ss_sp = pages + page, .ss_size = (size_t)size};
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
  sigaltstack(&stack, NULL);
  sigaction(SIGUSR1, &action, NULL);
  raise(SIGUSR1);
  expect("handler", handled);
  return bad != 0;
}
