// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inline assembly that leaves values in callee-saved, vector and MMX registers, between library calls and beside an array of variable length.
// RUN: %residue %s
#include "../Inputs/residue.h"
static NOINLINE uint64_t stir(uint64_t x, uint64_t y) {
  uint64_t hi, lo;
  __asm__("mulq %3" : "=a"(lo), "=d"(hi) : "a"(x), "r"(y) : "cc");
  __asm__ volatile("movq %0, %%r12\n\tmovq %1, %%rbx\n\tmovq %%r12, "
                   "%%xmm9\n\tpinsrw $3, %%ebx, %%mm2\n\temms"
                   :
                   : "r"(hi), "r"(lo)
                   : "r12", "rbx", "xmm9", "mm2");
  return hi ^ lo;
}
static NOINLINE void cpuish(uint64_t *s) {
  __asm__ volatile(
      "movq (%0), %%r8\n\tmovq 8(%0), %%r9\n\tmovq 16(%0), %%r15\n\txorq %%r8, "
      "%%r15\n\tmovq %%r15, 24(%0)\n\tmovq %%r9, %%r10"
      :
      : "r"(s)
      : "r8", "r9", "r10", "r15", "memory");
}
static NOINLINE void work(SECRET const unsigned char *key, unsigned n,
                          unsigned char *out) {
  SECRET uint64_t s[n];
  for (unsigned i = 0; i < n; i++)
    s[i] = load64(key + 3 * i);
  for (unsigned i = 0; i + 1 < n; i++) {
    char text[64];
    s[i] = stir(s[i], s[i + 1] | 1);
    cpuish(s);
    snprintf(text, sizeof text, "%llu %llx", (unsigned long long)s[i],
             (unsigned long long)s[i + 1]);
    s[i + 1] += (unsigned)text[3];
  }
  store64(out, fold((unsigned char *)s, 8 * n));
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, 8, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
