// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A round is three secrets, three runs each, in an order in which no secret's
// runs lie together: so nothing that drifts (a clock, a process number) can
// look like a secret. A byte is residue if it was the same in all runs with the
// same secret, and depended on the secret in one round. The first rounds have
// secrets of their own. While a byte has not yet shown itself often enough, the
// secrets on which it depended are tried again: what depends on them does so
// again in the very same way, and noise gives itself away.
//
// Verbatim copies are looked for in every single run besides, so that a copy is
// found even where noise moves or often overwrites it. Covered by the
// self-test, noise.c, copy-moves.c.

#include "residue.h"

#include "cells.h"
#include "copies.h"
#include "secrets.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>

/// Which secret each run of a round uses.
static const unsigned order[RUNS] = {0, 1, 2, 1, 2, 0, 2, 0, 1};

/// The copies that one run held at one observation point, with their bytes.
struct copy_list {
  struct {
    struct residue *items;
    size_t count, capacity;
  } copies;
};

struct point {
  struct cells cells;
  struct {
    struct copy_list *items;
    size_t count, capacity;
  } runs;
};

struct search {
  struct result *result;
  struct program *program;
  const struct run_options *options;
  struct point *points;
  size_t point_count;
  unsigned total_runs;
  bool warned_of_process, warned_of_public;
};

static void check_agreement(const struct run *first, const struct run *run) {
  if (run->count != first->count)
    fatal("the runs disagree on the number of observation points (%zu and %zu)",
          first->count, run->count);
  for (size_t i = 0; i < run->count; ++i) {
    const struct stop *a = &first->items[i], *b = &run->items[i];
    if (a->address != b->address || a->kind != b->kind ||
        a->thread != b->thread)
      fatal("the runs disagree on which observation point is number %zu",
            i + 1);
  }
}

static void warn(struct search *search, const struct run *run) {
  if (run->other_process && !search->warned_of_process) {
    search->warned_of_process = true;
    warning("'%s' started another process, which is not observed",
            search->program->name);
  }
  for (size_t i = 0; i < run->count && !search->warned_of_public; ++i)
    if (run->items[i].stale_public) {
      search->warned_of_public = true;
      warning("memory that was declared public lies in a stack frame that has "
              "been left at observation point %zu, and is observed again",
              i + 1);
    }
}

/// Keeps a copy, or what of it is not ignored, byte by byte and as a whole.
static void note_copy(struct point *point, struct copy_list *list,
                      const struct stop *stop, const struct range *range) {
  struct cell_page *cell = NULL;
  struct residue *copy = NULL;
  uint8_t ignored[PAGE_BYTES];
  for (size_t i = 0; i < range->size; ++i) {
    uint64_t address = range->address + i, offset = address % PAGE_BYTES;
    if (!cell || cell->address != address - offset) {
      cell = cells_get(&point->cells, address - offset);
      cells_sort(&point->cells);
      memset(ignored, 0, sizeof ignored);
      ranges_mark(&stop->ignored, address - offset, ignored);
    }
    if (ignored[offset]) {
      copy = NULL;
      continue;
    }
    ++cell->copies[offset];
    if (!copy) {
      copy = APPEND(&list->copies);
      *copy = (struct residue){address, 0, xmalloc(range->size - i), true};
    }
    snapshot_read(&stop->snapshot, address, &copy->bytes[copy->size++], 1);
  }
}

static void note_copies(struct search *search, size_t index,
                        const struct stop *stop, const uint8_t *secret) {
  struct point *point = &search->points[index];
  struct copy_list *list = APPEND(&point->runs);
  struct ranges found = {0};
  copies_find(&stop->snapshot, &search->program->memory_at_begin, secret,
              search->program->secret_size, &found);
  for (size_t i = 0; i < found.count; ++i)
    note_copy(point, list, stop, &found.items[i]);
  free(found.items);
}

/// Runs one round with the given set of secrets; the very first run stays, for
/// the report.
static void run_round(struct search *search, unsigned round, unsigned set) {
  struct result *result = search->result;
  struct program *program = search->program;
  struct arena arena = {0};
  struct run runs[RUNS];
  const struct run *placed[RUNS];
  unsigned done[SECRETS] = {0};
  uint8_t *secrets[SECRETS];
  for (size_t i = 0; i < SECRETS; ++i)
    secrets[i] = xmalloc(program->secret_size);
  secrets_make(result->seed, set, program->secret_size, secrets[0], secrets[1],
               secrets[2]);
  for (size_t i = 0; i < RUNS; ++i) {
    bool is_first = !round && !i;
    // A secret's runs lie elsewhere in each round.
    unsigned secret = (order[i] + round) % SECRETS;
    struct run *run = is_first ? &result->first : &runs[i];
    run_program(run, program, secrets[secret], is_first ? NULL : &result->first,
                is_first ? &result->arena : &arena, search->options);
    warn(search, run);
    placed[secret * REPEATS + done[secret]++] = run;
    if (is_first) {
      search->point_count = run->count;
      search->points = xcalloc(run->count, sizeof *search->points);
    }
    check_agreement(&result->first, run);
    for (size_t k = 0; k < run->count; ++k)
      note_copies(search, k, &run->items[k], secrets[secret]);
    ++search->total_runs;
  }
  for (size_t k = 0; k < search->point_count; ++k) {
    const struct stop *stops[RUNS];
    for (size_t i = 0; i < RUNS; ++i)
      stops[i] = &placed[i]->items[k];
    cells_compare(&search->points[k].cells, stops, (uint8_t)set);
    cells_sort(&search->points[k].cells);
  }
  for (size_t i = !round; i < RUNS; ++i)
    run_free(&runs[i]);
  for (size_t i = 0; i < SECRETS; ++i)
    free(secrets[i]);
  arena_free(&arena);
}

/// True if a byte depends on the secret so far, but may yet turn out to be
/// noise; tells the secrets that will show it. Of a random bit, all runs with
/// the same secret agree in one round out of 64: two rounds are too few for a
/// page of them.
static bool is_undecided(const struct search *search, unsigned *set) {
  const unsigned rounds = search->result->rounds;
  if (rounds >= ROUNDS_MOST)
    return false;
  for (size_t k = 0; k < search->point_count; ++k) {
    const struct cells *cells = &search->points[k].cells;
    if (search->result->first.items[k].kind == POINT_COPIES)
      continue;
    const unsigned shows = cells_are_noisy(cells) ? 3 : 2;
    for (size_t page = 0; page < cells->count; ++page)
      for (size_t i = 0; i < PAGE_BYTES; ++i) {
        const struct cell_page *cell = cells->items[page];
        if (!cell->shown[i] || cell->noise[i])
          continue;
        if (cell->shown[i] < shows ||
            (cell->values[i] < 3 && rounds < ROUNDS_TWO_VALUES)) {
          *set = cell->set[i];
          return true;
        }
      }
  }
  return false;
}

static bool depends(enum point_kind kind, const struct cell_page *cell,
                    size_t i) {
  return kind == POINT_RESIDUE && cell->shown[i] && !cell->noise[i];
}

static bool is_residue(const struct search *search, enum point_kind kind,
                       const struct cell_page *cell, size_t i) {
  if (cell->copies[i] == search->total_runs)
    return true;
  return depends(kind, cell, i) && cell->content[i];
}

static void add_steady(struct search *search, size_t index,
                       struct observation *observation) {
  const struct cells *cells = &search->points[index].cells;
  struct residue *last = NULL;
  for (size_t page = 0; page < cells->count; ++page)
    for (size_t i = 0; i < PAGE_BYTES; ++i) {
      const struct cell_page *cell = cells->items[page];
      uint64_t address = cell->address + i;
      observation->noise += cell->noise[i];
      if (!is_residue(search, observation->kind, cell, i)) {
        observation->allocators += depends(observation->kind, cell, i);
        continue;
      }
      ++observation->bytes;
      if (!last || last->address + last->size != address) {
        last = APPEND(&observation->residue);
        last->address = address;
      }
      ++last->size;
    }
  for (size_t i = 0; i < observation->residue.count; ++i) {
    struct residue *residue = &observation->residue.items[i];
    residue->bytes = xmalloc(residue->size);
    snapshot_read(&observation->stop->snapshot, residue->address,
                  residue->bytes, residue->size);
  }
}

/// Returns how many bytes of a copy, from its byte 'at' on, are not residue
/// yet.
static size_t unsteady_bytes(const struct search *search, size_t index,
                             const struct observation *observation,
                             const struct residue *copy, size_t at) {
  size_t size = 0;
  for (; at + size < copy->size; ++size) {
    uint64_t address = copy->address + at + size, offset = address % PAGE_BYTES;
    const struct cell_page *cell =
        cells_find(&search->points[index].cells, address - offset);
    if (is_residue(search, observation->kind, cell, offset))
      break;
  }
  return size;
}

/// Counts the parts of a run's copies that are not residue yet, and adds them
/// if 'into' is not null. A few bytes next to residue do not count: one in 256
/// equals the secret's next byte by chance.
static size_t take_unsteady(const struct search *search, size_t index,
                            const struct observation *observation,
                            const struct copy_list *list,
                            struct observation *into) {
  size_t taken = 0;
  for (size_t i = 0; i < list->copies.count; ++i) {
    const struct residue *copy = &list->copies.items[i];
    for (size_t at = 0; at < copy->size;) {
      size_t size = unsteady_bytes(search, index, observation, copy, at);
      if (size >= COPY_MINIMUM) {
        taken += size;
        if (into) {
          struct residue *residue = APPEND(&into->residue);
          *residue =
              (struct residue){copy->address + at, size, xmalloc(size), true};
          memcpy(residue->bytes, copy->bytes + at, size);
        }
      }
      at += size ? size : 1;
    }
  }
  return taken;
}

/// Copies that are not in the same place in every run: those of the run that
/// has most. Shorter secrets are found anywhere by chance.
static void add_unsteady(struct search *search, size_t index,
                         struct observation *observation) {
  const struct point *point = &search->points[index];
  const struct copy_list *most = NULL;
  size_t most_bytes = 0;
  if (search->program->secret_size < COPY_MINIMUM)
    return;
  for (size_t run = 0; run < point->runs.count; ++run) {
    size_t bytes = take_unsteady(search, index, observation,
                                 &point->runs.items[run], NULL);
    if (bytes > most_bytes) {
      most_bytes = bytes;
      most = &point->runs.items[run];
    }
  }
  if (most)
    observation->bytes +=
        take_unsteady(search, index, observation, most, observation);
}

static int by_address(const void *left, const void *right) {
  uint64_t a = ((const struct residue *)left)->address;
  uint64_t b = ((const struct residue *)right)->address;
  return (a > b) - (a < b);
}

/// Memory, then registers: which of it is unsteady differs between machines,
/// the report's order must not.
static void sort_residue(struct observation *observation) {
  if (observation->residue.count)
    qsort(observation->residue.items, observation->residue.count,
          sizeof *observation->residue.items, by_address);
}

static void free_points(struct search *search) {
  for (size_t k = 0; k < search->point_count; ++k) {
    struct point *point = &search->points[k];
    for (size_t run = 0; run < point->runs.count; ++run) {
      struct copy_list *list = &point->runs.items[run];
      for (size_t i = 0; i < list->copies.count; ++i)
        free(list->copies.items[i].bytes);
      free(list->copies.items);
    }
    free(point->runs.items);
    cells_free(&point->cells);
  }
  free(search->points);
}

void residue_find(struct result *result, struct program *program, uint64_t seed,
                  const struct run_options *options) {
  struct search search = {
      .result = result, .program = program, .options = options};
  *result = (struct result){.seed = seed};
  for (; result->sets < ROUNDS_LEAST; ++result->sets) {
    run_round(&search, result->rounds++, result->sets);
    if (!search.point_count)
      fatal("'%s' reached no observation point; call zeroize_audit_observe()",
            program->name);
  }
  for (unsigned set; is_undecided(&search, &set);)
    run_round(&search, result->rounds++, set);
  for (size_t k = 0; k < search.point_count; ++k) {
    struct observation *observation = APPEND(result);
    observation->stop = &result->first.items[k];
    observation->kind = observation->stop->kind;
    add_steady(&search, k, observation);
    add_unsteady(&search, k, observation);
    sort_residue(observation);
  }
  free_points(&search);
}

void result_free(struct result *result) {
  for (size_t k = 0; k < result->count; ++k) {
    for (size_t i = 0; i < result->items[k].residue.count; ++i)
      free(result->items[k].residue.items[i].bytes);
    free(result->items[k].residue.items);
  }
  free(result->items);
  run_free(&result->first);
  arena_free(&result->arena);
  *result = (struct result){0};
}
