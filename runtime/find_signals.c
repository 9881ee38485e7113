/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Prepares region.c at start-up: where a thread's rseq_cs is, descriptors for it,
 * whether the kernel tells of every signal, whether the program may have an
 * alternate signal stack, and whether its threads may be cancelled. A constructor,
 * because later the program may be in a sandbox that allows no system call; for the
 * same reason the kernel is asked for the alternate stack only if some object of the
 * program knows sigaltstack at all.
 * Covered by test/runtime/region.c and test/build/sandbox.c.
 */
#include "marks.h"
#include <stddef.h>
#include <stdint.h>

__attribute__((used, visibility("hidden"))) struct signal_marks __zeroize_marks;

enum { SYS_mmap = 9, SYS_uname = 63, Signature = 0x53053053 };

static long system_call(long number, long a, long b, long c, long d) {
  long result;
  register long r10 __asm__("r10") = d;
  register long r8 __asm__("r8") = -1;
  register long r9 __asm__("r9") = 0;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "0"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
}

/* Through the GOT, whatever the relocation model: a direct reference to a variable of
 * the C library makes the linker copy it. Into an integer: LLVM 22's attributor crashes on assembly that results in a pointer. */
#define ADDRESS_OF(Symbol, Result)                                              \
  __asm__(".weak " Symbol "\n\tmovq " Symbol "@GOTPCREL(%%rip), %0" : "=r"(Result))

/* Half of a struct rseq_cs. The first is version, flags (0) and where the section starts,
 * the second its length (0) and where it aborts to: they look the same. */
struct half_descriptor {
  uint64_t zero, code;
};

static void describe_marks(void) {
  unsigned long offset_at, size_at;
  ADDRESS_OF("__rseq_offset", offset_at);
  ADDRESS_OF("__rseq_size", size_at);
  const long *offset = (const long *)offset_at;
  const unsigned *size = (const unsigned *)size_at;
  /* glibc: size is 0 if the kernel has refused, or somebody else has registered. */
  if (!offset || !size || !*size)
    return;
  /* Never given back: some thread's field may point here for as long as it runs. */
  enum { Descriptors = 512 };
  struct half_descriptor *marks = (struct half_descriptor *)system_call(
      SYS_mmap, 0, (Descriptors + 2) * sizeof *marks, /*read, write*/ 3, /*private, anonymous*/ 0x22);
  if ((long)marks < 0 && (long)marks >= -4095)
    return;
  /* What must stand in front of where it aborts to. */
  uint32_t *signature = (uint32_t *)&marks[Descriptors + 1];
  *signature = Signature;
  for (int i = 0; i <= Descriptors; i++)
    marks[i].code = (uint64_t)(signature + 1);
  __zeroize_marks.base = (unsigned long)marks;
  __zeroize_marks.field = *offset + 8;
}

/* Since Linux 6.19 a signal that is delivered when a system call ends leaves rseq_cs
 * as it is; one that interrupts the program sets it to 0 as ever. */
static int kernel_is_lazy(void) {
  char name[6][65];
  if (system_call(SYS_uname, (long)name, 0, 0, 0) != 0)
    return 1;
  unsigned version[2] = {0, 0};
  const char *digit = name[2];
  for (int i = 0; i < 2; i++, digit++)
    for (; *digit >= '0' && *digit <= '9'; digit++)
      version[i] = version[i] * 10 + (unsigned)(*digit - '0');
  return version[0] > 6 || (version[0] == 6 && version[1] >= 19);
}

/* ELF, as <link.h> and <elf.h> have it. */
struct segment {
  uint32_t type, flags;
  uint64_t offset, address, physical, size, memory, align;
};
struct object {
  uintptr_t base;
  const char *name;
  const struct segment *segments;
  uint16_t count;
};
struct dynamic {
  int64_t tag;
  uint64_t value;
};
struct symbol {
  uint32_t name;
  unsigned char info, other;
  uint16_t section;
  uint64_t value, size;
};
struct relocation {
  uint64_t place, info;
  int64_t addend;
};

int dl_iterate_phdr(int (*)(struct object *, size_t, void *), void *) __attribute__((weak));
int sigaltstack(const void *, void *) __attribute__((weak));
int pthread_cancel(unsigned long) __attribute__((weak));
_Noreturn void pthread_exit(void *) __attribute__((weak));

/* What a program can do only if one of its objects knows the function. */
struct known_function {
  char name[16];
  unsigned flag;
};
__attribute__((used, visibility("hidden"))) const struct known_function __zeroize_known[] = {{"sigaltstack", 2}, {"pthread_cancel", 8}, {"pthread_exit", 8}, {"thrd_exit", 8}};

static unsigned flag_of(const struct symbol *symbol, uint64_t names) {
  const char *name = (const char *)names + symbol->name;
  /* The C library itself has it always, and a weak reference is ours. */
  if (symbol->section != 0 || symbol->info >> 4 != 1)
    return 0;
  for (unsigned k = 0; k < sizeof __zeroize_known / sizeof *__zeroize_known; k++) {
    unsigned i = 0;
    while (__zeroize_known[k].name[i] && name[i] == __zeroize_known[k].name[i])
      i++;
    if (name[i] == __zeroize_known[k].name[i])
      return __zeroize_known[k].flag;
  }
  return 0;
}

struct findings {
  int dynamic_objects;
  unsigned flags;
};

/* Looks for them in what is to be relocated: a table of symbols does not say where it
 * ends. Not static, or each module had its own. */
__attribute__((used, visibility("hidden"))) int
__zeroize_find_known(struct object *o, size_t size, void *result) {
  enum { NEEDED = 1, JMPRELSZ, STRTAB = 5, SYMTAB, RELA, RELASZ, JMPREL = 23, TAGS };
  const struct dynamic *d = NULL;
  uint64_t values[TAGS] = {0}, relative = 0;
  (void)size;
  for (unsigned i = 0; i < o->count; i++)
    if (o->segments[i].type == 2)
      d = (const struct dynamic *)(o->base + o->segments[i].address);
  for (; d && d->tag; d++)
    if (d->tag == 0x6ffffff9)
      relative = d->value;
    else if (d->tag == JMPRELSZ || d->tag == RELASZ || d->tag == NEEDED)
      values[d->tag] = d->value;
    else if (d->tag > 0 && d->tag < TAGS)
      /* musl leaves addresses as they are in the file. */
      values[d->tag] = d->value < o->base ? d->value + o->base : d->value;
  struct findings *findings = result;
  findings->dynamic_objects += values[NEEDED] != 0;
  const struct symbol *symbols = (const struct symbol *)values[SYMTAB];
  for (int table = 0; table < 2 && symbols; table++) {
    const struct relocation *r = (const struct relocation *)values[table ? JMPREL : RELA];
    uint64_t count = values[table ? JMPRELSZ : RELASZ] / sizeof *r;
    /* The linker puts relative ones first. */
    for (uint64_t i = table ? 0 : relative; r && i < count; i++)
      if (r[i].info >> 32)
        findings->flags |= flag_of(&symbols[r[i].info >> 32], values[STRTAB]);
  }
  return 0;
}

static unsigned find_known(void) {
  struct findings findings = {0, 0};
  if (dl_iterate_phdr)
    dl_iterate_phdr(__zeroize_find_known, &findings);
  /* In a static program it is there only if somebody wants it. */
  if (findings.dynamic_objects == 0)
    findings.flags |= (sigaltstack ? 2u : 0u) | (pthread_cancel || pthread_exit ? 8u : 0u);
  return findings.flags;
}

__attribute__((constructor, used, visibility("hidden"))) void __zeroize_find_signals(void) {
  if (__zeroize_marks.flags)
    return;
  __zeroize_marks.flags = 4u | (kernel_is_lazy() ? 1u : 0u) | find_known();
  describe_marks();
}
