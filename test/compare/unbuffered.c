// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The message about what stdio leaves in a stream's buffer recommends setvbuf, and stayed after it was used; and matchers of
// patterns stop early.
// RUN: %score %s
#include <fnmatch.h>
#include <regex.h>
#include <stdio.h>
#include <zeroize/secret.h>

void buffered(SECRET const char *key, FILE *f) {
  fputs(key, f);          // expect: escape
  fwrite(key, 1, 16, f);  // expect: escape
}
int unbuffered(SECRET const char *key) {
  FILE *f = fopen("key", "w");
  if (!f)
    return -1;
  setvbuf(f, NULL, _IONBF, 0);
  fputs(key, f);
  fwrite(key, 1, 16, f);
  return fclose(f);
}
void read_unbuffered(SECRET char *key, FILE *f) {
  setbuf(f, NULL);
  fread(key, 1, 16, f);
}
void other_modes(SECRET const char *key, FILE *f, FILE *g) {
  static char room[64];
  setvbuf(f, room, _IOLBF, sizeof room);
  fputs(key, f); // expect: escape
  setbuf(g, room);
  fputs(key, g); // expect: escape
}
void other_stream(SECRET const char *key, FILE *f, FILE *g) {
  setvbuf(f, NULL, _IONBF, 0);
  fputs(key, g); // expect: escape
}
void opened_again(SECRET const char *key, FILE *f) {
  setvbuf(f, NULL, _IONBF, 0);
  f = fopen("other", "w");
  fputs(key, f); // expect: escape
}
void too_late(SECRET const char *key, FILE *f) {
  fputs(key, f); // expect: escape
  setvbuf(f, NULL, _IONBF, 0);
}
// On every way, and with nothing in between that opens it again.
void on_one_way(SECRET const char *key, FILE *f, int q) {
  if (q)
    setvbuf(f, NULL, _IONBF, 0);
  fputs(key, f); // expect: escape
}
void perhaps_never(SECRET const char *key, FILE *f, int q) {
  while (q--)
    setvbuf(f, NULL, _IONBF, 0);
  fputs(key, f); // expect: escape
}
void jumped_over(SECRET const char *key, FILE *f, int q) {
  if (q)
    goto write;
  setvbuf(f, NULL, _IONBF, 0);
write:
  fputs(key, f); // expect: escape
}
void short_circuit(SECRET const char *key, FILE *f, int q) {
  (void)(q && setvbuf(f, NULL, _IONBF, 0));
  fputs(key, f); // expect: escape
}
void changed_behind(SECRET const char *key, FILE *f, int q) {
  setvbuf(f, NULL, _IONBF, 0);
  while (q--) {
    fputs(key, f); // expect: escape
    f = fopen("next", "w");
  }
}
void reopened(SECRET const char *key, FILE *f) {
  setvbuf(f, NULL, _IONBF, 0);
  if (freopen("next", "w", f))
    fputs(key, f); // expect: escape
}
void give_away(FILE **f);
void given_away(SECRET const char *key, FILE *f) {
  setvbuf(f, NULL, _IONBF, 0);
  give_away(&f);
  fputs(key, f); // expect: escape
}
int each_anew(SECRET const char *key, int q) {
  FILE *f;
  while (q--) {
    if (!(f = fopen("key", "w")))
      return 1;
    if (setvbuf(f, NULL, _IONBF, 0))
      return 1;
    if (key)
      fputs(key, f);
    fclose(f);
  }
  return 0;
}
void formatted(SECRET const char *key, FILE *f) {
  setvbuf(f, NULL, _IONBF, 0);
  fprintf(f, "%s", key); // expect: escape
}

int wild(SECRET const char *key, const char *pattern) {
  return fnmatch(pattern, key, 0); // expect: compare
}
int expression(SECRET const char *key, const regex_t *r) {
  regmatch_t m[1];
  return regexec(r, key, 1, m, 0); // expect: compare
}
int compiled(SECRET const char *pattern, const char *text) {
  regex_t r;
  if (regcomp(&r, pattern, REG_NOSUB)) // expect: compare
    return 2;
  int differs = regexec(&r, text, 0, NULL, 0); // expect: compare
  regfree(&r);                                 // expect: escape
  return differs;
}
int silent_pattern(const char *pattern, const char *text) {
  regex_t r;
  if (regcomp(&r, pattern, REG_NOSUB))
    return 2;
  int differs = regexec(&r, text, 0, NULL, 0);
  regfree(&r);
  return differs;
}
int silent_name(const char *name, const char *pattern) { return fnmatch(pattern, name, 0); }
