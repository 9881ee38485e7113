/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What the runtime's files share. Not an interface: the helpers are called only
 * by code that the plugin generates. Each is naked assembly that keeps every
 * general register, since a function's result may be in any of them when it
 * runs. They are linked into the user's module as hidden linkonce_odr
 * definitions, so they need nothing outside themselves. Covered by
 * test/runtime.
 */
#ifndef ZEROIZE_RUNTIME_H
#define ZEROIZE_RUNTIME_H

#if !defined(__x86_64__)
#error "the runtime is written for x86-64"
#endif

#define ZEROIZE_HELPER __attribute__((naked, used, visibility("hidden"))) void
/* One that is written in C, and called like any function. */
#define ZEROIZE_FUNCTION __attribute__((used, visibility("hidden")))

/* Assembly: moves the stack pointer, and tells unwinders so. Of a register that the caller
 * wants back they must know where it is as well, as long as the helper uses it. In functions
 * with operands all percent signs are doubled: %% is for these, % for those without. */
#define ZEROIZE_PUSH(R) "pushq " R "\n\t.cfi_adjust_cfa_offset 8\n\t"
#define ZEROIZE_POP(R) "popq " R "\n\t.cfi_adjust_cfa_offset -8\n\t"
#define ZEROIZE_POP_ERASE(R) ZEROIZE_POP(R) "movq $0, -8(%%rsp)\n\t"
#define ZEROIZE_SAVE(R) ZEROIZE_PUSH(R) ".cfi_rel_offset " R ", 0\n\t"
#define ZEROIZE_RESTORE(R) ZEROIZE_POP(R) ".cfi_restore " R "\n\t"
#define ZEROIZE_LOWER(BYTES, SP) "subq $" BYTES ", " SP "\n\t.cfi_adjust_cfa_offset " BYTES "\n\t"
#define ZEROIZE_RAISE(BYTES, SP) "addq $" BYTES ", " SP "\n\t.cfi_adjust_cfa_offset -" BYTES "\n\t"
/* Behind a way out: here so much is pushed still. */
#define ZEROIZE_PUSHED(BYTES) ".cfi_def_cfa_offset 8+" BYTES "\n\t"

/* Assembly with operands: calls a C function where only r11 and the flags are free. It is given
 * nothing to save, and leaves nothing but addresses: what the registers hold is erased behind it. */
#define ZEROIZE_RESTORE_ERASE(R) ZEROIZE_POP_ERASE(R) ".cfi_restore " R "\n\t"
#define ZEROIZE_CALL_C(CALL) \
  ZEROIZE_SAVE("%%rbx") ZEROIZE_SAVE("%%rbp") ZEROIZE_SAVE("%%r12") \
  ZEROIZE_SAVE("%%r13") ZEROIZE_SAVE("%%r14") ZEROIZE_SAVE("%%r15") \
  ZEROIZE_PUSH("%%rax") ZEROIZE_PUSH("%%rcx") ZEROIZE_PUSH("%%rdx") ZEROIZE_PUSH("%%rsi") \
  ZEROIZE_PUSH("%%rdi") ZEROIZE_PUSH("%%r8") ZEROIZE_PUSH("%%r9") ZEROIZE_PUSH("%%r10") \
  "xorl %%ebx, %%ebx\n\txorl %%ebp, %%ebp\n\txorl %%r12d, %%r12d\n\t" \
  "xorl %%r13d, %%r13d\n\txorl %%r14d, %%r14d\n\txorl %%r15d, %%r15d\n\t" \
  "xorl %%eax, %%eax\n\txorl %%ecx, %%ecx\n\txorl %%edx, %%edx\n\txorl %%esi, %%esi\n\t" \
  "xorl %%r8d, %%r8d\n\txorl %%r9d, %%r9d\n\txorl %%r10d, %%r10d\n\t" \
  "cld\n\t" CALL \
  ZEROIZE_POP_ERASE("%%r10") ZEROIZE_POP_ERASE("%%r9") ZEROIZE_POP_ERASE("%%r8") \
  ZEROIZE_POP_ERASE("%%rdi") ZEROIZE_POP_ERASE("%%rsi") ZEROIZE_POP_ERASE("%%rdx") \
  ZEROIZE_POP_ERASE("%%rcx") ZEROIZE_POP_ERASE("%%rax") \
  ZEROIZE_RESTORE_ERASE("%%r15") ZEROIZE_RESTORE_ERASE("%%r14") ZEROIZE_RESTORE_ERASE("%%r13") \
  ZEROIZE_RESTORE_ERASE("%%r12") ZEROIZE_RESTORE_ERASE("%%rbp") ZEROIZE_RESTORE_ERASE("%%rbx")

/* Assembly: clears the general registers that a call may change, but for rax; vector, mask and
 * x87 registers. */
#define ZEROIZE_CLEAR_SCRATCH \
  "xorl %ecx, %ecx\n\t" \
  "xorl %edx, %edx\n\t" \
  "xorl %esi, %esi\n\t" \
  "xorl %edi, %edi\n\t" \
  "xorl %r8d, %r8d\n\t" \
  "xorl %r9d, %r9d\n\t" \
  "xorl %r10d, %r10d\n\t"
#define ZEROIZE_CLEAR_WIDE \
  "call __zeroize_clear_vectors\n\t" \
  "call __zeroize_clear_x87\n\t"

/* What the CPU has and the system has switched on; 0 until it was asked. */
extern __attribute__((visibility("hidden"))) int __zeroize_cpu;
#define ZEROIZE_CPU_KNOWN "1"
#define ZEROIZE_CPU_AVX "2"
#define ZEROIZE_CPU_AVX512 "4"

/* Fills __zeroize_cpu. Keeps every register but the flags. */
void __zeroize_probe_cpu(void);

/* Assembly: asks the CPU unless that was done before. `cpuid` costs 100 cycles
 * and more, and traps to the hypervisor in a virtual machine. */
#define ZEROIZE_NEED_CPU                                                       \
  "cmpl $0, __zeroize_cpu(%rip)\n\t"                                           \
  "jne 1f\n\t"                                                                 \
  "call __zeroize_probe_cpu\n"                                                 \
  "1:\n\t"

/* Assembly: zmm16-31 and k0-7, which only AVX-512 code names. A 512-bit xor of a register with itself
 * is a zeroing idiom that executes nowhere. That of a mask register does execute, on one port, and
 * shifting everything out of one on another: together they take half the time. */
#define ZEROIZE_CLEAR_ZMM(N) "vpxord %zmm" #N ", %zmm" #N ", %zmm" #N "\n\t"
#define ZEROIZE_CLEAR_MASKS(M, N) \
  "kxorw %k" #M ", %k" #M ", %k" #M "\n\t" \
  "kshiftlw $16, %k" #N ", %k" #N "\n\t"
#define ZEROIZE_CLEAR_HIGH \
  ZEROIZE_CLEAR_ZMM(16) ZEROIZE_CLEAR_ZMM(17) ZEROIZE_CLEAR_ZMM(18) ZEROIZE_CLEAR_ZMM(19) \
  ZEROIZE_CLEAR_ZMM(20) ZEROIZE_CLEAR_ZMM(21) ZEROIZE_CLEAR_ZMM(22) ZEROIZE_CLEAR_ZMM(23) \
  ZEROIZE_CLEAR_ZMM(24) ZEROIZE_CLEAR_ZMM(25) ZEROIZE_CLEAR_ZMM(26) ZEROIZE_CLEAR_ZMM(27) \
  ZEROIZE_CLEAR_ZMM(28) ZEROIZE_CLEAR_ZMM(29) ZEROIZE_CLEAR_ZMM(30) ZEROIZE_CLEAR_ZMM(31) \
  ZEROIZE_CLEAR_MASKS(0, 1) ZEROIZE_CLEAR_MASKS(2, 3) \
  ZEROIZE_CLEAR_MASKS(4, 5) ZEROIZE_CLEAR_MASKS(6, 7)

#endif /* ZEROIZE_RUNTIME_H */
