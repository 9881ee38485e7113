/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * How much stack a function takes that nobody compiled with the plugin, and whether it uses
 * registers other than the general ones: read from its machine code, all of it, every way to
 * its returns. Code that adjusts its stack pointer by constants, jumps and calls where its
 * instructions say, has a bound: leaf functions of the C library, and most assembly. Any
 * other has none.
 *
 * Relies on a function returning with the stack pointer that it was called with: what is
 * restored from elsewhere must be that. Behind such an instruction nothing may be stored on
 * the way to the return. Relies on functions not being rewritten once they have run.
 *
 * Every file that holds secrets is given this: it is compiled once, when the plugin is
 * (machine_code.py). Covered by test/runtime/code-depth.c and test/residue/library/assembly.c.
 */
#include "code_depth.h"
#include "instruction.h"
#include "stack.h"

/* Budget: instructions, and addresses that are compared, eight for one. Below a millisecond. */
enum { Budget = 20000, Deepest = 32768, RedZone = 128 };

static int settle(struct code_state *state, struct asked *asked, const struct stack_bounds *main_stack,
                  long thread_bounds);
static int code_depth(struct code_state *state, const unsigned char *code, const struct stack_bounds *main_stack,
                      long thread_bounds);

int __zeroize_code_walk(struct code_state *state, void *subject, int is_table,
                        const struct stack_bounds *main_stack, long thread_bounds) {
  return is_table ? settle(state, subject, main_stack, thread_bounds)
                  : code_depth(state, subject, main_stack, thread_bounds);
}

/* See ask.c. */
static int attests(const unsigned char *code) {
  const uint32_t *says = (const uint32_t *)code - 2;
  return ((uintptr_t)code & 0xff8) && says[0] == 0xd39f4706 && says[1] == 0x5a8c1e0b;
}

static int add_target(struct code_state *walk, const unsigned char *code, long depth) {
  uint64_t address = (uint64_t)(uintptr_t)code;
  walk->budget -= (int)walk->target_count / 8;
  if (address >> 47 || depth < 0 || depth > Deepest)
    return 0;
  for (unsigned i = 0; i < walk->target_count; i++)
    if (walk->targets[i] >> 16 == address)
      return (long)(walk->targets[i] & 0xffff) == depth;
  if (walk->target_count == CodeTargets)
    return 0;
  walk->targets[walk->target_count++] = address << 16 | (uint64_t)depth;
  return 1;
}

/* A deeper call of one that is known has it walked again. Recursion ends at the limits. */
static int add_function(struct code_state *walk, const unsigned char *code, long base, unsigned *next) {
  if (base > Deepest)
    return 0;
  for (unsigned i = 0; i < walk->function_count; i++)
    if (walk->functions[i].code == code) {
      if (walk->functions[i].base < base) {
        walk->functions[i].base = base;
        if (*next > i)
          *next = i;
      }
      return 1;
    }
  if (walk->function_count == CodeFunctions)
    return 0;
  walk->functions[walk->function_count].code = code;
  walk->functions[walk->function_count++].base = base;
  return 1;
}

/* The first target that is not in front of `code`, or 0. Looks again if there are more of them
 * than the last time, or the nearest one lies behind. */
static const unsigned char *ahead(struct code_state *walk, const unsigned char *code, unsigned *seen,
                                  const unsigned char **nearest) {
  if (*seen == walk->target_count && (!*nearest || *nearest >= code))
    return *nearest;
  walk->budget -= (int)walk->target_count / 8;
  *nearest = 0;
  *seen = walk->target_count;
  for (unsigned t = 0; t < walk->target_count; t++) {
    const unsigned char *target = (const unsigned char *)(uintptr_t)(walk->targets[t] >> 16);
    if (target >= code && (!*nearest || target < *nearest))
      *nearest = target;
  }
  return *nearest;
}

/* From one target to where the code does not go on, or is known. */
static int walk_run(struct code_state *walk, unsigned first, long base, unsigned *next) {
  const unsigned char *code = (const unsigned char *)(uintptr_t)(walk->targets[first] >> 16);
  long depth = (long)(walk->targets[first] & 0xffff);
  const unsigned char *nearest = 0;
  unsigned seen = 0;
  int restored = 0;
  for (;;) {
    if (walk->budget-- <= 0)
      return 0;
    struct instruction i = decode(code);
    walk->wide |= i.wide;
    if (i.lowest < 0 && base + depth - i.lowest > walk->deepest)
      walk->deepest = base + depth - i.lowest;
    if (restored && (i.stores || i.kind == Branch || i.kind == Call || i.kind == Align ||
                     (i.kind == Adjust && i.change > 0)))
      return 0;
    code += i.length;
    switch (i.kind) {
    case Unknown:
      return 0;
    case Plain:
      break;
    case Adjust:
    case Align:
      depth += i.change;
      if (!restored && (depth < 0 || depth > Deepest))
        return 0;
      if (!restored && base + depth + RedZone > walk->deepest)
        walk->deepest = base + depth + RedZone;
      break;
    case Restore:
      restored = 1;
      break;
    case Branch:
      if (!add_target(walk, i.target, depth))
        return 0;
      break;
    case Jump:
      if (!restored)
        return add_target(walk, i.target, depth);
      code = i.target;
      break;
    case Call:
      /* Leaves nothing behind, but for what the function itself leaves to it in registers. */
      if (attests(i.target)) {
        walk->wide = 1;
        break;
      }
      if (!add_function(walk, i.target, base + depth + 8, next))
        return 0;
      break;
    case Return:
      return restored || depth == 0;
    case Trap:
      return 1;
    }
    if (!restored && code == ahead(walk, code, &seen, &nearest))
      return add_target(walk, code, depth);
  }
}

static int walk_all(struct code_state *walk, const unsigned char *code) {
  walk->function_count = 0;
  walk->budget = Budget;
  walk->deepest = 0;
  walk->wide = 0;
  unsigned next = 0;
  if (!add_function(walk, code, 0, &next))
    return 0;
  while (next < walk->function_count) {
    unsigned this = next++;
    long base = walk->functions[this].base;
    if (base + RedZone > walk->deepest)
      walk->deepest = base + RedZone;
    walk->target_count = 0;
    if (!add_target(walk, walk->functions[this].code, 0))
      return 0;
    for (unsigned t = 0; t < walk->target_count; t++)
      if (!walk_run(walk, t, base, &next))
        return 0;
  }
  /* Several functions together, or an address that is named. Fits into 16 bits. */
  return walk->deepest <= Deepest + RedZone;
}

static int code_depth(struct code_state *state, const unsigned char *code, const struct stack_bounds *main_stack,
                      long thread_bounds) {
  struct stack_range own;
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  uint64_t address = (uint64_t)(uintptr_t)code;
  uint64_t *slot = &state->known[(address >> 4) % CodesKnown];
  uint64_t known = __atomic_load_n(slot, __ATOMIC_RELAXED);
  if (known >> 16 == address)
    return (int)(known & 0xffff);
  /* What is left of a small stack is its owner's. */
  if (!find_own_stack(main_stack, thread_bounds, here, &own) || here - own.low < 4096)
    return -1;
  /* One at a time: there is no room for a state on the stack of somebody else. */
  if (__atomic_exchange_n(&state->busy, 1, __ATOMIC_ACQUIRE))
    return -1;
  int depth = ZEROIZE_CODE_UNBOUND;
  if (walk_all(state, code))
    depth = (int)((state->deepest + 8 + 15) & -16) + (state->wide != 0);
  __atomic_store_n(&state->busy, 0, __ATOMIC_RELEASE);
  __atomic_store_n(slot, address << 16 | (uint64_t)depth, __ATOMIC_RELAXED);
  return depth;
}

/* The first time all of the margin is scrubbed as well: as long as it is not known whether it was the
 * dynamic loader, binding a name, that has used more than the function. */
static int settle(struct code_state *state, struct asked *asked, const struct stack_bounds *main_stack,
                  long thread_bounds) {
  int margin = asked->frames + asked->margin, answer = AllAttest, deepest = 0;
  for (const int *name = asked->names; *name; name++) {
    const unsigned char *code = *(const unsigned char *const *)((const char *)name + *name);
    if (!code || attests(code))
      continue;
    int depth = code_depth(state, code, main_stack, thread_bounds);
    if (depth < 0)
      return margin;
    if (depth == ZEROIZE_CODE_UNBOUND) {
      deepest = asked->margin;
      answer = NotAll;
      break;
    }
    if (answer != NotAll)
      answer = depth & 1 ? NotAll : NotAllGeneral;
    if ((depth & -16) > deepest)
      deepest = depth & -16;
  }
  asked->bytes = asked->frames + deepest;
  __atomic_store_n(&asked->state, answer, __ATOMIC_RELEASE);
  return answer == AllAttest ? 0 : asked->bytes > margin ? asked->bytes : margin;
}
