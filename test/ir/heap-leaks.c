// A block whose only pointer leaves its scope is lost: said where it is certain, and never of a block that is released,
// returned, kept, or perhaps not there.
// RUN: %zeroize %quiet -O0 -g -S -emit-llvm %s -o /dev/null 2>&1 | FileCheck %s --implicit-check-not=warning
// RUN: %zeroize %quiet -O2 -g -S -emit-llvm %s -o /dev/null 2>&1 | FileCheck %s --implicit-check-not=warning
#include <stddef.h>

void *malloc(size_t), *realloc(void *, size_t);
char *strdup(const char *);
void free(void *), *memcpy(void *, const void *, size_t);
void unknown(void *);
size_t strlen(const char *);
int condition(void);
char *kept;

// CHECK: heap-leaks.c:[[@LINE+9]]:{{[0-9]+}}: warning: zeroize: secret 'p' leaves its scope without its block being released; it is erased, and leaks [zeroize-heap]
int on_one_way(void) {
  __attribute__((secret)) char *p = malloc(32);
  if (!p)
    return -1;
  if (condition())
    return 1;
  free(p);
  return 0;
}

// CHECK: warning: zeroize: secret 'copy' leaves its scope
void in_a_loop(const char *text) {
  for (int i = 0; i < 3; i++) {
    __attribute__((secret)) char *copy = strdup(text);
    if (condition())
      continue;
    free(copy);
  }
}

static size_t length(const char *p) { return strlen(p); }
static void keep(char *p) { kept = p; }

// CHECK: warning: zeroize: secret 'p' leaves its scope
size_t through_a_helper(void) {
  __attribute__((secret)) char *p = malloc(32);
  memcpy(p, "a", 2);
  return length(p);
}

// CHECK: warning: zeroize: secret 'p' leaves its scope
int with_two_tests(int n) {
  __attribute__((secret)) char *p = malloc(32);
  if (!p || condition())
    return -1;
  free(p);
  return n;
}

char *returned(void) {
  __attribute__((secret)) char *p = malloc(32);
  return p;
}
void handed_on(void) {
  __attribute__((secret)) char *p = malloc(32);
  unknown(p);
}
void stored(char **where) {
  __attribute__((secret)) char *p = malloc(32);
  *where = p + 1;
}
void kept_by_a_helper(void) {
  __attribute__((secret)) char *p = malloc(32);
  keep(p);
}
void through_a_copy(void) {
  __attribute__((secret)) char *p = malloc(32);
  char *q = p;
  free(q);
}
void both_under_a_condition(int n) {
  __attribute__((secret)) char *p = NULL;
  if (n)
    p = malloc(32);
  if (n)
    free(p);
}
void released_if_there(void) {
  __attribute__((secret)) char *p = malloc(32);
  if (p)
    free(p);
}
int grown(void) {
  __attribute__((secret)) char *p = malloc(8);
  char *q = realloc(p, 16);
  if (!q) {
    free(p);
    return 1;
  }
  p = q;
  free(p);
  return 0;
}
int with_goto(void) {
  int result = -1;
  __attribute__((secret)) char *p = NULL, *q = NULL;
  p = malloc(8);
  if (!p)
    goto out;
  q = malloc(8);
  if (!q)
    goto out;
  result = 0;
out:
  free(p);
  free(q);
  return result;
}

// Where it fails there is no block.
int asprintf(char **, const char *, ...);
int posix_memalign(void **, size_t, size_t);
int only_if_printed(const char *text) {
  __attribute__((secret)) char *p = NULL;
  if (asprintf(&p, "<%s>", text) < 0)
    return -1;
  free(p);
  return 0;
}
int only_if_printed_exactly(const char *text) {
  __attribute__((secret)) char *p = NULL;
  if (asprintf(&p, "<%s>", text) != -1) {
    free(p);
    return 1;
  }
  return 0;
}
int only_if_aligned(void) {
  __attribute__((secret)) void *p;
  if (posix_memalign(&p, 64, 64))
    return -1;
  free(p);
  return 0;
}
// CHECK: warning: zeroize: secret 'p' leaves its scope
int printed(const char *text) {
  __attribute__((secret)) char *p = NULL;
  if (asprintf(&p, "<%s>", text) < 0)
    return -1;
  return 0;
}
// CHECK: 5 warnings generated
