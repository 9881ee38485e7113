/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Takes one x86-64 instruction to pieces, as far as code_walk.c wants to know of it: how
 * long it is, where control goes, what happens to the stack pointer, whether it uses vector
 * or x87 registers. What is rare, or privileged, is called unknown. After: Intel SDM volume
 * 2, chapter 2 (instruction format) and appendix A (opcode maps). Covered by
 * test/runtime/instruction-lengths.test and test/runtime/code-depth.c.
 */
#ifndef ZEROIZE_INSTRUCTION_H
#define ZEROIZE_INSTRUCTION_H

#include <stdint.h>

enum instruction_kind {
  Unknown,   /* do not go on */
  Plain,     /* leaves the stack pointer alone, and stores to no stack slot by push */
  Adjust,    /* stack pointer -= change */
  Align,     /* stack pointer is rounded down, by less than change */
  Restore,   /* stack pointer := what was kept somewhere */
  Branch,    /* may go to target */
  Jump,      /* goes to target */
  Call,      /* of target */
  Return,
  Trap
};

struct instruction {
  enum instruction_kind kind;
  unsigned length;
  int wide;     /* uses vector, mask, MMX or x87 registers */
  int stores;   /* may write to memory */
  long change;
  long lowest;  /* displacement below the stack pointer that it names, or 0 */
  const unsigned char *target;
};

static inline int32_t read_i32(const unsigned char *p) {
  return (int32_t)((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24);
}

/* One bit per opcode of a map. */
static inline int one_of(unsigned opcode, uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
  return (opcode < 0x40 ? a : opcode < 0x80 ? b : opcode < 0xc0 ? c : d) >> (opcode & 63) & 1;
}

struct encoding {
  unsigned map;       /* 0: one byte, 1: 0F, 2: 0F 38, 3: 0F 3A */
  unsigned opcode, modrm, vvvv;
  unsigned rex;       /* W R X B as in a REX prefix */
  int vex, evex, has_rex;
  int p66, pF2, pF3;
};

/* Reads prefixes and opcode. Returns what follows, or 0. */
static inline const unsigned char *read_opcode(const unsigned char *p, struct encoding *e) {
  for (;; p++) {
    if (*p == 0x66)
      e->p66 = 1;
    else if (*p == 0xf2)
      e->pF2 = 1;
    else if (*p == 0xf3)
      e->pF3 = 1;
    else if (*p != 0xf0 && *p != 0x67 && *p != 0x2e && *p != 0x3e && *p != 0x64 && *p != 0x65 && *p != 0x26 && *p != 0x36)
      break;
  }
  unsigned pp = 0;
  if (*p == 0xc5) {
    e->vex = 1;
    e->map = 1;
    e->rex = (~p[1] >> 7 & 1) << 2;
    e->vvvv = ~p[1] >> 3 & 15;
    pp = p[1] & 3;
    p += 2;
  } else if (*p == 0xc4) {
    e->vex = 1;
    e->map = p[1] & 31;
    e->rex = (~p[1] >> 5 & 7) | (p[2] >> 7 & 1) << 3;
    e->vvvv = ~p[2] >> 3 & 15;
    pp = p[2] & 3;
    p += 3;
    if (e->map == 0 || e->map > 3)
      return 0;
  } else if (*p == 0x62) {
    e->vex = e->evex = 1;
    e->map = p[1] & 15;
    e->rex = (~p[1] >> 5 & 7) | (p[2] >> 7 & 1) << 3;
    e->vvvv = ~p[2] >> 3 & 15;
    pp = p[2] & 3;
    /* Maps 4 and above, and a third bit of general registers (APX). */
    if (e->map == 0 || e->map > 3 || !(p[2] & 4))
      return 0;
    p += 4;
  } else {
    if (*p >= 0x40 && *p <= 0x4f) {
      e->has_rex = 1;
      e->rex = *p++ & 15;
    }
    if (*p == 0x0f) {
      e->map = 1;
      p++;
      if (*p == 0x38 || *p == 0x3a)
        e->map = *p++ == 0x38 ? 2 : 3;
    }
  }
  if (e->vex) {
    e->p66 = pp == 1;
    e->pF3 = pp == 2;
    e->pF2 = pp == 3;
  }
  e->opcode = *p++;
  return p;
}

/* Whether a ModRM byte follows; -1: unknown instruction. */
static inline int has_modrm(const struct encoding *e) {
  unsigned op = e->opcode;
  if (e->map >= 2)
    return 1;
  if (e->map == 0)
    return one_of(op, 0x0f0f0f0f0f0f0f0fu, 0x00000a0800000000u, 0x000000000000bffbu, 0xc0c00000ff0f00c3u) ? 1
           : one_of(op, 0x3030303030303030u, 0xffff0500ffff0000u, 0xffffff30fbff0000u, 0x33200b0f00000208u) ? 0 : -1;
  if (one_of(op, 0x0000ff00ffff2000u, 0xf07fffffffffffffu, 0xfdcbf838ffff0000u, 0x7fffffffffff00ffu))
    return 1;
  return one_of(op, 0x0002000000000800u, 0x0080000000000000u, 0x000000040000ffffu, 0x000000000000ff00u) && (!e->vex || op == 0x77) ? 0 : -1;
}

static inline unsigned immediate_size(const struct encoding *e) {
  unsigned op = e->opcode, full = e->p66 && !(e->rex & 8) ? 2 : 4, extension = e->modrm >> 3 & 7;
  if (e->map >= 2)
    return e->map == 3;
  if (e->map == 1) {
    if (op >= 0x80 && op <= 0x8f)
      return 4;
    return (op >= 0x70 && op <= 0x73) || op == 0xa4 || op == 0xac || op == 0xba || op == 0xc2 ||
           (op >= 0xc4 && op <= 0xc6);
  }
  if (op < 0x40)
    return (op & 7) == 4 ? 1 : (op & 7) == 5 ? full : 0;
  if ((op >= 0x70 && op <= 0x80) || op == 0x6a || op == 0x6b || op == 0x83 || op == 0xa8 ||
      (op >= 0xb0 && op <= 0xb7) || op == 0xc0 || op == 0xc1 || op == 0xc6 || (op >= 0xe0 && op <= 0xe3) || op == 0xeb)
    return 1;
  if (op >= 0xb8 && op <= 0xbf)
    return e->rex & 8 ? 8 : full;
  if (op == 0xe8 || op == 0xe9)
    return 4;
  if (op == 0x68 || op == 0x69 || op == 0x81 || op == 0xa9 || op == 0xc7)
    return full;
  if (op == 0xf6 && extension < 2)
    return 1;
  return op == 0xf7 && extension < 2 ? full : 0;
}

/* Bytes of the operand that the ModRM byte describes, without that byte itself. */
static inline unsigned operand_size(const unsigned char *p, unsigned modrm) {
  unsigned mode = modrm >> 6, rm = modrm & 7, size = 0;
  if (mode == 3)
    return 0;
  if (rm == 4) {
    size = 1;
    if (mode == 0 && (*p & 7) == 5)
      return 5;
  } else if (mode == 0 && rm == 5) {
    return 4;
  }
  return size + (mode == 1 ? 1 : mode == 2 ? 4 : 0);
}

/* Whether vector, mask, MMX or x87 registers are used. */
static inline int is_wide(const struct encoding *e) {
  unsigned op = e->opcode;
  if (e->map == 0)
    return (op >= 0xd8 && op <= 0xdf) || op == 0x9b;
  if (e->vex)
    return !((e->map == 2 && op >= 0xf2 && op <= 0xf7) || (e->map == 3 && op == 0xf0));
  if (e->map == 2)
    return op < 0xf0 || op == 0xfa || op == 0xfb; /* encodekey */
  if (e->map == 3)
    return 1;
  return (op >= 0x10 && op <= 0x17) || (op >= 0x28 && op <= 0x2f) || (op >= 0x50 && op <= 0x7f) || op == 0xc2 ||
         (op >= 0xc4 && op <= 0xc6) || op >= 0xd0 || op == 0xae;
}

/* Whether a general register that the instruction may write is the stack pointer. Says yes
 * too often where that makes no difference. */
static inline int may_write_sp(const struct encoding *e) {
  unsigned op = e->opcode;
  int reg = (e->modrm >> 3 & 7) == 4 && !(e->rex & 4);
  int rm = e->modrm >> 6 == 3 && (e->modrm & 7) == 4 && !(e->rex & 1);
  if (is_wide(e)) {
    if (e->map == 1)
      return ((op == 0x2c || op == 0x2d || op == 0x50 || op == 0xc5 || op == 0xd7 || (e->vex && op == 0x93)) && reg) ||
             ((op == 0x7e || op == 0xae) && rm);
    return e->map == 3 && op >= 0x14 && op <= 0x17 && rm;
  }
  if (e->vex)
    return reg || rm || e->vvvv == 4;
  if (e->map >= 2)
    return reg || rm;
  if (e->map == 1) {
    if (op >= 0x90 && op <= 0x9f) /* setcc */
      return rm && e->has_rex;
    if (op == 0xba) /* a group */
      return rm;
    if (op == 0xb6 || op == 0xbe || (op >= 0x40 && op <= 0x4f) || op == 0xaf || (op >= 0xb7 && op <= 0xbd) || op == 0xbf)
      return reg;
    return op >= 0x20 && (reg || rm);
  }
  /* Groups have an opcode where others have a register. */
  int group = (op >= 0x80 && op <= 0x83) || op == 0xc0 || op == 0xc1 || op == 0xc6 || op == 0xc7 ||
              (op >= 0xd0 && op <= 0xd3) || op == 0xf6 || op == 0xf7 || op == 0xfe || op == 0xff || op == 0x8f;
  int byte = (op < 0x40 && !(op & 1)) || op == 0x80 || op == 0x84 || op == 0x86 || op == 0x88 || op == 0x8a ||
             op == 0xc0 || op == 0xc6 || op == 0xd0 || op == 0xd2 || op == 0xf6 || op == 0xfe;
  if (byte && !e->has_rex) /* ah */
    return 0;
  if (group)
    return rm;
  if (op < 0x40) {
    if ((op & 0x38) == 0x38) /* cmp */
      return 0;
    return op & 2 ? reg : rm;
  }
  if (op == 0x84 || op == 0x85 || op == 0x8c) /* test */
    return op == 0x8c && rm;
  if (op == 0x88 || op == 0x89)
    return rm;
  if (op == 0x8a || op == 0x8b || op == 0x8d || op == 0x63 || op == 0x69 || op == 0x6b)
    return reg;
  return reg || rm;
}

/* The ways in which code moves its stack pointer. */
static inline void classify_stack(struct instruction *i, const struct encoding *e, const unsigned char *operand) {
  unsigned op = e->opcode, extension = e->modrm >> 3 & 7;
  int on_sp = e->modrm >> 6 == 3 && (e->modrm & 7) == 4 && !(e->rex & 1);
  if (e->map == 0 && on_sp && (op == 0x81 || op == 0x83) && (e->rex & 8) && !e->p66) {
    long value = op == 0x83 ? (signed char)*operand : read_i32(operand);
    i->kind = extension == 0 || extension == 5 ? Adjust : extension == 4 && value < 0 ? Align : extension == 7 ? Plain : Unknown;
    i->change = extension == 0 || extension == 4 ? -value : value;
    return;
  }
  if (!may_write_sp(e))
    return;
  i->kind = Unknown;
  if (e->map != 0 || e->vex || !(e->rex & 8) || e->p66)
    return;
  if (op == 0x89 || op == 0x8b)
    i->kind = Restore;
  if (op == 0x8d) {
    unsigned mode = e->modrm >> 6;
    i->kind = Restore;
    if (mode != 0 && (e->modrm & 7) == 4 && *operand == 0x24 && !(e->rex & 3)) { /* from itself */
      i->kind = Adjust;
      i->change = -(mode == 1 ? (signed char)operand[1] : (long)read_i32(operand + 1));
    }
  }
}

static inline void classify_plain_opcode(struct instruction *i, const struct encoding *e) {
  unsigned op = e->opcode;
  if (op >= 0x50 && op <= 0x57) {
    i->kind = Adjust;
    i->change = 8;
  } else if (op >= 0x58 && op <= 0x5f) {
    i->kind = op == 0x5c && !(e->rex & 1) ? Unknown : Adjust;
    i->change = -8;
  } else if (op == 0x68 || op == 0x6a || op == 0x9c) {
    i->kind = Adjust;
    i->change = 8;
  } else if (op == 0x9d) {
    i->kind = Adjust;
    i->change = -8;
  } else if (op == 0x94 && !(e->rex & 1)) {
    i->kind = Unknown;
  } else if (op >= 0xb8 && op <= 0xbf) {
    i->kind = op == 0xbc && !(e->rex & 1) ? Unknown : Plain;
  } else if (op == 0xc3) {
    i->kind = Return;
  } else if (op == 0xc9) {
    i->kind = Restore;
  } else {
    return;
  }
  if (i->kind == Adjust && e->p66)
    i->kind = Unknown;
}

static inline struct instruction decode(const unsigned char *start) {
  struct instruction i = {Unknown, 0, 0, 1, 0, 0, 0};
  struct encoding e = {0};
  const unsigned char *p = read_opcode(start, &e);
  if (!p)
    return i;
  int modrm = has_modrm(&e);
  if (modrm < 0 || (e.map == 0 && e.opcode == 0x8f && (*p & 31) >= 8)) /* XOP */
    return i;
  const unsigned char *operand = p;
  if (modrm) {
    e.modrm = *p++;
    operand = p;
    unsigned size = operand_size(p, e.modrm), mode = e.modrm >> 6;
    if (mode != 0 && mode != 3 && (e.modrm & 7) == 4 && (*p & 7) == 4 && !(e.rex & 1))
      i.lowest = mode == 1 ? (signed char)p[1] * (e.evex ? 64L : 1L) : read_i32(p + 1);
    p += size;
  }
  unsigned size = immediate_size(&e);
  const unsigned char *immediate = p;
  p += size;
  i.length = (unsigned)(p - start);
  i.wide = is_wide(&e);
  i.kind = Plain;
  unsigned op = e.opcode, extension = e.modrm >> 3 & 7;
  if (modrm) {
    /* Loads, and what works on registers; all else may store. */
    i.stores = e.modrm >> 6 != 3 && !(e.map == 0 && (op == 0x8b || op == 0x8d)) &&
               !(e.map == 1 && (op == 0x10 || op == 0x28 || op == 0x6f));
    classify_stack(&i, &e, operand);
    if (e.map == 0 && op == 0xff)
      i.kind = extension < 2 ? i.kind : extension == 6 && !e.p66 ? Adjust : Unknown;
    if (e.map == 0 && op == 0xff && extension == 6)
      i.change = 8;
    if (e.map == 0 && op == 0x8f) {
      i.kind = e.p66 || extension || (e.modrm >> 6 == 3 && (e.modrm & 7) == 4 && !(e.rex & 1)) ? Unknown : Adjust;
      i.change = -8;
    }
    if (e.map == 0 && (op == 0xc6 || op == 0xc7) && extension)
      i.kind = Unknown;
    return i;
  }
  i.stores = 0;
  if (e.map == 0) {
    if ((op >= 0x70 && op <= 0x7f) || (op >= 0xe0 && op <= 0xe3) || op == 0xeb) {
      i.kind = op == 0xeb ? Jump : Branch;
      i.target = p + (signed char)*immediate;
    } else if (op == 0xe8 || op == 0xe9) {
      i.kind = e.p66 ? Unknown : op == 0xe8 ? Call : Jump;
      i.target = p + read_i32(immediate);
    } else {
      i.stores = op >= 0xa4 && op <= 0xab;
      classify_plain_opcode(&i, &e);
    }
  } else if (op >= 0x80 && op <= 0x8f) {
    i.kind = e.p66 ? Unknown : Branch;
    i.target = p + read_i32(immediate);
  } else if (op == 0x0b) {
    i.kind = Trap;
  } else if (op == 0xcc && !(e.rex & 1)) { /* bswap rsp */
    i.kind = Unknown;
  }
  return i;
}

#endif /* ZEROIZE_INSTRUCTION_H */
