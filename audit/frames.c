// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function's frame lies below the return address that its call pushed, and
// those addresses stay on the dead stack like everything else. The nearest one
// above a byte belongs to the function that last reached so deep, unless a
// frame has skipped over the byte: hence "probably". Code is read from the
// stopped program, which has it where the run had it. Covered by verbose.c.

#include "frames.h"

#include "support.h"
#include "tracee.h"

#include <string.h>

/// True if these are the bytes of an indirect call that ends where they end:
/// opcode FF /2 with any of its addressing forms.
static bool is_indirect_call(const uint8_t *end) {
  static const struct {
    int size;
    uint8_t mask, modrm;
  } forms[] = {
      {2, 0xf8, 0xd0}, // register
      {2, 0xf8, 0x10}, // (register)
      {3, 0xf8, 0x50}, // disp8(register)
      {4, 0xff, 0x54}, // disp8 with index
      {6, 0xf8, 0x90}, // disp32(register)
      {7, 0xff, 0x94}, // disp32 with index
      {3, 0xff, 0x14}, // (register, index)
      {6, 0xff, 0x15}, // disp32(%rip)
  };
  for (size_t i = 0; i < sizeof forms / sizeof *forms; ++i)
    if (end[-forms[i].size] == 0xff &&
        (end[-forms[i].size + 1] & forms[i].mask) == forms[i].modrm)
      return true;
  return false;
}

static int32_t displacement(const uint8_t *bytes) {
  int32_t value;
  memcpy(&value, bytes, sizeof value);
  return value;
}

/// Follows an entry of the procedure linkage table: [endbr64] [bnd] jmp
/// *disp32(%rip).
static uint64_t follow_plt(const struct snapshot *snapshot,
                           const struct program *program, uint64_t target) {
  static const uint8_t endbr64[4] = {0xf3, 0x0f, 0x1e, 0xfa};
  uint8_t code[16];
  uint64_t slot = 0;
  if (!tracee_try_read(program->pid, target, code, sizeof code))
    return target;
  size_t at = memcmp(code, endbr64, sizeof endbr64) ? 0 : sizeof endbr64;
  at += code[at] == 0xf2;
  if (code[at] != 0xff || code[at + 1] != 0x25)
    return target;
  snapshot_read(snapshot,
                target + at + 6 +
                    (uint64_t)(int64_t)displacement(code + at + 2),
                &slot, sizeof slot);
  return slot ? slot : target;
}

/// Returns where the call before this return address went, 0 if that cannot be
/// known. Sets *is_call if there is one.
static uint64_t called_from(const struct snapshot *snapshot,
                            const struct program *program,
                            uint64_t return_address, bool *is_call) {
  uint8_t code[8], *end = code + sizeof code;
  *is_call = false;
  if (!tracee_try_read(program->pid, return_address - sizeof code, code,
                       sizeof code))
    return 0;
  if (end[-5] == 0xe8) {
    *is_call = true;
    return follow_plt(snapshot, program,
                      return_address +
                          (uint64_t)(int64_t)displacement(end - 4));
  }
  *is_call = is_indirect_call(end);
  if (end[-6] == 0xff && end[-5] == 0x15) {
    uint64_t target = 0;
    snapshot_read(snapshot,
                  return_address + (uint64_t)(int64_t)displacement(end - 4),
                  &target, sizeof target);
    return target;
  }
  return 0;
}

char *frame_owner(const struct snapshot *snapshot,
                  const struct program *program, struct symbols *symbols,
                  const struct maps *maps, uint64_t address,
                  uint64_t stack_pointer) {
  for (uint64_t at = (address + 7) & ~UINT64_C(7); at < stack_pointer;
       at += 8) {
    uint64_t word;
    bool is_call;
    snapshot_read(snapshot, at, &word, sizeof word);
    const struct mapping *code = maps_find(maps, word);
    if (!code || !code->executable || word - code->low < 8)
      continue;
    uint64_t target = called_from(snapshot, program, word, &is_call);
    if (!is_call)
      continue;
    const char *callee = target ? symbols_function(symbols, target) : NULL;
    const char *caller = symbols_function(symbols, word - 1);
    const char *module = symbols_module(symbols, word);
    if (callee && caller)
      return format_text("probably in '%s', called from '%s'", callee, caller);
    if (callee || caller)
      return format_text(callee ? "probably in '%s'"
                                : "probably in a function called from '%s'",
                         callee ? callee : caller);
    return module ? format_text("probably in a function of %s", module) : NULL;
  }
  return NULL;
}
