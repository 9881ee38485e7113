// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiled without the plugin, see frame/no-caller-saved.c: preserves every general register.

#include <stdint.h>

__attribute__((no_caller_saved_registers)) void preserver(uint64_t *n) {
  __asm__ volatile(""
                   :
                   :
                   : "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11");
  *n *= 3;
}
