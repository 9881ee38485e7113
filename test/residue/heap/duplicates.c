// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// strdup, asprintf and open_memstream-like growth make copies of a secret that nobody declared.
// RUN: %residue %s --flags=-D_GNU_SOURCE
#include "../Inputs/residue.h"
#include <stdlib.h>

struct account {
  int id;
  SECRET char *password;
};

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET char text[33];
  for (int i = 0; i < 32; i++)
    text[i] = "0123456789abcdef"[key[i] & 15];
  text[32] = 0;
  struct account a = {7, strdup(text)};
  char *part = strndup(a.password + 4, 20);
  char *line = NULL;
  if (asprintf(&line, "user=%d&password=%s", a.id, a.password) < 0)
    abort();
  store64(out, fold((unsigned char *)line, strlen(line)) ^ fold((unsigned char *)part, 20));
  free(line);
  free(part);
  free(a.password);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
