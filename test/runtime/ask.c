// Asking a function whether it scrubs for itself must never fault: in front of a function at the beginning of a page
// there may be no memory.
// RUN: %clang -O1 %s %S/../../runtime/ask.c %S/../../runtime/clear_vectors.c %S/../../runtime/clear_high.c \
// RUN:   %S/../../runtime/clear_x87.c %S/../../runtime/probe_cpu.c -o %t
// RUN: %t

#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

static const unsigned char magic[8] = {0x06, 0x47, 0x9f, 0xd3, 0x0b, 0x1e, 0x8c, 0x5a};

static int ask(const void *address) {
  unsigned char yes;
  __asm__ volatile("movq %[address], %%r11\n\t"
                   "call __zeroize_ask\n\t"
                   "sete %[yes]"
                   : [yes] "=r"(yes)
                   : [address] "r"(address)
                   : "r11", "cc", "memory");
  return yes;
}

static int bad;

static void expect(const char *what, int got, int want) {
  if (got == want)
    return;
  fprintf(stderr, "%s: %d instead of %d\n", what, got, want);
  bad++;
}

int main(void) {
  unsigned char *page = mmap(NULL, 2 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED)
    return 2;
  unsigned char *code = page + 4096;
  memcpy(code, magic, 8);
  memcpy(code + 1024, magic, 8);
  memcpy(code + 2048, magic, 7);
  memcpy(code + 3072, "\1\2\3\4", 4);
  memcpy(code + 3076, magic + 4, 4);
  if (mprotect(page, 4096, PROT_NONE) || mprotect(code, 4096, PROT_READ | PROT_EXEC))
    return 2;
  for (int i = 0; i < 8; i++)
    expect("begins a page", ask(code + i), 0);
  expect("attests, first possible place", ask(code + 8), 1);
  expect("attests", ask(code + 1032), 1);
  expect("one byte beside", ask(code + 1031), 0);
  expect("seven bytes", ask(code + 2056), 0);
  expect("upper half", ask(code + 3080), 0);
  expect("nothing", ask(code + 512), 0);
  expect("nobody", ask(NULL), 0);
  return bad != 0;
}
