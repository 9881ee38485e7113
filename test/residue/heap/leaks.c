// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A block that nobody releases stays forever. The pointer that knew of it erases it on the way out; a block that somebody
// else knows of is not touched.
// RUN: %residue %s --flags='-D_GNU_SOURCE -Wno-everything'
#include "../Inputs/residue.h"
#include <stdlib.h>

static unsigned char *kept;
static unsigned char kept_before[32];

struct holder {
  unsigned char *bytes;
};

static void keep(unsigned char *p) { kept = p; }
static uint64_t look(const unsigned char *p) { return fold(p, 40); }

static NOINLINE int early(const unsigned char *key, int fail) {
  SECRET unsigned char *block = malloc(64);
  if (!block)
    return -1;
  memcpy(block, key, 64);
  uint64_t h = look(block);
  if (fail)
    return (int)secret_declassify(h) & 1; // leaks
  free(block);
  return 0;
}

static NOINLINE int text(const unsigned char *key) {
  SECRET char *line = NULL, *copy;
  if (asprintf(&line, "%08x %08x %08x %08x", load32(key), load32(key + 4), load32(key + 8), load32(key + 12)) < 0)
    return 1;
  copy = strdup(line);
  return copy[2] == 0; // both leak
}

static NOINLINE struct holder handed_on(void) {
  SECRET unsigned char *a = malloc(32), *b = malloc(32), *c = malloc(32);
  memset(a, 1, 32);
  memset(b, 2, 32);
  memset(c, 3, 32);
  keep(a);
  struct holder h = {b};
  unsigned char **slot = malloc(sizeof *slot);
  *slot = c;
  c = NULL;
  h.bytes[0] += (*slot)[3];
  return h;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  int sum = early(key, 0);
  for (int i = 0; i < 3; i++)
    sum += early(key, 1) & 0;
  sum += text(key) & 0;
  struct holder h = handed_on();
  store64(zeroize_audit_output(), (uint64_t)sum + kept[5] + h.bytes[0] + h.bytes[9] + kept_before[0]);
  zeroize_audit_observe();
  return print_output();
}
