/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What a program includes to be observed by zeroize-audit: a secret that the
 * tool fills, an output that the tool knows to be public, and the points at
 * which the tool looks for residue. There is nothing to link. Without the tool
 * the program runs as usual: the secret is a fixed pattern and an observation
 * point does nothing. On anything but x86-64 Linux only that half exists.
 *
 *   int main(void) {
 *     const unsigned char *key = zeroize_audit_begin(32);
 *     use(key, zeroize_audit_output());
 *     zeroize_audit_observe();
 *   }
 *
 * Relies on GNU inline assembly (Clang, GCC); C11 and C++17. Covered by
 * test/audit.
 */

#ifndef ZEROIZE_AUDIT_H
#define ZEROIZE_AUDIT_H

#include <stddef.h>

#define ZEROIZE_AUDIT_SECRET_MAX 4096
#define ZEROIZE_AUDIT_OUTPUT_SIZE 1024

#define ZEROIZE_AUDIT_INLINE_                                                  \
  static inline __attribute__((always_inline, unused))

#ifdef __cplusplus
extern "C" {
#endif

/* The header's own memory, left out of every report. 'active' comes first: the
 * traps test it by the symbol's address. Weak and hidden: one for all files of
 * a program or shared library, so a program whose parts live in a shared
 * library must begin and observe in the same one. */
struct zeroize_audit_memory_ {
  unsigned char active;
  unsigned char scratch[63];
  unsigned char secret[ZEROIZE_AUDIT_SECRET_MAX];
  unsigned char output[ZEROIZE_AUDIT_OUTPUT_SIZE];
};

__attribute__((weak, visibility("hidden"), used,
               aligned(64))) struct zeroize_audit_memory_ zeroize_audit_state_;

#ifdef __cplusplus
}
#endif

/* How the program speaks to the tool. Beginning is a system call that no kernel
 * has (the tool answers it, a kernel says ENOSYS); everything else is a
 * breakpoint followed by two no-ops whose displacements tell the tool what it
 * is, and the line. */
#define ZEROIZE_AUDIT_SYSCALL_ 0x0a5a4101L
#define ZEROIZE_AUDIT_ANSWER_ 0x5a4101L
#define ZEROIZE_AUDIT_MAGIC_ 0x00014100 /* | 'Z', then op in the top byte */
#define ZEROIZE_AUDIT_OP_OBSERVE_ 1
#define ZEROIZE_AUDIT_OP_COPIES_ 2
#define ZEROIZE_AUDIT_OP_PUBLIC_ 3
#define ZEROIZE_AUDIT_OP_BEGIN_AGAIN_ 4
#define ZEROIZE_AUDIT_WORD_(op) ((op) << 24 | ZEROIZE_AUDIT_MAGIC_ | 0x5a)

#if defined(__x86_64__) && !defined(__ILP32__) && defined(__linux__)

/* Changes nothing that is observed: the test reads memory and writes only the
 * flags, names the symbol itself lest the compiler put its address into a
 * register, and has no operand or clobber for which the compiler would save
 * anything. 0x74 0x0f is 'je' over the 15 bytes that follow. */
#define ZEROIZE_AUDIT_TRAP_TEXT_                                               \
  "{cmpb $0, zeroize_audit_state_(%%rip)"                                      \
  "|cmp byte ptr zeroize_audit_state_[rip], 0}\n\t"                            \
  ".byte 0x74, 0x0f, 0xcc\n\t"                                                 \
  ".byte 0x0f, 0x1f, 0x80\n\t.long %c0\n\t"                                    \
  ".byte 0x0f, 0x1f, 0x80\n\t.long %c1"

#define ZEROIZE_AUDIT_TRAP_(op, line)                                          \
  __extension__({                                                              \
    __asm__ volatile(ZEROIZE_AUDIT_TRAP_TEXT_                                  \
                     :                                                         \
                     : "i"(ZEROIZE_AUDIT_WORD_(op)), "i"(line)                 \
                     : "memory");                                              \
  })

ZEROIZE_AUDIT_INLINE_ void zeroize_audit_public_(const void *p, size_t n) {
  __asm__ volatile(ZEROIZE_AUDIT_TRAP_TEXT_
                   :
                   : "i"(ZEROIZE_AUDIT_WORD_(ZEROIZE_AUDIT_OP_PUBLIC_)), "i"(0),
                     "D"(p), "S"(n)
                   : "memory");
}

ZEROIZE_AUDIT_INLINE_ int zeroize_audit_attach_(size_t n) {
  long answer = ZEROIZE_AUDIT_SYSCALL_;
  ZEROIZE_AUDIT_TRAP_(ZEROIZE_AUDIT_OP_BEGIN_AGAIN_, 0);
  __asm__ volatile("syscall"
                   : "+a"(answer)
                   : "D"(&zeroize_audit_state_), "S"(n),
                     "d"(sizeof(struct zeroize_audit_memory_))
                   : "rcx", "r11", "memory");
  return answer == ZEROIZE_AUDIT_ANSWER_;
}

#else

#define ZEROIZE_AUDIT_TRAP_(op, line) ((void)0)

ZEROIZE_AUDIT_INLINE_ void zeroize_audit_public_(const void *p, size_t n) {
  (void)p;
  (void)n;
}

ZEROIZE_AUDIT_INLINE_ int zeroize_audit_attach_(size_t n) {
  (void)n;
  return 0;
}

#endif

/* Returns n secret bytes (1 to ZEROIZE_AUDIT_SECRET_MAX) in static storage,
 * which the program may wipe through a cast. Call once, first, before any
 * thread is created. Without the tool, byte i is (unsigned char)(167 * i + 13).
 */
ZEROIZE_AUDIT_INLINE_ const unsigned char *zeroize_audit_begin(size_t n) {
  size_t i;
  if (!zeroize_audit_attach_(n))
    for (i = 0; i < n && i < ZEROIZE_AUDIT_SECRET_MAX; ++i)
      zeroize_audit_state_.secret[i] = (unsigned char)(167 * i + 13);
  return zeroize_audit_state_.secret;
}

/* From here on the n bytes at p are public: results, ciphertext. They are not
 * residue. May be called several times. Memory on the stack stops being public
 * when its function has returned. */
ZEROIZE_AUDIT_INLINE_ void zeroize_audit_public(const void *p, size_t n) {
  zeroize_audit_public_(p, n);
}

/* Returns ZEROIZE_AUDIT_OUTPUT_SIZE bytes of static storage for results, public
 * from the start. */
ZEROIZE_AUDIT_INLINE_ unsigned char *zeroize_audit_output(void) {
  return zeroize_audit_state_.output;
}

/* Observation point outside the secret region: every byte of memory and
 * registers that depends on the secret is residue. */
ZEROIZE_AUDIT_INLINE_ void zeroize_audit_observe(void) {
  ZEROIZE_AUDIT_TRAP_(ZEROIZE_AUDIT_OP_OBSERVE_, 0);
}

/* Observation point in a function that is still at work: only verbatim copies
 * of the secret are residue, that is, runs of 8 or more of its bytes (all of it
 * if it is shorter). */
ZEROIZE_AUDIT_INLINE_ void zeroize_audit_observe_copies(void) {
  ZEROIZE_AUDIT_TRAP_(ZEROIZE_AUDIT_OP_COPIES_, 0);
}

/* The same, with the line for the report. */
#define zeroize_audit_observe()                                                \
  ZEROIZE_AUDIT_TRAP_(ZEROIZE_AUDIT_OP_OBSERVE_, __LINE__)
#define zeroize_audit_observe_copies()                                         \
  ZEROIZE_AUDIT_TRAP_(ZEROIZE_AUDIT_OP_COPIES_, __LINE__)

#endif /* ZEROIZE_AUDIT_H */
