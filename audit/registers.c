// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads NT_PRSTATUS and NT_X86_XSTATE. The kernel gives the extended state in
// the standard (not compacted) format, whose offsets CPUID leaf 0xD tells. A
// component whose bit in XSTATE_BV is clear is in its initial state, whatever
// its bytes say.
//
// Left out, because they are the program's state and not data: the arithmetic
// flags (the observation point's own test writes them), MXCSR and the x87
// control, status and tag words. Left out because they cannot hold data:
// orig_rax, cs, ss. Components that this file does not know are kept as raw
// bytes, so that a new register file is never passed over.
// Covered by registers.c and the self-test.

#include "registers.h"

#include <cpuid.h>
#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

// Offsets into a thread's bytes.
enum {
  AT_GENERAL = 0,    // 8 bytes each
  AT_X87 = 256,      // st0-st7, 16 bytes each, of which 10 are used
  AT_X87_LAST = 384, // last opcode, instruction and operand address
  AT_MASK = 448,     // k0-k7
  AT_VECTOR = 512,   // zmm0-zmm31
  AT_OTHER = 4096,   // anything else, each with its own number
  END_OTHER = REGISTER_BYTES,
};

enum component {
  X87 = 0,
  SSE = 1,
  AVX = 2,
  OPMASK = 5,
  ZMM_HIGH = 6,
  ZMM_16_31 = 7,
  PKRU = 9,
  COMPONENTS = 63,
};

enum { XSAVE_LEGACY = 512, XSTATE_BV = 512, XCOMP_BV = 520 };

static const char *const general_names[] = {
    "rax", "rbx",     "rcx",     "rdx", "rsi", "rdi", "rbp", "rsp",
    "r8",  "r9",      "r10",     "r11", "r12", "r13", "r14", "r15",
    "rip", "fs_base", "gs_base", "ds",  "es",  "fs",  "gs"};

enum { GENERAL = sizeof general_names / sizeof *general_names };

static void read_general(const struct user_regs_struct *r, uint8_t *bytes) {
  const uint64_t values[GENERAL] = {
      r->rax, r->rbx,     r->rcx,     r->rdx, r->rsi, r->rdi, r->rbp, r->rsp,
      r->r8,  r->r9,      r->r10,     r->r11, r->r12, r->r13, r->r14, r->r15,
      r->rip, r->fs_base, r->gs_base, r->ds,  r->es,  r->fs,  r->gs};
  memcpy(bytes + AT_GENERAL, values, sizeof values);
}

static void component_layout(unsigned component, uint32_t *offset,
                             uint32_t *size) {
  uint32_t ecx, edx;
  __cpuid_count(0xd, component, *size, *offset, ecx, edx);
  // Bit 0 of ecx: a supervisor component, which a user's image never has.
  if (ecx & 1)
    *size = 0;
}

/// Bytes set aside from AT_OTHER on for a component without a place of its own.
static uint32_t room_among_others(unsigned component) {
  uint32_t offset, size;
  if (component == AVX || component == OPMASK || component == ZMM_HIGH ||
      component == ZMM_16_31)
    return 0;
  component_layout(component, &offset, &size);
  return (size + 63) & ~63u;
}

static void read_legacy(const uint8_t *area, uint64_t present, uint8_t *bytes) {
  if (present & 1 << X87) {
    for (unsigned i = 0; i < 8; ++i)
      memcpy(bytes + AT_X87 + 16 * i, area + 32 + 16 * i, 10);
    memcpy(bytes + AT_X87_LAST, area + 6, 2);
    memcpy(bytes + AT_X87_LAST + 8, area + 8, 16);
  }
  if (present & 1 << SSE)
    for (unsigned i = 0; i < 16; ++i)
      memcpy(bytes + AT_VECTOR + 64 * i, area + 160 + 16 * i, 16);
}

static void read_component(unsigned component, const uint8_t *from,
                           uint32_t size, uint8_t *bytes, uint32_t other) {
  switch (component) {
  case AVX:
    for (unsigned i = 0; i < 16; ++i)
      memcpy(bytes + AT_VECTOR + 64 * i + 16, from + 16 * i, 16);
    return;
  case OPMASK:
    memcpy(bytes + AT_MASK, from, 64);
    return;
  case ZMM_HIGH:
    for (unsigned i = 0; i < 16; ++i)
      memcpy(bytes + AT_VECTOR + 64 * i + 32, from + 32 * i, 32);
    return;
  case ZMM_16_31:
    memcpy(bytes + AT_VECTOR + 64 * 16, from, 64 * 16);
    return;
  default:
    memcpy(bytes + other, from, size);
  }
}

static void read_extended(const uint8_t *area, size_t length, uint8_t *bytes) {
  uint64_t present, compaction;
  if (length < XSAVE_LEGACY + 64)
    fatal("the kernel shows no extended registers");
  memcpy(&present, area + XSTATE_BV, sizeof present);
  memcpy(&compaction, area + XCOMP_BV, sizeof compaction);
  if (compaction)
    fatal("the kernel shows the extended registers in an unknown format");
  read_legacy(area, present, bytes);
  // Room is set aside whether or not the component is in use: one that a run
  // leaves in its initial state must not move the next one.
  uint32_t other = AT_OTHER;
  for (unsigned i = AVX; i < COMPONENTS; ++i) {
    uint32_t offset, size, room = room_among_others(i);
    if (room > END_OTHER - other)
      fatal("this processor has more registers than zeroize-audit knows");
    if (present >> i & 1) {
      component_layout(i, &offset, &size);
      if (!size || offset > length || size > length - offset)
        fatal("the kernel shows only part of the extended registers");
      read_component(i, area + offset, size, bytes, other);
    }
    other += room;
  }
}

void registers_check_support(void) {
  uint32_t eax, ebx, ecx, edx;
  // OSXSAVE: the kernel has enabled XSAVE, so NT_X86_XSTATE exists.
  if (__get_cpuid_max(0, NULL) < 0xd ||
      !__get_cpuid(1, &eax, &ebx, &ecx, &edx) || !(ecx & 1u << 27))
    fatal("this processor or kernel has no XSAVE, so vector registers cannot "
          "be observed");
}

void registers_read(pid_t tid, const struct user_regs_struct *general,
                    uint8_t *bytes) {
  static uint8_t area[1 << 16];
  struct iovec vector = {area, sizeof area};
  memset(bytes, 0, REGISTER_BYTES);
  if (ptrace(PTRACE_GETREGSET, tid, (void *)(uintptr_t)NT_X86_XSTATE, &vector))
    fatal("cannot read the extended registers: %s", strerror(errno));
  if (vector.iov_len == sizeof area)
    fatal("this processor has more registers than zeroize-audit knows");
  read_general(general, bytes);
  read_extended(area, vector.iov_len, bytes);
}

/// Sets the extent and returns the name's buffer, whose size is sizeof
/// name->name.
static char *set_extent(struct register_name *name, uint32_t begin,
                        uint32_t size) {
  name->begin = begin;
  name->end = begin + size;
  return name->name;
}

static void vector_at(uint32_t offset, struct register_name *name) {
  unsigned number = (offset - AT_VECTOR) / 64, part = (offset - AT_VECTOR) % 64;
  uint32_t begin = AT_VECTOR + 64 * number;
  const size_t room = sizeof name->name;
  // Each part under the name that first made it reachable.
  if (number >= 16)
    snprintf(set_extent(name, begin, 64), room, "zmm%u", number);
  else if (part < 16)
    snprintf(set_extent(name, begin, 16), room, "xmm%u", number);
  else if (part < 32)
    snprintf(set_extent(name, begin + 16, 16), room, "ymm%u (high half)",
             number);
  else
    snprintf(set_extent(name, begin + 32, 32), room, "zmm%u (high half)",
             number);
}

static void other_at(uint32_t offset, struct register_name *name) {
  uint32_t begin = AT_OTHER;
  for (unsigned i = AVX; i < COMPONENTS; ++i) {
    uint32_t size = room_among_others(i);
    if (size && offset < begin + size) {
      char *text = set_extent(name, begin, size);
      if (i == PKRU)
        snprintf(text, sizeof name->name, "pkru");
      else
        snprintf(text, sizeof name->name, "xsave component %u", i);
      return;
    }
    begin += size;
  }
  snprintf(set_extent(name, begin, END_OTHER - begin), sizeof name->name,
           "unknown register");
}

void register_at(uint32_t offset, struct register_name *name) {
  const size_t room = sizeof name->name;
  if (offset < AT_GENERAL + 8 * GENERAL) {
    uint32_t number = (offset - AT_GENERAL) / 8;
    snprintf(set_extent(name, AT_GENERAL + 8 * number, 8), room, "%s",
             general_names[number]);
  } else if (offset < AT_X87_LAST) {
    uint32_t number = (offset - AT_X87) / 16;
    snprintf(set_extent(name, AT_X87 + 16 * number, 16), room, "st%u", number);
  } else if (offset < AT_MASK) {
    snprintf(set_extent(name, AT_X87_LAST, AT_MASK - AT_X87_LAST), room,
             "x87 last instruction");
  } else if (offset < AT_VECTOR) {
    uint32_t number = (offset - AT_MASK) / 8;
    snprintf(set_extent(name, AT_MASK + 8 * number, 8), room, "k%u", number);
  } else if (offset < AT_VECTOR + 64 * 32) {
    vector_at(offset, name);
  } else {
    other_at(offset, name);
  }
}
