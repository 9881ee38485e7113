// A table of functions is asked once, and its margin erased each time if one of them does not say that it scrubs for itself.
// No register may change but r11.
// What a function of code that has a bound may use is erased, and no more; vector registers behind one that uses them.
// RUN: %clang -O1 -mno-red-zone -Wl,-z,muldefs %s %S/../../runtime/code_walk.c %S/../../runtime/settle.c %S/../../runtime/scrub_below.c %S/../../runtime/find_stack.c %S/../../runtime/clear_vectors.c %S/../../runtime/clear_high.c %S/../../runtime/clear_x87.c %S/../../runtime/probe_cpu.c -o %t
// RUN: %t

#include "../../runtime/stack.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

void first(void);
void second(void);
void honest(void);
void leaf(void);
void vector(void);
void lonely(void);
__asm__(".text\n\t.p2align 4\n\t.long 0xd39f4706, 0x5a8c1e0b\nfirst:\n\tret\n\t"
        ".p2align 4\n\t.long 0xd39f4706, 0x5a8c1e0b\nsecond:\n\tret\n\t.p2align 4\n\t.long 0, 0x5a8c1e0b\nhonest:\n\tjmp *%rax\n\t"
        ".p2align 4\n\t.long 0, 0\nlonely:\n\tret\n\t"
        ".p2align 4\n\t.long 0, 0\nleaf:\n\tpush %rbx\n\tpop %rbx\n\tret\n\t"
        ".p2align 4\n\t.long 0, 0\nvector:\n\tsubq $56, %rsp\n\tmovups %xmm0, (%rsp)\n\taddq $56, %rsp\n\tret");

#define TABLE(NAME, FUNCTIONS) TABLE_WITH(NAME, "512", FUNCTIONS)
#define TABLE_WITH(NAME, MARGIN, FUNCTIONS) \
  extern int NAME[]; \
  __asm__(".pushsection .data\n\t.p2align 2\n" #NAME ":\n\t.long 0, 0, 0, " MARGIN "\n\t" FUNCTIONS ".long 0\n\t.popsection")
TABLE(both, ".long first@GOTPCREL\n\t.long second@GOTPCREL\n\t");
TABLE(last, ".long first@GOTPCREL\n\t.long honest@GOTPCREL\n\t");
TABLE(only, ".long honest@GOTPCREL\n\t");
TABLE(bounded, ".long first@GOTPCREL\n\t.long leaf@GOTPCREL\n\t");
TABLE(other_order, ".long vector@GOTPCREL\n\t.long leaf@GOTPCREL\n\t");
TABLE_WITH(deeper, "16", ".long vector@GOTPCREL\n\t");
TABLE(unknown_stack, ".long lonely@GOTPCREL\n\t");
__asm__(".pushsection .data\n\t.p2align 3\nnobody:\n\t.quad 0\n\t.popsection");
TABLE(absent, ".long first@GOTPCREL\n\t.long nobody - .\n\t");
TABLE(wide, ".long leaf@GOTPCREL\n\t.long vector@GOTPCREL\n\t");

static int bad;

static void expect(const char *what, long got, long want) {
  if (got == want)
    return;
  fprintf(stderr, "%s: %ld instead of %ld\n", what, got, want);
  bad++;
}

struct registers {
  uint64_t g[9];
};

// Fills 512 bytes below, calls the helper, and counts what is left of them; the registers as they are behind.
#define CALL(HELPER) \
  static long HELPER##_left(const int *table, int *yes, struct registers *r) { \
    long left = 0; \
    register const int *t __asm__("r11") = table; \
    register int *y __asm__("r12") = yes; \
    __asm__ volatile("movq $-1024, %%rax\n" \
                     "1:\n\tmovq $-1, (%%rsp,%%rax)\n\taddq $8, %%rax\n\tcmpq $-64, %%rax\n\tjne 1b\n\t" \
                     "movl $1, %%eax\n\tmovl $2, %%ecx\n\tmovl $3, %%edx\n\tmovl $4, %%esi\n\tmovl $5, %%edi\n\t" \
                     "movl $6, %%r8d\n\tmovl $7, %%r9d\n\tmovl $8, %%r10d\n\tcall " #HELPER "\n\t" \
                     "movq %%rax, (%%rbx)\n\tmovq %%rcx, 8(%%rbx)\n\tmovq %%rdx, 16(%%rbx)\n\tmovq %%rsi, 24(%%rbx)\n\t" \
                     "movq %%rdi, 32(%%rbx)\n\tmovq %%r8, 40(%%rbx)\n\tmovq %%r9, 48(%%rbx)\n\tmovq %%r10, 56(%%rbx)\n\t" \
                     "sete %%al\n\tmovzbl %%al, %%eax\n\tmovl %%eax, (%%r12)\n\t" \
                     "movq $-384, %%rax\n\txorl %%ecx, %%ecx\n" \
                     "2:\n\tcmpq $0, (%%rsp,%%rax)\n\tsetne %%dl\n\tmovzbl %%dl, %%edx\n\taddq %%rdx, %%rcx\n\t" \
                     "addq $8, %%rax\n\tcmpq $-128, %%rax\n\tjne 2b" \
                     : "=c"(left), "+r"(t) \
                     : "b"(r), "r"(y) \
                     : "rax", "rdx", "rsi", "rdi", "r8", "r9", "r10", "cc", "memory"); \
    return left; \
  }
CALL(__zeroize_settle)
CALL(__zeroize_settle_foreign)

// Words below the stack that hold what general registers held during the call. On a stack that is not known no margin hides them.
static long copies_left(const int *table) {
  long copies = 0;
  register const int *t __asm__("r11") = table;
  __asm__ volatile("push %%rbx\n\tpush %%rbp\n\tmovq $0x5ec2e75ec2e7, %%rbx\n\t"
                   ".irp r,rax,rcx,rdx,rsi,rdi,rbp,r8,r9,r10,r12,r13,r14,r15\n\tmovq %%rbx, %%\\r\n\t.endr\n\t"
                   "call __zeroize_settle\n\t"
                   "xorl %%ecx, %%ecx\n\tmovq $-1024, %%rax\n"
                   "1:\n\tcmpq %%rbx, (%%rsp,%%rax)\n\tjne 2f\n\tincq %%rcx\n"
                   "2:\n\taddq $8, %%rax\n\tjnz 1b\n\tpop %%rbp\n\tpop %%rbx"
                   : "=c"(copies), "+r"(t)
                   :
                   : "rax", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r12", "r13", "r14", "r15", "cc", "memory");
  return copies;
}

static void expect_kept(const char *what, const struct registers *r, int cleared) {
  for (int i = 0; i < 8; i++)
    expect(what, (long)r->g[i], cleared && i > 0 ? 0 : i + 1);
}

int main(void) {
  struct registers r;
  int yes = 0;
  for (int round = 0; round < 2; round++) {
    long left = __zeroize_settle_left(both, &yes, &r);
    if (round) // The first time it has asked.
      expect("all attest: words left", left, 32);
    expect("all attest: answer", yes, 1);
    expect("all attest: state", both[0], 1);
    expect_kept("all attest: registers", &r, 0);
    expect("the last does not: words left", __zeroize_settle_left(last, &yes, &r), 0);
    expect("the last does not: answer", yes, 0);
    expect("the last does not: state", last[0], 2);
    expect_kept("the last does not: registers", &r, 0);
  }
  expect("only one: words left", __zeroize_settle_foreign_left(only, &yes, &r), 0);
  expect_kept("only one: registers", &r, 1);
  // The first time all of the margin; then its frame, the return address and the red zone, and the
  // slots of the helpers.
  for (int round = 0; round < 2; round++) {
    expect("bounded: words left", __zeroize_settle_left(bounded, &yes, &r), round ? 25 : 0);
    expect("bounded: answer", yes, 0);
    expect("bounded: state", bounded[0], 3);
    expect("bounded: bytes", bounded[1], 144);
    expect_kept("bounded: registers", &r, 0);
    expect("wide: words left", __zeroize_settle_foreign_left(wide, &yes, &r), round ? 18 : 0);
    expect("wide: state", wide[0], 2);
    expect("wide: bytes", wide[1], 192);
    expect_kept("wide: registers", &r, 1);
  }
  for (int round = 0; round < 2; round++)
    expect("deeper than the margin: too many words left", __zeroize_settle_foreign_left(deeper, &yes, &r) > 18, 0);
  __zeroize_settle_left(other_order, &yes, &r);
  expect("other order: state", other_order[0], 2);
  __zeroize_settle_left(absent, &yes, &r);
  expect("absent: state", absent[0], 1);
  // Where the stack is not known now, it may be the next time.
  unsigned long tcb = __zeroize_main_stack.tcb;
  __zeroize_main_stack.tcb = 0;
  __zeroize_settle_left(unknown_stack, &yes, &r);
  expect("unknown stack: state", unknown_stack[0], 0);
  expect("unknown stack: copies of registers", copies_left(unknown_stack), 0);
  __zeroize_main_stack.tcb = tcb;
  __zeroize_settle_left(unknown_stack, &yes, &r);
  expect("unknown stack, then known: state", unknown_stack[0], 3);
  expect("bounded, foreign: words left", __zeroize_settle_foreign_left(bounded, &yes, &r), 25);
  expect_kept("bounded, foreign: registers", &r, 1);
  both[0] = 0;
  __zeroize_settle_foreign_left(both, &yes, &r);
  expect("both again: words left", __zeroize_settle_foreign_left(both, &yes, &r), 32);
  expect_kept("both again: registers", &r, 0);
  return bad != 0;
}
