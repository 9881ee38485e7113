// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C without secrets, of every kind that a plugin might touch by accident:
// variadic functions, VLAs, cleanup, annotations of the user's own, setjmp,
// computed goto, vectors, x87, thread-local data, inline assembly, tail calls.
// It includes secret.h: a header that everybody includes must cost nothing.

#include <zeroize/secret.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local int depth;
static jmp_buf escape;
__attribute__((annotate("mine"))) int annotated = 3;
typedef float vector __attribute__((vector_size(32)));
struct big {
  char bytes[200];
};

static void release(char **p) { free(*p); }

__attribute__((noinline)) int sum(int count, ...) {
  va_list list;
  int total = 0;
  va_start(list, count);
  for (int i = 0; i < count; i++)
    total += va_arg(list, int);
  va_end(list);
  return total;
}

struct big by_value(struct big b, int n) {
  int own __attribute__((annotate("mine too"))) = n;
  b.bytes[n % 200] = (char)own;
  return b;
}

int vla(int n) {
  char buffer[n];
  char *copy __attribute__((cleanup(release))) = malloc((size_t)n + 1);
  memset(buffer, n, (size_t)n);
  if (!copy)
    longjmp(escape, 1);
  memcpy(copy, buffer, (size_t)n);
  copy[n] = 0;
  return (int)strlen(copy);
}

int interpret(const unsigned char *code) {
  static const void *const labels[] = {&&stop, &&add, &&twice};
  int value = 0;
  goto *labels[*code];
add:
  value++;
  goto *labels[*++code];
twice:
  value *= 2;
  goto *labels[*++code];
stop:
  return value;
}

vector blend(vector a, vector b) { return a * b + a; }
long double extended(long double x) { return x * x - 1.0L; }
unsigned __int128 wide(unsigned __int128 x) { return x * 3 + (x >> 7); }

__attribute__((naked)) void bare(void) { __asm__("ret"); }

int flags(void) {
  unsigned long value;
  __asm__ volatile("pushfq; popq %0" : "=r"(value) : : "memory");
  return (int)(value & 0xff);
}

static int tail(int n) { return n ? sum(2, n, depth++) : 0; }

__attribute__((optnone)) int unoptimised(int n) { return tail(n) + annotated; }

int main(int argc, char **argv) {
  if (setjmp(escape))
    return 1;
  struct big b = {{0}};
  b = by_value(b, argc);
  printf("%d %d %d %d\n", b.bytes[argc % 200], vla(argc + 5), unoptimised(argc),
         interpret((const unsigned char *)"\1\2\1"));
  return memcmp(argv[0], "x", 1) == 0;
}
