// The program's own wipe of what it then releases, or leaves, is a dead store. In a file that holds secrets it stays.
// RUN: %zeroize %quiet -O2 -S -emit-llvm %s -o - | FileCheck %s
// RUN: %zeroize %quiet -O2 -S -emit-llvm -DNO_SECRET %s -o - | FileCheck %s --check-prefix=NONE

#include <stddef.h>

void *memset(void *, int, size_t);
void free(void *);
void look(void *);

#ifndef NO_SECRET
void holds(__attribute__((secret)) char *key) { look(key); }
#endif

// Without a secret in the file nothing changes.
// NONE-NOT: memset{{.*}}i1 true

struct context {
  char bytes[200];
};

// CHECK-LABEL: @released(
// CHECK: call void @llvm.memset{{.*}}i64 200, i1 true)
// CHECK: @free(
void released(struct context *c) {
  memset(c, 0, sizeof *c);
  free(c);
}

// CHECK-LABEL: @small(
// CHECK: call void @llvm.memset{{.*}}i64 8, i1 true)
// CHECK: @free(
void small(char *c) {
  memset(c, 0, 8);
  free(c);
}

static void wipe(void *p, size_t n) { memset(p, 0, n); }
static void drop(void *p) {
  if (p)
    free(p);
}

// CHECK-LABEL: @by_helpers(
// CHECK: call void @llvm.memset{{.*}}i64 200, i1 true)
// CHECK: @free(
void by_helpers(struct context *c) {
  wipe(c, sizeof *c);
  drop(c);
}

// CHECK-LABEL: @local(
// CHECK: @look(
// CHECK: call void @llvm.memset{{.*}}i64 64, i1 true)
void local(void) {
  char text[64];
  look(text);
  memset(text, 0, sizeof text);
}

// What is written over, or read, is no wipe.
// CHECK-LABEL: @initialised(
// CHECK-NOT: i1 true
// CHECK: @look(
// CHECK-NOT: i1 true
// CHECK: ret
void initialised(char *other) {
  char text[64];
  memset(text, 0, sizeof text);
  look(text);
  free(other);
}

// CHECK-LABEL: @by_stores(
// CHECK-COUNT-4: store volatile i64 0
// CHECK: @free(
void by_stores(unsigned long *words) {
  words[0] = 0;
  words[1] = words[2] = 0;
  words[3] = 0;
  free(words);
}

// CHECK-LABEL: @by_loop(
// CHECK: store volatile i8 0
// CHECK: @free(
void by_loop(char *text, size_t n) {
  for (char *p = text; n--;)
    *p++ = 0;
  free(text);
}

static void overwrite(unsigned *p, size_t n) {
  for (size_t i = 0; i < n; i++)
    p[i] = 0;
}
// CHECK-LABEL: @by_loop_in_helper(
// CHECK: store volatile i32 0
// CHECK: @free(
void by_loop_in_helper(unsigned *words, size_t n) {
  overwrite(words, n);
  drop(words);
}

// What is made ready for use is no wipe.
// CHECK-LABEL: @made_ready(
// CHECK-NOT: volatile
// CHECK: ret void
void *malloc(size_t);
void made_ready(size_t n) {
  unsigned *count = malloc(n * sizeof *count);
  for (size_t i = 0; i < n; i++)
    count[i] = 0;
  look(count);
  free(count);
}
