// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Leaves known residue, one kind for each name in selftest.c, and nothing else:
// secrets are moved by 'rep movsb', which passes through no register, or by the
// very instruction whose trace is wanted. Run by zeroize-audit --self-test.

#include <zeroize/audit.h>

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <time.h>

static unsigned char global[64], room[4096];
static const unsigned char *secret;

static void move(volatile void *to, const void *from, size_t size) {
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size)::"memory");
}

/// Not inlined: a caller without any call may keep its variables in the red
/// zone, which is dead.
static __attribute__((noinline)) void observe(void) { zeroize_audit_observe(); }

static void leave_nothing(void) {}

static void leave_global(void) { move(global, secret, 32); }

/// One bit, which the other bits do not tell.
static void leave_bit(void) {
  __asm__ volatile("movb (%0), %%al\n\t"
                   "andb $1, %%al\n\t"
                   "movb %%al, %1\n\t"
                   "movb $0, %%al"
                   :
                   : "r"(secret), "m"(*global)
                   : "rax", "memory");
}

static void leave_heap(void) {
  unsigned char *block = malloc(256);
  if (block)
    move(block + 128, secret, 32);
  // Released memory is the heap's own to write into: the middle stays.
  free(block);
}

static void leave_mapped(int flags, int protection) {
  void *page =
      mmap(NULL, 4096, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED)
    abort();
  move(page, secret, 32);
  if (mprotect(page, 4096, protection))
    abort();
}

static void leave_shared(void) {
  leave_mapped(MAP_SHARED, PROT_READ | PROT_WRITE);
}

static void leave_inaccessible(void) { leave_mapped(MAP_PRIVATE, PROT_NONE); }

static void leave_dead_stack(void) {
  // Far enough below for the calls that follow not to reach it.
  __asm__ volatile("leaq -1024(%%rsp), %%rdi\n\t"
                   "movq %0, %%rsi\n\t"
                   "movl $32, %%ecx\n\t"
                   "rep movsb\n\t"
                   "xorl %%edi, %%edi"
                   :
                   : "r"(secret)
                   : "rdi", "rsi", "rcx", "memory");
}

static void leave_red_zone(void) {
  __asm__ volatile("leaq -128(%%rsp), %%rdi\n\t"
                   "movq %0, %%rsi\n\t"
                   "movl $8, %%ecx\n\t"
                   "rep movsb"
                   :
                   : "r"(secret)
                   : "rdi", "rsi", "rcx", "memory");
  zeroize_audit_observe();
}

static void leave_live_stack(void) {
  unsigned char frame[32];
  move(frame, secret, sizeof frame);
  observe();
  // Keeps the frame alive until here.
  move(room, frame, sizeof frame);
  memset(room, 0, sizeof frame);
}

static void leave_general(void) {
  __asm__ volatile("movq (%0), %%r9" : : "r"(secret) : "r9");
}

static void leave_xmm(void) {
  __asm__ volatile("movdqu (%0), %%xmm5" : : "r"(secret) : "xmm5");
}

static void leave_x87(void) {
  __asm__ volatile("movq (%0), %%mm3\n\temms" : : "r"(secret) : "memory");
}

#define NEEDS(feature) __attribute__((target(feature)))

NEEDS("avx") static void leave_ymm(void) {
  __asm__ volatile("vmovdqu (%0), %%ymm7" : : "r"(secret) : "xmm7");
}

NEEDS("avx512f") static void leave_zmm(void) {
  __asm__ volatile("vmovdqu64 (%0), %%zmm2" : : "r"(secret) : "xmm2");
}

NEEDS("avx512f") static void leave_zmm_high(void) {
  __asm__ volatile("vmovdqu64 (%0), %%zmm20" : : "r"(secret) : "memory");
}

NEEDS("avx512f,avx512bw") static void leave_mask(void) {
  __asm__ volatile("kmovq (%0), %%k3" : : "r"(secret) : "memory");
}

static pthread_barrier_t barrier;

static void *hold_on_stack(void *unused) {
  unsigned char frame[32];
  (void)unused;
  move(frame, secret, sizeof frame);
  pthread_barrier_wait(&barrier);
  pthread_barrier_wait(&barrier);
  move(room, frame, sizeof frame);
  memset(room, 0, sizeof frame);
  return NULL;
}

static void leave_in_thread(void) {
  pthread_t thread;
  pthread_barrier_init(&barrier, NULL, 2);
  if (pthread_create(&thread, NULL, hold_on_stack, NULL))
    abort();
  pthread_barrier_wait(&barrier);
  observe();
  pthread_barrier_wait(&barrier);
  pthread_join(thread, NULL);
}

/// In another place in each run: no byte there depends on the secret alone.
static void leave_moving(void) {
  uint16_t place;
  if (getrandom(&place, sizeof place, 0) != sizeof place)
    abort();
  if (getrandom(room, sizeof room, 0) != sizeof room)
    abort();
  // The whole secret: of a part, the next byte could seem to be there too, by chance.
  move(room + 1000 + place % 2000, secret, 64);
}

/// What depends on time or chance only.
static void leave_noise(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  memcpy(global, &now, sizeof now);
  if (getrandom(room, sizeof room, 0) != sizeof room)
    abort();
  // A byte of two values is the hardest to tell from residue.
  global[40] = room[0] & 1;
}

static void leave_public(void) {
  move(global, secret, 32);
  zeroize_audit_public(global, 24);
}

static void leave_copy(void) {
  move(global + 3, secret + 5, 11);
  zeroize_audit_observe_copies();
}

/// Neither is a copy: seven bytes, and many inverted ones, the first of which ends the seven.
static void leave_no_copy(void) {
  move(global, secret, 7);
  for (int i = 7; i < 64; ++i)
    __asm__ volatile("movb (%0), %%al\n\t"
                     "notb %%al\n\t"
                     "movb %%al, %1\n\t"
                     "movb $0, %%al"
                     :
                     : "r"(secret + i), "m"(global[i])
                     : "rax", "memory");
  zeroize_audit_observe_copies();
}

static const struct {
  const char *name;
  void (*leave)(void);
  int observes; ///< itself
} kinds[] = {
    {"nothing", leave_nothing, 0},
    {"global", leave_global, 0},
    {"bit", leave_bit, 0},
    {"heap", leave_heap, 0},
    {"shared", leave_shared, 0},
    {"inaccessible", leave_inaccessible, 0},
    {"dead-stack", leave_dead_stack, 0},
    {"red-zone", leave_red_zone, 1},
    {"live-stack", leave_live_stack, 1},
    {"general", leave_general, 0},
    {"xmm", leave_xmm, 0},
    {"ymm", leave_ymm, 0},
    {"zmm", leave_zmm, 0},
    {"zmm-high", leave_zmm_high, 0},
    {"mask", leave_mask, 0},
    {"x87", leave_x87, 0},
    {"thread", leave_in_thread, 1},
    {"moving", leave_moving, 0},
    {"noise", leave_noise, 0},
    {"public", leave_public, 0},
    {"copy", leave_copy, 1},
    {"no-copy", leave_no_copy, 1},
};

int main(int count, char **arguments) {
  secret = zeroize_audit_begin(64);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; ++i)
    if (count == 2 && !strcmp(arguments[1], kinds[i].name)) {
      kinds[i].leave();
      if (!kinds[i].observes)
        zeroize_audit_observe();
      return 0;
    }
  fputs("zeroize-audit-selftest: run by zeroize-audit --self-test\n", stderr);
  return 2;
}
