// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Errors by setjmp and longjmp: a parser of key material that gives up in the middle of its helpers.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <setjmp.h>
#include <stdlib.h>

struct parser {
  jmp_buf failed;
  const unsigned char *at, *end;
  SECRET unsigned char *copy;
};

static unsigned take(struct parser *p) {
  if (p->at == p->end)
    longjmp(p->failed, 1);
  return *p->at++;
}

static uint32_t take_word(struct parser *p) {
  SECRET uint32_t word = 0;
  for (int i = 0; i < 4; i++)
    word = word << 8 | take(p);
  return word;
}

static uint64_t take_field(struct parser *p, int words) {
  SECRET uint64_t sum = 0;
  SECRET uint32_t seen[8];
  for (int i = 0; i < words; i++) {
    seen[i] = take_word(p);
    sum = sum * 31 + seen[i] + (i ? seen[i - 1] : 0);
  }
  memcpy(p->copy, seen, 4 * (size_t)words);
  return sum;
}

static int parse(SECRET const unsigned char *bytes, size_t n,
                 unsigned char *out) {
  struct parser p;
  p.at = bytes;
  p.end = bytes + n;
  p.copy = malloc(32);
  if (setjmp(p.failed) != 0) {
    free(p.copy);
    out[0] = 1;
    return 1;
  }
  store64(out, take_field(&p, 4));
  store64(out + 8, take_field(&p, 4));
  free(p.copy);
  return 0;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  int whole = parse(key, 32, out), cut = parse(key, 27, out + 16);
  zeroize_audit_observe();
  return whole || !cut || print_output();
}
