// A function that is too much work for the analysis must not pass for one in which nothing was found: it is
// named, and what it does by itself is still judged.
// RUN: not %zeroize -fsyntax-only -fplugin-arg-zeroize-test-flow-work=1 %s 2>&1 | FileCheck %s --check-prefixes=CHECK,WORK
// RUN: not %zeroize -fsyntax-only %s 2>&1 | FileCheck %s --check-prefixes=CHECK,FULL
// RUN: not %zeroize -fsyntax-only -fplugin-arg-zeroize-test-flow-work=1 -fplugin-arg-zeroize-analysis=error %s 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not %zeroize -fsyntax-only -fplugin-arg-zeroize-test-flow-work=1 -fplugin-arg-zeroize-analysis=off %s 2>&1 | FileCheck %s --check-prefix=OFF
// RUN: not %zeroize -fsyntax-only -fplugin-arg-zeroize-analysis=of %s 2>&1 | FileCheck %s --check-prefix=BAD
#define SECRET __attribute__((secret))
int memcmp(const void *, const void *, unsigned long);

static int first(const unsigned char *from, unsigned char *to) {
  to[0] = from[0];
  return from[1];
}

// WORK-DAG: :[[#@LINE+4]]:5: warning: 'judged' is not analysed to its end: the file is too much work, calls are no longer followed [zeroize-analysis]
// FULL-NOT: 'judged' is not analysed
// ERROR-DAG: :[[#@LINE+2]]:5: error: 'judged' is not analysed to its end
// OFF-NOT: zeroize-analysis
int judged(SECRET const unsigned char *key, const unsigned char *other) {
  unsigned char copy[4];
  // What the call returns and writes is secret all the same.
  // CHECK-DAG: :[[#@LINE+1]]:7: error: {{.*}}[zeroize-branch]
  if (first(key, copy))
    return 1;
  // CHECK-DAG: :[[#@LINE+1]]:7: error: {{.*}}[zeroize-branch]
  if (copy[0])
    return 2;
  // CHECK-DAG: :[[#@LINE+1]]:10: error: 'memcmp' stops at the first difference
  return memcmp(key, other, 4);
}

// One that calls nothing is analysed to its end.
// WORK-NOT: 'alone' is not analysed
int alone(SECRET const unsigned char *key) {
  // CHECK-DAG: :[[#@LINE+1]]:7: error: {{.*}}[zeroize-branch]
  if (key[0])
    return 1;
  return 0;
}

// Calls of calls, deeper than they are followed.
#define TEN(N, M)                                                              \
  static int c##N##1(const unsigned char *p) { return c##N##0(p); }            \
  static int c##N##2(const unsigned char *p) { return c##N##1(p); }            \
  static int c##N##3(const unsigned char *p) { return c##N##2(p); }            \
  static int c##N##4(const unsigned char *p) { return c##N##3(p); }            \
  static int c##N##5(const unsigned char *p) { return c##N##4(p); }            \
  static int c##N##6(const unsigned char *p) { return c##N##5(p); }            \
  static int c##N##7(const unsigned char *p) { return c##N##6(p); }            \
  static int c##N##8(const unsigned char *p) { return c##N##7(p); }            \
  static int c##N##9(const unsigned char *p) { return c##N##8(p); }            \
  static int c##M##0(const unsigned char *p) { return c##N##9(p); }
static int c00(const unsigned char *p) { return p[0]; }
TEN(0, 1) TEN(1, 2) TEN(2, 3) TEN(3, 4) TEN(4, 5) TEN(5, 6)
TEN(6, 7) TEN(7, 8) TEN(8, 9) TEN(9, 10)

// FULL-DAG: warning: 'c02' is not analysed to its end: calls are too deep, and not followed further [zeroize-analysis]
int deep(SECRET const unsigned char *key) {
  // CHECK-DAG: :[[#@LINE+1]]:7: error: {{.*}}[zeroize-branch]
  if (c100(key))
    return 1;
  return 0;
}
// BAD: error: invalid value 'of' in '-fplugin-arg-zeroize-analysis=of': expected 'error', 'warn' or 'off' [zeroize-option]
