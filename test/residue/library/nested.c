// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function of another file that is called from inside a region is a part of it, and the end of the region answers for its
// registers, for signals that it got, and for what it has left by a jump; called from anywhere else, it answers for itself.
// RUN: %residue %s --also=%S/Inputs/nested.c --also=%S/Inputs/nested-log.c --plain=%S/Inputs/between.c
// RUN: %residue %s --also=%S/Inputs/nested.c --also=%S/Inputs/nested-log.c --plain=%S/Inputs/between.c --levels=O0,O2 --flags=-static
// RUN: %residue %s --also=%S/Inputs/nested.c --also=%S/Inputs/nested-log.c --plain=%S/Inputs/between.c --levels=O2 --flags="-fPIC -Wl,-z,lazy"
// RUN: %residue %s --also=%S/Inputs/nested.c --also=%S/Inputs/nested-log.c --plain=%S/Inputs/between.c --levels=O2 --flags="-march=x86-64-v2 -fcf-protection=full"
// RUN: %residue %s --also=%S/Inputs/nested.c --also=%S/Inputs/nested-log.c --plain=%S/Inputs/between.c --levels=O1,O3 --flags="-fno-omit-frame-pointer -mno-red-zone"
// RUN: %residue %s --also=%S/Inputs/nested.c --also=%S/Inputs/nested-log.c --plain=%S/Inputs/between.c --levels=O2 --plugin-flags=-fplugin-arg-zeroize-depth=0
// Of code that was compiled without the plugin the caller takes care, where it is left; not of what signals leave so deep.
// RUN: %residue %s --plain=%S/Inputs/nested.c --plain=%S/Inputs/nested-log.c --plain=%S/Inputs/between.c --levels=O0,O2 --flags=-DLATE
#define _DEFAULT_SOURCE
#include "Inputs/nested.h"
#include <signal.h>

static void handler(int number) { (void)number; }

NOINLINE uint64_t by_field(struct state *s) { return mixes(s->bytes, s->n) ^ spills_over(s->bytes); }

static NOINLINE uint64_t jumps(SECRET const unsigned char *k) {
  jmp_buf here;
  if (setjmp(here) == 0)
    return leaves(k, here);
  return 7;
}

static NOINLINE uint64_t reports(SECRET const unsigned char *k) { return spills_over(k) + logs(k); }

// Optimised for size, it tells nobody of the region, and leaves it to its caller to ask.
static NOINLINE __attribute__((cold)) uint64_t seldom(SECRET const unsigned char *k) { return unprotected(k) + 1; }
static NOINLINE uint64_t calls_seldom(SECRET const unsigned char *k) { return seldom(k) * 3; }
double calls_seldom_for_real(SECRET const unsigned char *k);
NOINLINE double calls_seldom_for_real(SECRET const unsigned char *k) { return (double)seldom(k) * 3; }

uint64_t same_file(SECRET const unsigned char *k);
NOINLINE uint64_t same_file(SECRET const unsigned char *k) {
  __asm__ volatile("movups (%0), %%xmm11" : : "r"(k) : "xmm11");
  return mixes(k, 2);
}

// May not touch what its callees have left in vector registers.
static NOINLINE __attribute__((target("no-sse"))) uint64_t without_vectors(SECRET const unsigned char *k) {
  return spills_over(k) + same_file(k);
}

// Takes too many arguments for an entry: it does not know what its caller was left with.
static NOINLINE uint64_t many(SECRET const unsigned char *k, long a, long b, long c, long d, long e, long f, long g, long h, long i,
                              long j, long l, long m, long n, long o) {
  if (note_events((int)(a + b + c + g + h + i + j + l + m + n + o)) < 0)
    return 1;
  return k[d + e + f] * 7u;
}
static NOINLINE uint64_t reports_more(SECRET const unsigned char *k) {
  return spills_over(k) + many(k, 1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0);
}

// Where the scope of a secret ends and the function goes on.
static NOINLINE void scoped(const unsigned char *k, unsigned char *out) {
  {
    SECRET unsigned char copy[40];
    memcpy(copy, k, 40);
    store64(out + 16, spills_over(copy));
  }
#ifndef LATE
  zeroize_audit_observe();
#endif
}

static NOINLINE void use(SECRET const unsigned char *k, unsigned char *out) {
  SECRET struct state s;
  s.n = 3;
  memcpy(s.bytes, k, 40);
  uint64_t r = passes_on(&s) + spills_over(k);
  for (unsigned i = 0; i < 3; i++)
    r += mixes(k + i, i + 2);
  r ^= calls_back(k, mixes) + between(k);
#ifndef LATE
  r += signals(k);
#endif
  store64(out, r);
}

// What a function has returned is its caller's business.
#define DROP(call)                                                                                                     \
  do {                                                                                                                 \
    (void)(call);                                                                                                      \
    __asm__ volatile("xorl %%eax, %%eax" ::: "rax");                                                                   \
  } while (0)

// Handles what it does not know to be secret, like any main program.
NOINLINE void serve(const unsigned char *k, unsigned char *out, int what);
void serve(const unsigned char *k, unsigned char *out, int what) {
  switch (what) {
  case 0:
    DROP(spills_over(k));
    break;
  case 1:
#ifndef LATE
    DROP(signals(k));
#endif
    break;
  case 2:
    DROP(jumps(k));
    break;
  case 3:
    DROP(calls_back(k, mixes));
    break;
  case 4:
    DROP(reports(k));
    break;
  case 5:
    DROP(calls_seldom(k));
    break;
  case 6:
    DROP(without_vectors(k));
    break;
  case 7:
    DROP(reports_more(k));
    break;
  case 8:
    scoped(k, out);
    break;
  case 9:
    DROP(calls_seldom_for_real(k));
    break;
  case 10:
    use(k, out);
    break;
  }
#ifndef LATE
  zeroize_audit_observe();
#endif
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(40);
  signal(SIGUSR1, handler);
  for (int i = 0; i < 11; i++)
    serve(k, zeroize_audit_output(), i);
  zeroize_audit_observe();
  return print_output();
}
