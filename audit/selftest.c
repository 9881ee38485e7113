// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See selftest.h. What each kind leaves is in selftest-program.c; here is what
// must be found, no more and no less. Covered by self-test.test.

#include "selftest.h"

#include "output.h"
#include "places.h"
#include "program.h"
#include "residue.h"
#include "secrets.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char program_name[] = "zeroize-audit-selftest";

enum cpu { ANY, HAS_AVX, HAS_AVX512F, HAS_AVX512BW };

/// Up to three places and the bytes that each must show.
struct kind {
  const char *name;
  enum cpu cpu;
  struct {
    const char *place;
    size_t bytes;
  } expected[3];
};

#define GLOBALS "globals of zeroize-audit-selftest"

static const struct kind kinds[] = {
    {"nothing", ANY, {{0}}},
    {"global", ANY, {{GLOBALS, 32}}},
    {"bit", ANY, {{GLOBALS, 1}}},
    {"heap", ANY, {{"heap", 32}}},
    {"shared", ANY, {{"shared memory", 32}}},
    {"inaccessible", ANY, {{"anonymous memory", 32}}},
    {"dead-stack", ANY, {{"dead stack", 32}}},
    {"red-zone", ANY, {{"dead stack", 8}}},
    {"live-stack", ANY, {{"live stack", 32}}},
    {"general", ANY, {{"r9", 8}}},
    {"xmm", ANY, {{"xmm5", 16}}},
    {"ymm", HAS_AVX, {{"xmm7", 16}, {"ymm7 (high half)", 16}}},
    {"zmm",
     HAS_AVX512F,
     {{"xmm2", 16}, {"ymm2 (high half)", 16}, {"zmm2 (high half)", 32}}},
    {"zmm-high", HAS_AVX512F, {{"zmm20", 64}}},
    {"mask", HAS_AVX512BW, {{"k3", 8}}},
    {"x87", ANY, {{"st3", 8}}},
    {"thread", ANY, {{"live stack of thread 2", 32}}},
    {"moving", ANY, {{GLOBALS, 64}}},
    {"noise", ANY, {{0}}},
    {"public", ANY, {{GLOBALS, 8}}},
    {"copy", ANY, {{GLOBALS, 11}}},
    {"no-copy", ANY, {{0}}},
};

static bool cpu_has(enum cpu cpu) {
  __builtin_cpu_init();
  switch (cpu) {
  case HAS_AVX:
    return __builtin_cpu_supports("avx");
  case HAS_AVX512F:
    return __builtin_cpu_supports("avx512f");
  case HAS_AVX512BW:
    return __builtin_cpu_supports("avx512bw");
  case ANY:
    break;
  }
  return true;
}

static char *find_program(void) {
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  if (length < 0)
    fatal("cannot find the tool's own folder: %s", strerror(errno));
  path[length] = 0;
  *strrchr(path, '/') = 0;
  return format_text("%s/%s", path, program_name);
}

static size_t bytes_at(const struct findings *findings, const char *place) {
  size_t bytes = 0;
  for (size_t i = 0; i < findings->count; ++i)
    if (!place || !strcmp(findings->items[i].place, place))
      bytes += findings->items[i].size;
  return bytes;
}

static bool is_as_expected(const struct kind *kind,
                           const struct findings *findings) {
  size_t total = 0;
  for (size_t i = 0; i < 3 && kind->expected[i].place; ++i) {
    total += kind->expected[i].bytes;
    if (bytes_at(findings, kind->expected[i].place) != kind->expected[i].bytes)
      return false;
  }
  return bytes_at(findings, NULL) == total;
}

static void explain(const struct kind *kind, const struct findings *findings) {
  report_error("self-test '%s' went wrong", kind->name);
  for (size_t i = 0; i < 3 && kind->expected[i].place; ++i)
    fprintf(stderr, "  expected %zu bytes in %s\n", kind->expected[i].bytes,
            kind->expected[i].place);
  for (size_t i = 0; i < findings->count; ++i)
    fprintf(stderr, "  found %zu bytes in %s\n", findings->items[i].size,
            findings->items[i].place);
}

static bool test_kind(const struct kind *kind, char *path,
                      const struct options *options) {
  char *arguments[] = {path, (char *)kind->name, NULL};
  struct program program;
  struct result result;
  struct findings findings = {0};
  bool good = false;
  program_start(&program, arguments, options->timeout);
  residue_find(&result, &program,
               options->has_seed ? options->seed : secrets_random_seed(),
               &options->run);
  if (result.count == 1) {
    struct symbols *symbols = symbols_open(&result.items[0].stop->maps);
    findings_make(&findings, &result.items[0], &program, symbols);
    good = is_as_expected(kind, &findings);
    symbols_close(symbols);
  }
  if (!good)
    explain(kind, &findings);
  else if (options->verbose)
    printf("%s: found %zu bytes, as expected\n", kind->name,
           bytes_at(&findings, NULL));
  findings_free(&findings);
  result_free(&result);
  program_end(&program);
  return good;
}

enum exit_status self_test(const struct options *options) {
  char *path = find_program();
  size_t good = 0, skipped = 0;
  const size_t count = sizeof kinds / sizeof *kinds;
  output_use(OUTPUT_HIDE);
  for (size_t i = 0; i < count; ++i) {
    if (cpu_has(kinds[i].cpu)) {
      good += test_kind(&kinds[i], path, options);
    } else {
      ++skipped;
      if (options->verbose)
        printf("%s: skipped, this processor does not have it\n", kinds[i].name);
    }
  }
  free(path);
  if (!options->quiet)
    printf("self-test: %zu of %zu as expected%s\n", good, count - skipped,
           skipped ? ", the others need a newer processor" : "");
  return good == count - skipped ? EXIT_CLEAN : EXIT_NOT_OBSERVED;
}
