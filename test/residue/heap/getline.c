// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// getline grows its block with the C library's own realloc, which leaves the old ones behind.
// RUN: %residue %s --flags=-D_GNU_SOURCE
#include "../Inputs/residue.h"
#include <stdlib.h>
#include <unistd.h>

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  int fds[2];
  if (pipe(fds))
    abort();
  {
    // The length of a line must not depend on the secret.
    SECRET char text[96];
    for (int i = 0; i < 96; i++)
      text[i] = 'a' + (key[i] & 15);
    for (int i = 0; i < 40; i++)
      if (write(fds[1], text, 96) != 96 || (i == 20 && write(fds[1], ";", 1) != 1))
        abort();
  }
  // The last byte stays even in a stream without a buffer.
  if (write(fds[1], "\n", 1) != 1)
    abort();
  close(fds[1]);
  FILE *f = fdopen(fds[0], "r");
  setvbuf(f, NULL, _IONBF, 0);
  SECRET char *line = NULL;
  size_t room = 0;
  uint64_t h = 0;
  ssize_t n;
  if ((n = getdelim(&line, &room, ';', f)) > 0)
    h ^= fold((unsigned char *)line, (size_t)n);
  while ((n = getline(&line, &room, f)) > 0)
    h ^= fold((unsigned char *)line, (size_t)n);
  free(line);
  fclose(f);
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
