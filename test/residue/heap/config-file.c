// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Lines of a file into a growing block, split, duplicated, the pieces in an array of pointers.
// RUN: %residue %s --flags=-D_GNU_SOURCE
#include "../Inputs/residue.h"
#include <stdlib.h>
#include <unistd.h>

struct settings {
  char **values;
  size_t count;
};

static void load(struct settings *s, FILE *f) {
  SECRET char *line = NULL;
  size_t room = 0;
  ssize_t n;
  while ((n = getline(&line, &room, f)) > 0) {
    if (line[n - 1] == '\n')
      line[n - 1] = 0;
    char *value = strchr(line, '=');
    if (!value)
      continue;
    s->values = realloc(s->values, (s->count + 1) * sizeof *s->values);
    s->values[s->count++] = strdup(value + 1);
  }
  free(line);
}

static void unload(struct settings *s) {
  for (size_t i = 0; i < s->count; i++)
    free(s->values[i]);
  free(s->values);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  int fds[2];
  if (pipe(fds))
    abort();
  {
    SECRET char text[700];
    int n = 0;
    for (int line = 0; line < 3; line++) {
      n += snprintf(text + n, 16, "key%d=", line);
      for (int i = 0; i < 48 << line; i++)
        text[n++] = "0123456789abcdef"[key[i % 96] >> 4];
      text[n++] = '\n';
    }
    if (write(fds[1], text, (size_t)n) != n)
      abort();
  }
  close(fds[1]);
  FILE *f = fdopen(fds[0], "r");
  setvbuf(f, NULL, _IONBF, 0);
  struct settings s = {0};
  load(&s, f);
  fclose(f);
  uint64_t h = 0;
  for (size_t i = 0; i < s.count; i++)
    h ^= fold((unsigned char *)s.values[i], strlen(s.values[i]));
  store64(out, h);
  unload(&s);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
