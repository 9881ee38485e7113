// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// generate SHAPE SIZE: writes C with secrets to standard output, always the
// same, of a shape that makes an analysis take more than its share: one big
// function, many variables, loops over them, calls in calls, a big switch, many
// functions. Used by bench/analysis/run.py and by test/compare/linear.test.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void begin(void) {
  puts("int g(SECRET const unsigned char *k, int c) {\n"
       "  unsigned a = k[0], b = 1, d = 2, x[8] = {0};");
}

static void end(void) { puts("  return c;\n}"); }

static void statements(unsigned size) {
  begin();
  for (unsigned i = 0; i < size; i++)
    switch (i % 5) {
    case 0:
      puts("  a = a * 3 + b;");
      break;
    case 1:
      printf("  if (c & %u)\n    b ^= a;\n", i);
      break;
    case 2:
      printf("  x[%u] += d;\n", i % 8);
      break;
    case 3:
      printf("  d = b << %u;\n", i % 31);
      break;
    default:
      puts("  b = 0;");
    }
  end();
}

/// Every third one begins a chain of secrets; every fifth one decides.
static void variables(unsigned size) {
  begin();
  for (unsigned i = 0; i < size; i++) {
    if (i % 3 == 0)
      printf("  unsigned v%u = k[%u];\n", i, i % 32);
    else
      printf("  unsigned v%u = v%u + 1;\n", i, i - 1);
    if (i % 5 == 0)
      printf("  if (c > %u)\n    v%u ^= 3;\n  else\n    v%u += v%u;\n", i, i, i,
             i < 7 ? 0 : i - 7);
  }
  end();
}

static void pointers(unsigned size) {
  begin();
  for (unsigned i = 0; i < size; i++) {
    printf("  unsigned t%u = k[%u], *p%u = &t%u;\n", i, i % 32, i, i);
    printf("  if (c > %u)\n    p%u = &t%u;\n  *p%u = a;\n", i, i, i / 2, i);
  }
  end();
}

static void loops(unsigned size) {
  begin();
  for (unsigned i = 0; i < size; i++)
    printf("  unsigned v%u = 0;\n", i);
  puts("  for (int i = 0; i < c; i++) {");
  for (unsigned i = 0; i < size; i++)
    printf("    v%u ^= k[i] + %u;\n", i, i);
  puts("  }\n  for (int i = 0; i < c; i++)\n    for (int j = 0; j < i; j++) {");
  for (unsigned i = 0; i < size; i++)
    printf("      v%u += v%u;\n", i, i * 7 % size);
  puts("    }");
  end();
}

static void cases(unsigned size) {
  begin();
  puts("  switch (c) {");
  for (unsigned i = 0; i < size; i++)
    printf(
        "  case %u: {\n    unsigned t%u = a + %u;\n    b += t%u;\n  } break;\n",
        i, i, i, i);
  puts("  }");
  end();
}

static void functions(unsigned size) {
  for (unsigned i = 0; i < size; i++) {
    printf("static unsigned h%u(const unsigned char *p, unsigned n) {\n"
           "  unsigned s = 0;\n"
           "  for (unsigned i = 0; i < n; i++)\n    s += p[i] * %u;\n"
           "  return s;\n}\n",
           i, i + 3);
    printf("unsigned g%u(SECRET const unsigned char *k, unsigned n) {\n"
           "  unsigned r = h%u(k, n) ^ h%u(k, 4);\n  return r & 1;\n}\n",
           i, i, i ? i - 1 : 0);
  }
}

/// Each calls the two before it: as many ways as Fibonacci's numbers.
static void calls(unsigned size) {
  puts("static unsigned h0(const unsigned char *p, unsigned char *q) {\n"
       "  q[0] = p[0];\n  return p[1];\n}");
  for (unsigned i = 1; i < size; i++)
    printf("static unsigned h%u(const unsigned char *p, unsigned char *q) {\n"
           "  unsigned r = h%u(p, q);\n  q[%u] ^= 1;\n"
           "  return r + h%u(p + 1, q);\n}\n",
           i, i - 1, i % 8, i < 2 ? 0 : i - 2);
  // From the middle as well: deeper than calls are followed.
  for (unsigned i = 50; i <= size; i += 50)
    printf("unsigned g%u(SECRET const unsigned char *k,\n"
           "             SECRET unsigned char *q) {\n  return h%u(k, q);\n}\n",
           i, i - 1);
}

/// The annotated functions of a file of small ones: as little to analyse as can
/// be, each once.
static void tiny(unsigned size) {
  for (unsigned i = 0; i < size; i++)
    printf("int t%u(SECRET const unsigned char *k, int n) {\n"
           "  return (k[0] ^ n) + %u;\n}\n",
           i, i);
}

/// Five lines each, and no secret anywhere.
static void unannotated(unsigned size) {
  for (unsigned i = 0; i < size; i++)
    printf("int p%u(const unsigned char *s, int n) {\n"
           "  int r = %u;\n"
           "  for (int i = 0; i < n; i++)\n    r += s[i] * i;\n"
           "  return r > n ? r : n;\n}\n",
           i, i);
}

int main(int argc, char **argv) {
  static const struct {
    const char *name;
    void (*write)(unsigned);
  } shapes[] = {{"statements", statements},
                {"variables", variables},
                {"pointers", pointers},
                {"loops", loops},
                {"cases", cases},
                {"functions", functions},
                {"calls", calls},
                {"tiny", tiny},
                {"unannotated", unannotated}};
  unsigned long size = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
  for (unsigned i = 0; size && i < sizeof shapes / sizeof shapes[0]; i++)
    if (strcmp(argv[1], shapes[i].name) == 0) {
      if (shapes[i].write != unannotated)
        puts("#ifndef SECRET\n#define SECRET __attribute__((secret))\n#endif");
      shapes[i].write((unsigned)size);
      return ferror(stdout) || fflush(stdout) ? 1 : 0;
    }
  fputs("usage: generate SHAPE SIZE\nshapes:", stderr);
  for (unsigned i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
    fprintf(stderr, " %s", shapes[i].name);
  fputc('\n', stderr);
  return 2;
}
