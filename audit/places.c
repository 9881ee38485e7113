// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See places.h. The stack of the main thread is the kernel's [stack]; that of
// another thread is the mapping its stack pointer points to. A stack that the
// program has made itself (sigaltstack, makecontext) is memory like any other:
// nothing tells where it begins. Covered by places.c.

#include "places.h"

#include "frames.h"
#include "registers.h"
#include "support.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/// Thread-local variables lie this near to the thread pointer, or it says
/// nothing.
enum { THREAD_LOCAL_REACH = 4096 };

struct namer {
  const struct stop *stop;
  const struct program *program;
  struct symbols *symbols;
};

/// Returns the thread whose stack the mapping is, or null.
static const struct thread *stack_owner(const struct stop *stop,
                                        const struct mapping *mapping) {
  bool is_main = !strcmp(mapping->name, "[stack]");
  for (size_t i = 0; i < stop->threads.count; ++i) {
    const struct thread *thread = &stop->threads.items[i];
    if (thread->number == 1
            ? is_main
            : maps_find(&stop->maps, thread->stack_pointer) == mapping)
      return thread;
  }
  return NULL;
}

static char *of_thread(const struct stop *stop, unsigned thread,
                       const char *place) {
  return thread == stop->thread ? xstrdup(place)
                                : format_text("%s of thread %u", place, thread);
}

static char *thread_local_note(const struct stop *stop, uint64_t address) {
  for (size_t i = 0; i < stop->threads.count; ++i) {
    int64_t distance =
        (int64_t)(address - stop->threads.items[i].thread_pointer);
    if (distance > -THREAD_LOCAL_REACH && distance < THREAD_LOCAL_REACH)
      return format_text("%%fs:%s0x%" PRIx64, distance < 0 ? "-" : "",
                         (uint64_t)(distance < 0 ? -distance : distance));
  }
  return NULL;
}

/// Names a register and returns the bytes from the offset to its end.
static size_t name_register(const struct namer *namer, uint64_t offset,
                            struct finding *finding) {
  struct register_name name;
  unsigned thread = (unsigned)(offset / REGISTER_BYTES);
  uint32_t at = (uint32_t)(offset % REGISTER_BYTES);
  register_at(at, &name);
  finding->place = of_thread(namer->stop, thread, name.name);
  if (at != name.begin)
    finding->note = format_text("from byte %u on", at - name.begin);
  return name.end - at;
}

static size_t name_stack(const struct namer *namer, const struct thread *owner,
                         const struct mapping *mapping,
                         struct finding *finding) {
  uint64_t pointer = owner->stack_pointer;
  // The main thread may be on another stack just now: then all of this one is
  // unknown, so live.
  bool is_on_it = pointer >= mapping->low && pointer < mapping->high;
  if (!is_on_it || finding->address >= pointer) {
    finding->place = of_thread(namer->stop, owner->number, "live stack");
    if (is_on_it)
      finding->note =
          format_text("%%rsp+0x%" PRIx64, finding->address - pointer);
    return (size_t)(mapping->high - finding->address);
  }
  uint64_t below = pointer - finding->address;
  char *frame =
      frame_owner(&namer->stop->snapshot, namer->program, namer->symbols,
                  &namer->stop->maps, finding->address, pointer);
  finding->place = of_thread(namer->stop, owner->number, "dead stack");
  finding->note = format_text("%%rsp-0x%" PRIx64 "%s%s", below,
                              frame ? ", " : "", frame ? frame : "");
  free(frame);
  return (size_t)below;
}

/// Names the place of the finding's first byte and returns how far the place
/// extends.
static size_t name_place(const struct namer *namer, struct finding *finding) {
  uint64_t address = finding->address;
  const struct mapping *mapping = maps_find(&namer->stop->maps, address);
  if (!mapping) {
    // Mapped in other runs, but not in the first.
    finding->place = xstrdup("anonymous memory");
    return PAGE_BYTES - address % PAGE_BYTES;
  }
  size_t rest = (size_t)(mapping->high - address);
  const struct thread *owner = stack_owner(namer->stop, mapping);
  const char *module = symbols_module(namer->symbols, address);
  if (owner && !module) {
    return name_stack(namer, owner, mapping, finding);
  } else if (mapping->shared) {
    finding->place = xstrdup("shared memory");
    finding->note = *mapping->name ? xstrdup(mapping->name) : NULL;
  } else if (module) {
    finding->place = format_text("globals of %s", module);
    finding->note = symbols_name(namer->symbols, address);
  } else if (!strcmp(mapping->name, "[heap]")) {
    finding->place = xstrdup("heap");
    finding->note = thread_local_note(namer->stop, address);
  } else if (mapping->inode) {
    finding->place = xstrdup("mapped file");
    finding->note = xstrdup(mapping->name);
  } else if (!strcmp(mapping->name, "[stack]")) {
    finding->place = xstrdup("stack of the ended main thread");
  } else {
    finding->place = xstrdup("anonymous memory");
    finding->note = thread_local_note(namer->stop, address);
  }
  return rest;
}

/// The byte at which the next symbol begins must begin a finding of its own.
static size_t same_symbol(const struct namer *namer, uint64_t address,
                          size_t size) {
  const char *name = symbols_function(namer->symbols, address);
  size_t same = 1;
  while (same < size &&
         symbols_function(namer->symbols, address + same) == name)
    ++same;
  return same;
}

void findings_make(struct findings *findings,
                   const struct observation *observation,
                   const struct program *program, struct symbols *symbols) {
  const struct namer namer = {observation->stop, program, symbols};
  *findings = (struct findings){0};
  for (size_t i = 0; i < observation->residue.count; ++i) {
    const struct residue *residue = &observation->residue.items[i];
    for (size_t at = 0; at < residue->size;) {
      struct finding *finding = APPEND(findings);
      uint64_t address = residue->address + at;
      finding->bytes = residue->bytes + at;
      finding->unsteady = residue->unsteady;
      size_t size = residue->size - at, rest;
      if (address >= REGISTER_BASE) {
        rest = name_register(&namer, address - REGISTER_BASE, finding);
      } else {
        finding->address = address;
        rest = name_place(&namer, finding);
      }
      if (size > rest)
        size = rest;
      if (finding->address && symbols_module(symbols, address))
        size = same_symbol(&namer, address, size);
      finding->size = size;
      at += size;
    }
  }
}

void findings_free(struct findings *findings) {
  for (size_t i = 0; i < findings->count; ++i) {
    free(findings->items[i].place);
    free(findings->items[i].note);
  }
  free(findings->items);
  *findings = (struct findings){0};
}
