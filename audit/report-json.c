// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The report for a program: one object, documented in docs/audit.md. Covered by
// json.c.

#include "places.h"
#include "report.h"
#include "support.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/// File names and arguments are bytes, JSON is Unicode: what is not ASCII is
/// shown as one Latin-1 character a byte.
static void print_string(const char *text) {
  putchar('"');
  for (; *text; ++text) {
    unsigned char byte = (unsigned char)*text;
    if (byte == '"' || byte == '\\')
      printf("\\%c", byte);
    else if (byte < 0x20 || byte >= 0x7f)
      printf("\\u%04x", byte);
    else
      putchar(byte);
  }
  putchar('"');
}

static void print_field(const char *name, const char *text) {
  printf(", \"%s\": ", name);
  if (text)
    print_string(text);
  else
    printf("null");
}

static void print_places(const struct findings *findings) {
  const char *separator = "";
  printf(", \"places\": {");
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
    if (shown)
      continue;
    printf("%s", separator);
    print_string(place);
    printf(": %zu", bytes);
    separator = ", ";
  }
  printf("}");
}

static void print_findings(const struct findings *findings) {
  printf(", \"findings\": [");
  for (size_t i = 0; i < findings->count; ++i) {
    const struct finding *finding = &findings->items[i];
    printf("%s\n    {\"place\": ", i ? "," : "");
    print_string(finding->place);
    if (finding->address)
      printf(", \"address\": \"0x%" PRIx64 "\"", finding->address);
    else
      printf(", \"address\": null");
    printf(", \"bytes\": %zu, \"value\": \"", finding->size);
    for (size_t k = 0; k < finding->size; ++k)
      printf("%02x", finding->bytes[k]);
    printf("\"");
    print_field("note", finding->note);
    printf(", \"unsteady\": %s}", finding->unsteady ? "true" : "false");
  }
  printf("]");
}

static void print_observation(const struct observation *observation,
                              size_t number, const struct program *program) {
  struct symbols *symbols = symbols_open(&observation->stop->maps);
  struct findings findings;
  int line = 0;
  uint64_t address = observation->stop->address - 1;
  printf("\n  {\"number\": %zu, \"kind\": \"%s\"", number,
         observation->kind == POINT_COPIES ? "copies" : "residue");
  print_field("file", symbols_source(symbols, address, &line));
  printf(", \"line\": %u", observation->stop->line);
  print_field("function", symbols_function(symbols, address));
  printf(", \"thread\": %u, \"bytes\": %zu, \"allocator\": %zu, \"noise\": %zu",
         observation->stop->thread, observation->bytes, observation->allocators,
         observation->noise);
  findings_make(&findings, observation, program, symbols);
  print_places(&findings);
  print_findings(&findings);
  printf("}");
  findings_free(&findings);
  symbols_close(symbols);
}

void report_json(const struct result *result, const struct program *program) {
  printf("{\"version\": \"%s\"", ZEROIZE_VERSION);
  print_field("program", program->name);
  printf(", \"secret_bytes\": %zu, \"seed\": %" PRIu64
         ", \"rounds\": %u, \"runs\": %u, \"bytes\": %zu, \"observations\": [",
         program->secret_size, result->seed, result->rounds,
         result->rounds * RUNS, report_total(result));
  for (size_t i = 0; i < result->count; ++i) {
    if (i)
      putchar(',');
    print_observation(&result->items[i], i + 1, program);
  }
  printf("]}\n");
}
