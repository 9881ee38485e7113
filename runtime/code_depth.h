/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What code_walk.c, settle.c and ask_depth.c share. Not an interface.
 */
#ifndef ZEROIZE_CODE_DEPTH_H
#define ZEROIZE_CODE_DEPTH_H

#include <stdint.h>

enum { CodeTargets = 512, CodeFunctions = 16, CodesKnown = 64 };

/* What code_walk.c works with. One per program or shared library, of zeroes. */
struct code_state {
  int busy;
  unsigned target_count, function_count;
  int budget;
  int wide;     /* uses registers other than general ones */
  long deepest; /* bytes below the stack pointer that the function is entered with */
  /* Where control comes from elsewhere: address, and in the low 16 bits how deep then. */
  uint64_t targets[CodeTargets];
  struct {
    const unsigned char *code;
    long base; /* below the first one's entry */
  } functions[CodeFunctions];
  /* What has been found, by the functions' addresses: many call the same ones. In the low 16
   * bits, what code_depth returns. */
  uint64_t known[CodesKnown];
};

/* Whether functions attest, and what they may use if not. The plugin writes these. */
struct asked {
  int state;   /* as below */
  int bytes;   /* to scrub, once asked */
  int frames;  /* of those between the function that asks and those that are asked */
  int margin;  /* for one that has no bound */
  int names[]; /* distance from here to the word that has a function's address; 0: end */
};
/* The assembly in settle.c knows them, and AllAttest the plugin (codegen/target/X86_64Ask.cpp). */
enum { NotAsked, AllAttest, NotAll, NotAllGeneral /* use general registers only */ };

/* Assembly: what code_walk.c is called with, for the struct asked or the function in r11. Returns in
 * eax, of a table how many bytes to scrub now; of a function what it may use below the stack
 * pointer that it is called with, its return address among it: a multiple of 16, and 1 more if
 * it uses other registers than general ones; ZEROIZE_CODE_UNBOUND if nobody can tell; -1 if not now. */
#define ZEROIZE_WALK_CODE(IS_TABLE) \
  "leaq __zeroize_code_state(%%rip), %%rdi\n\t" \
  "movq %%r11, %%rsi\n\t" \
  "movl $" IS_TABLE ", %%edx\n\t" \
  "leaq __zeroize_main_stack(%%rip), %%rcx\n\t" \
  "movq __zeroize_thread_bounds(%%rip), %%r8\n\t" \
  "call __zeroize_code_walk\n\t"
#define ZEROIZE_CODE_UNBOUND 0xffff

#endif /* ZEROIZE_CODE_DEPTH_H */
