// Asking a function whether it scrubs for itself must never fault: in front of a function at the beginning of a page
// there may be no memory.
// RUN: %clang -O1 -mno-red-zone %s %S/../../runtime/ask.c %S/../../runtime/clear_vectors.c %S/../../runtime/clear_high.c \
// RUN:   %S/../../runtime/clear_x87.c %S/../../runtime/probe_cpu.c -o %t
// RUN: %t

#define _GNU_SOURCE
#include <stddef.h>
#include <stdint.h>
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

/* What a call through __zeroize_clear_for_stranger finds, and leaves. */
struct stranger {
  uint32_t attests;
  int32_t got;
  const void *address; /* stands for the global offset table */
};

/* Returns bits: 1 xmm1 has been cleared, 2 rax or rcx changed, 4 something of them is below the stack pointer. */
static int clear_for(struct stranger *stranger) {
  unsigned long out[3], below[4];
  __asm__ volatile("leaq -256(%%rsp), %%rsp\n\t"
                   "movq $0, -32(%%rsp)\n\tmovq $0, -24(%%rsp)\n\tmovq $0, -16(%%rsp)\n\tmovq $0, -8(%%rsp)\n\t"
                   "movq %[stranger], %%r11\n\t"
                   "movq $0x5a5a5a, %%rax\n\tmovq $0x5b5b5b, %%rcx\n\t"
                   "pcmpeqd %%xmm1, %%xmm1\n\t"
                   "call __zeroize_clear_for_stranger\n\t"
                   "movq %%rax, 0(%[out])\n\tmovq %%rcx, 8(%[out])\n\tmovq %%xmm1, 16(%[out])\n\t"
                   "movq -16(%%rsp), %%rax\n\tmovq %%rax, 0(%[below])\n\t"
                   "movq -24(%%rsp), %%rax\n\tmovq %%rax, 8(%[below])\n\t"
                   "movq -32(%%rsp), %%rax\n\tmovq %%rax, 16(%[below])\n\t"
                   "leaq 256(%%rsp), %%rsp"
                   :
                   : [stranger] "r"(stranger), [out] "r"(out), [below] "r"(below)
                   : "rax", "rcx", "r11", "xmm0", "xmm1", "cc", "memory");
  int leaves = 0;
  for (int i = 0; i < 3; i++)
    leaves |= below[i] == 0x5a5a5a || below[i] == 0x5b5b5b;
  return !out[2] | (out[0] != 0x5a5a5a || out[1] != 0x5b5b5b) << 1 | leaves << 2;
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

  struct stranger stranger = {0, (int)offsetof(struct stranger, address) - 4, code + 8};
  expect("no need to clear", clear_for(&stranger), 0);
  expect("known", (int)stranger.attests, 1);
  stranger.address = NULL;
  expect("known, not asked again", clear_for(&stranger), 0);
  stranger.attests = 0;
  for (int i = 0; i < 3; i++) {
    stranger.address = i == 0 ? NULL : i == 1 ? code : code + 512;
    expect("clears", clear_for(&stranger), 1);
    expect("not known", (int)stranger.attests, 0);
  }
  return bad != 0;
}
