// Functions of another file that run as a part of their callers' regions.
#define _DEFAULT_SOURCE
#include "nested.h"
#include <signal.h>
#include <unistd.h>

uint64_t mixes(SECRET const unsigned char *k, unsigned n) {
  uint64_t w[8];
  for (unsigned i = 0; i < 8; i++)
    w[i] = load64(k + 4 * (i % 6)) * (n | 1);
  permute(w, 8, n);
  return w[0] ^ w[7];
}

// As if it worked with wide registers: it leaves the key in all of the old ones.
uint64_t spills_over(SECRET const unsigned char *k) {
  __asm__ volatile("movups (%0), %%xmm1\n\tmovups 16(%0), %%xmm7\n\tmovups 8(%0), %%xmm14\n\tfildq 8(%0)\n\t"
                   "ffree %%st(0)\n\tfincstp\n\tmovq 24(%0), %%rcx\n\tmovq 16(%0), %%r10"
                   :
                   : "r"(k)
                   : "xmm1", "xmm7", "xmm14", "rcx", "r10", "memory");
  return mixes(k, 3);
}

uint64_t signals(SECRET const unsigned char *k) {
  // The kernel writes its frame deeper than the region's end looks for one of its own function.
  volatile unsigned char room[15900];
  room[0] = k[0];
  __asm__ volatile("" : : "r"(room) : "memory");
  uint64_t a = load64(k), b = load64(k + 8), c = load64(k + 16);
  long result = 39; // kill(getpid(), SIGUSR1)
  __asm__ volatile("movups (%6), %%xmm3\n\tsyscall\n\tmov %%rax, %%rdi\n\tmov %5, %%esi\n\tmov $62, %%eax\n\tsyscall"
                   : "+a"(result), "+r"(a), "+r"(b), "+r"(c)
                   : "i"(0), "i"(SIGUSR1), "r"(k)
                   : "rcx", "rdi", "rsi", "r11", "xmm3", "memory");
  return a ^ b ^ c ^ room[0];
}

uint64_t leaves(SECRET const unsigned char *k, jmp_buf where) {
  uint64_t w[6];
  for (int i = 0; i < 6; i++)
    w[i] = load64(k + 4 * i);
  permute(w, 6, 4);
  if (w[0] | 1)
    longjmp(where, 1);
  return w[5];
}

uint64_t calls_back(SECRET const unsigned char *k, uint64_t (*f)(SECRET const unsigned char *k, unsigned n)) {
  return f(k, 4) + f(k + 4, 5) * 3;
}

// Nobody has told this one of a secret.
uint64_t passes_on(struct state *s) {
  s->n++;
  return by_field(s) + by_field(s) * 5;
}
