// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The report for a person. Covered by verbose.c and by every test that looks at
// the output.

#include "report.h"

#include "places.h"
#include "support.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES_SHOWN = 32 };

size_t report_total(const struct result *result) {
  size_t total = 0;
  for (size_t i = 0; i < result->count; ++i)
    total += result->items[i].bytes;
  return total;
}

static void print_heading(const struct observation *observation, size_t number,
                          struct symbols *symbols) {
  const struct stop *stop = observation->stop;
  // One byte back: the instruction after a breakpoint may be of another line.
  int line = 0;
  const char *file = symbols_source(symbols, stop->address - 1, &line);
  const char *function = symbols_function(symbols, stop->address - 1);
  printf("observation point %zu", number);
  if (file && stop->line)
    printf(", %s:%u", file, stop->line);
  else if (stop->line)
    printf(", line %u", stop->line);
  if (function)
    printf(", in '%s'", function);
  printf("%s:", observation->kind == POINT_COPIES ? ", copies only" : "");
}

static void print_row(const char *place, size_t bytes) {
  printf("  %-36s %8zu\n", place, bytes);
}

/// One row for each place, in the order in which they first appear.
static void print_table(const struct findings *findings, size_t total) {
  for (size_t i = 0; i < findings->count; ++i) {
    const char *place = findings->items[i].place;
    size_t bytes = 0;
    bool shown = false;
    for (size_t k = 0; k < findings->count; ++k) {
      if (strcmp(findings->items[k].place, place) != 0)
        continue;
      shown |= k < i;
      bytes += findings->items[k].size;
    }
    if (!shown)
      print_row(place, bytes);
  }
  print_row("total", total);
}

static void print_finding(const struct finding *finding) {
  if (finding->address)
    printf("    0x%012" PRIx64, finding->address);
  else
    printf("    %-14s", "register");
  printf("  %4zu  %s", finding->size, finding->place);
  if (finding->note)
    printf(", %s", finding->note);
  if (finding->unsteady)
    printf(", a copy in some runs only");
  printf("\n      ");
  for (size_t i = 0; i < finding->size && i < BYTES_SHOWN; ++i)
    printf(" %02x", finding->bytes[i]);
  printf("%s\n", finding->size > BYTES_SHOWN ? " ..." : "");
}

static void print_observation(const struct observation *observation,
                              size_t number, const struct program *program,
                              bool verbose) {
  struct symbols *symbols = symbols_open(&observation->stop->maps);
  struct findings findings;
  print_heading(observation, number, symbols);
  if (observation->bytes) {
    printf(" %zu byte%s of residue\n", observation->bytes,
           observation->bytes == 1 ? "" : "s");
    findings_make(&findings, observation, program, symbols);
    print_table(&findings, observation->bytes);
    for (size_t i = 0; verbose && i < findings.count; ++i)
      print_finding(&findings.items[i]);
    findings_free(&findings);
  } else {
    printf(" clean\n");
  }
  if (observation->allocators)
    printf(
        "  (%zu bytes of the allocator's own depend on the secret: it decides "
        "what is allocated and freed)\n",
        observation->allocators);
  if (verbose && observation->noise)
    printf("  (%zu bytes differ between runs with the same secret)\n",
           observation->noise);
  symbols_close(symbols);
}

void report_text(const struct result *result, const struct program *program,
                 bool verbose) {
  size_t with_residue = 0;
  for (size_t i = 0; i < result->count; ++i) {
    print_observation(&result->items[i], i + 1, program, verbose);
    with_residue += result->items[i].bytes != 0;
  }
  if (verbose)
    printf("%u runs with %u secrets of %zu bytes, --seed %" PRIu64 "\n",
           result->rounds * RUNS, result->sets * SECRETS, program->secret_size,
           result->seed);
  if (result->count > 1)
    printf("residue at %zu of %zu observation points, %zu bytes in all\n",
           with_residue, result->count, report_total(result));
}
