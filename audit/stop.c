// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See stop.h. Left out of the observation: the memory of <zeroize/audit.h>
// (secret, output), what the program declares public, and the four words of
// each thread's rseq area that the kernel rewrites whenever the thread changes
// processors. Nothing else. Covered by public.c, threads.c and clean.c.

#include "stop.h"

#include "registers.h"
#include "tracee.h"

#include <zeroize/audit.h>

#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>

void ranges_add(struct ranges *ranges, uint64_t address, uint64_t size) {
  struct range *range = APPEND(ranges);
  range->address = address;
  range->size = size;
}

void ranges_mark(const struct ranges *ranges, uint64_t page, uint8_t *bits) {
  for (size_t i = 0; i < ranges->count; ++i) {
    uint64_t begin = ranges->items[i].address;
    uint64_t end = begin + ranges->items[i].size;
    if (end < begin)
      end = UINT64_MAX;
    if (begin < page)
      begin = page;
    if (end > page + PAGE_BYTES)
      end = page + PAGE_BYTES;
    if (begin < end)
      memset(bits + (begin - page), 1, (size_t)(end - begin));
  }
}

static void ignore_rseq(pid_t tid, struct ranges *ranges) {
  struct __ptrace_rseq_configuration configuration;
  // Kernels before 5.13 do not tell; the words are then noise like any other.
  if (ptrace(PTRACE_GET_RSEQ_CONFIGURATION, tid, (void *)sizeof configuration,
             &configuration) <= 0 ||
      !configuration.rseq_abi_pointer)
    return;
  // cpu_id_start and cpu_id; node_id and mm_cid. Between them is rseq_cs, which
  // the program writes.
  ranges_add(ranges, configuration.rseq_abi_pointer, 8);
  ranges_add(ranges, configuration.rseq_abi_pointer + 20, 8);
}

/// A public variable of a function that has returned must not hide what the
/// next one leaves there.
static void ignore_public(struct stop *stop, const struct ranges *ranges,
                          uint64_t stack_pointer) {
  const struct mapping *stack = maps_find(&stop->maps, stack_pointer);
  // Where the main thread is on a stack of its own making, other memory may lie
  // next to it.
  if (stack && stop->thread == 1 && strcmp(stack->name, "[stack]") != 0)
    stack = NULL;
  for (size_t i = 0; i < ranges->count; ++i) {
    struct range range = ranges->items[i];
    if (stack && range.address >= stack->low && range.address < stack_pointer) {
      uint64_t dead = stack_pointer - range.address;
      stop->stale_public = true;
      if (dead >= range.size)
        continue;
      range.address += dead;
      range.size -= dead;
    }
    ranges_add(&stop->ignored, range.address, range.size);
  }
}

static void snapshot_thread(struct stop *stop, struct thread *thread,
                            struct arena *arena,
                            const struct snapshot *const *references,
                            size_t reference_count) {
  static uint8_t bytes[REGISTER_BYTES];
  struct user_regs_struct registers;
  tracee_get_registers(thread->tid, &registers);
  registers_read(thread->tid, &registers, bytes);
  thread->stack_pointer = registers.rsp;
  thread->thread_pointer = registers.fs_base;
  uint64_t base = REGISTER_BASE + (uint64_t)thread->number * REGISTER_BYTES;
  for (size_t page = 0; page < REGISTER_PAGES; ++page)
    snapshot_add(&stop->snapshot, base + page * PAGE_BYTES,
                 bytes + page * PAGE_BYTES, arena, references, reference_count);
}

void stop_look(struct stop *stop, pid_t tid, uint64_t own,
               const struct ranges *public_ranges, struct arena *arena,
               const struct snapshot *const *references,
               size_t reference_count) {
  maps_read(&stop->maps, tid);
  snapshot_memory(&stop->snapshot, tid, &stop->maps, arena, references,
                  reference_count);
  ranges_add(&stop->ignored, own, sizeof(struct zeroize_audit_memory_));
  for (size_t i = 0; i < stop->threads.count; ++i) {
    struct thread *thread = &stop->threads.items[i];
    snapshot_thread(stop, thread, arena, references, reference_count);
    ignore_rseq(thread->tid, &stop->ignored);
    if (thread->tid == tid)
      ignore_public(stop, public_ranges, thread->stack_pointer);
  }
}

void stop_free(struct stop *stop) {
  maps_free(&stop->maps);
  snapshot_free(&stop->snapshot);
  free(stop->threads.items);
  free(stop->ignored.items);
}
