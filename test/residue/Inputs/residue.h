// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the residue programs share: byte order, a mixing permutation, and the printing of the public
// result after the last observation, so that test/residue can compare it with the result of the same
// program built without the plugin (an erased value that was still needed would show there). Nothing
// here is annotated on purpose: these are the unannotated helpers that the plugin has to find.

#ifndef RESIDUE_INPUTS_RESIDUE_H
#define RESIDUE_INPUTS_RESIDUE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <zeroize/audit.h>
#include <zeroize/secret.h>

#define NOINLINE __attribute__((noinline))

static inline uint32_t rotl32(uint32_t x, unsigned n) {
  return x << n | x >> (32 - n);
}

static inline uint64_t rotl64(uint64_t x, unsigned n) {
  return x << n | x >> (64 - n);
}

static inline uint32_t load32(const unsigned char *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
         (uint32_t)p[3] << 24;
}

static inline uint64_t load64(const unsigned char *p) {
  return load32(p) | (uint64_t)load32(p + 4) << 32;
}

static inline void store32(unsigned char *p, uint32_t x) {
  for (int i = 0; i < 4; i++)
    p[i] = (unsigned char)(x >> (8 * i));
}

static inline void store64(unsigned char *p, uint64_t x) {
  store32(p, (uint32_t)x);
  store32(p + 4, (uint32_t)(x >> 32));
}

// A permutation of n words, with multiplications so that the compiler cannot fold the rounds.
static inline void permute(uint64_t *s, size_t n, unsigned rounds) {
  for (unsigned r = 0; r < rounds; r++)
    for (size_t i = 0; i < n; i++) {
      uint64_t next = s[(i + 1) % n];
      s[i] = rotl64(s[i] + next * UINT64_C(0x9e3779b97f4a7c15), 23) ^
             (next >> 7) ^ r;
    }
}

// What helpers left below the stack pointer, with room for what the dynamic loader left there.
static inline NOINLINE void clear_dead_stack(void) {
  volatile unsigned char area[8192];
  for (size_t i = 0; i < sizeof area; i++)
    area[i] = 0;
}

// The vector registers that the C library's copies go through, whatever this file is compiled for.
static inline void clear_vector_registers(void) {
#ifdef __x86_64__
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx"))
    __asm__ volatile("vzeroall"
                     :
                     :
                     : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6",
                       "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12",
                       "xmm13", "xmm14", "xmm15");
  if (__builtin_cpu_supports("avx512f"))
    __asm__ volatile(
        ".irp n,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"
        "vpxorq %%zmm\\n, %%zmm\\n, %%zmm\\n\n\t"
        ".endr" ::
            : "memory");
#endif
}

// Inside a region, a scope's exit promises that the secret's own storage is zero, no more: what lies
// in dead registers and in dead frames is the matter of the region's exit. So those are cleared first.
#define OBSERVE_STORAGE()                                                      \
  do {                                                                         \
    clear_dead_stack();                                                        \
    clear_vector_registers();                                                  \
    zeroize_audit_observe_copies();                                            \
  } while (0)

// The public result of a program: one word that depends on each of the n bytes.
static inline uint64_t fold(const unsigned char *p, size_t n) {
  uint64_t h = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < n; i++)
    h = rotl64((h ^ p[i]) * UINT64_C(0x100000001b3), 31);
  return h;
}

// To be called after the last observation: it reads the result back into registers.
static inline int print_output(void) {
  const unsigned char *out = zeroize_audit_output();
  for (int i = 0; i < 64; i++)
    printf("%02x", out[i]);
  putchar('\n');
  return 0;
}

// The program of most: WORK(secret, out) on a secret of BYTES bytes, and nothing of it may be left behind that.
#define RESIDUE_MAIN(WORK, BYTES)                                              \
  int main(void) {                                                             \
    const unsigned char *secret = zeroize_audit_begin(BYTES);                  \
    WORK(secret, zeroize_audit_output());                                      \
    zeroize_audit_observe();                                                   \
    return print_output();                                                     \
  }

#endif // RESIDUE_INPUTS_RESIDUE_H
