// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// generate LINES: writes about that many lines of C without any secret to
// standard output, always the same ones. Functions of several shapes (records,
// switches, floating point, strings, calls through tables) stand for an
// ordinary big file. Used by bench/compile-time/run.py and by
// test/build/byte-identity.test.

#include <stdio.h>
#include <stdlib.h>

static unsigned random_state = 1;
static unsigned long written;

static unsigned below(unsigned limit) {
  random_state = random_state * 1664525u + 1013904223u;
  return (random_state >> 16) % limit;
}

static void line(const char *text) {
  puts(text);
  written++;
}

#define LINE(...) (printf(__VA_ARGS__), putchar('\n'), written++)

static void record(unsigned id) {
  LINE("struct record%u {", id);
  line("  unsigned kind;");
  LINE("  long values[%u];", 2 + below(14));
  line("  const char *name;");
  line("  struct shared *next;");
  line("};");
  LINE("long record%u_sum(const struct record%u *r, long limit) {", id, id);
  line("  long sum = r->kind;");
  line("  for (unsigned i = 0; i < sizeof r->values / sizeof r->values[0]; "
       "i++) {");
  LINE("    if (r->values[i] > limit * %u)", 1 + below(9));
  line("      continue;");
  LINE("    sum += r->values[i] * %u;", 3 + below(90));
  line("  }");
  line("  for (const struct shared *s = r->next; s; s = s->next)");
  line("    sum ^= s->weight;");
  line("  return sum;");
  line("}");
}

static void dispatch(unsigned id) {
  LINE("int dispatch%u(int op, int a, int b) {", id);
  line("  switch (op) {");
  unsigned cases = 4 + below(12);
  for (unsigned i = 0; i < cases; i++) {
    LINE("  case %u:", i * (1 + below(3)) * 16 + i);
    LINE("    a = a * %u + (b >> %u);", 3 + below(1000), below(31));
    line(below(2) ? "    break;" : "    return a ^ b;");
  }
  line("  default:");
  LINE("    report(\"unknown operation\", op, %u);", id);
  line("  }");
  line("  return a - b;");
  line("}");
}

static void numeric(unsigned id) {
  LINE("static double kernel%u(const double *x, double *y, unsigned n) {", id);
  line("  double norm = 0;");
  line("  for (unsigned i = 1; i + 1 < n; i++) {");
  LINE("    y[i] = %u.5 * x[i] - x[i - 1] * x[i + 1];", below(50));
  line("    norm += y[i] * y[i];");
  line("  }");
  line("  return norm;");
  line("}");
  LINE("double numeric%u(double seed) {", id);
  LINE("  double x[%u], y[%u];", 64, 64);
  line("  for (unsigned i = 0; i < 64; i++)");
  line("    x[i] = seed / (i + 1), y[i] = 0;");
  LINE("  double total = kernel%u(x, y, 64);", id);
  LINE("  for (unsigned round = 0; round < %u; round++)", 1 + below(5));
  LINE("    total += kernel%u(round %% 2 ? x : y, round %% 2 ? y : x, 64);",
       id);
  line("  return total;");
  line("}");
}

static void text(unsigned id) {
  LINE("int text%u(const char *s, char *out, unsigned size) {", id);
  line("  unsigned used = 0;");
  LINE("  char scratch[%u];", 16 + below(200));
  line("  for (; *s && used + 2 < size; s++) {");
  LINE("    if (*s == '%c') {", (int)('a' + below(26)));
  line("      out[used++] = '\\\\';");
  line("    } else if (*s < ' ') {");
  LINE("      report(\"control character\", *s, %u);", id);
  line("      continue;");
  line("    }");
  line("    scratch[used % sizeof scratch] = *s;");
  line("    char before = scratch[(used + 1) % sizeof scratch];");
  line("    out[used++] = before == *s ? '.' : *s;");
  line("  }");
  line("  out[used] = 0;");
  line("  return (int)used;");
  line("}");
}

static void table(unsigned id) {
  LINE("static int action%ua(int x) { return x + %u; }", id, below(100));
  LINE("static int action%ub(int x) { return x * %u; }", id, below(100));
  LINE("static int (*const actions%u[])(int) = {action%ua, action%ub};", id, id,
       id);
  LINE("int table%u(const unsigned char *program, unsigned size) {", id);
  line("  int value = 0;");
  line("  for (unsigned pc = 0; pc < size; pc++)");
  LINE("    value = actions%u[program[pc] & 1](value);", id);
  line("  return value;");
  line("}");
}

int main(int argc, char **argv) {
  unsigned long wanted = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
  if (wanted == 0) {
    fputs("usage: generate LINES\n", stderr);
    return 2;
  }
  static void (*const shapes[])(unsigned) = {record, dispatch, numeric, text,
                                             table};
  line("struct shared { struct shared *next; long weight; };");
  line("void report(const char *what, long value, unsigned where);");
  for (unsigned id = 0; written < wanted; id++)
    shapes[below(sizeof shapes / sizeof shapes[0])](id);
  return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
