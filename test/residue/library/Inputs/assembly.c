// Assembly that has a bound, and leaves the key in all that it has used. Compiled without the plugin.
#define FUNCTION(NAME, TEXT) \
  __asm__(".text\n\t.p2align 4\n\t.globl " #NAME "\n\t.type " #NAME ", @function\n" #NAME ":\n\t" TEXT \
          "leal (%rsi,%rsi,2), %eax\n\tret\n\t.size " #NAME ", .-" #NAME)

#define KEY_TO(OFFSET) \
  "movq (%rdi), %rcx\n\tmovq %rcx, " OFFSET "(%rsp)\n\tmovq 8(%rdi), %rdx\n\tmovq %rdx, 8+" OFFSET "(%rsp)\n\t" \
  "movq 16(%rdi), %r8\n\tmovq 24(%rdi), %r9\n\tmovq %r8, %r10\n\tmovq %r9, %r11\n\t"

FUNCTION(small, "push %rbx\n\tmovq (%rdi), %rbx\n\tpush %rbx\n\tpop %rbx\n\tpop %rbx\n\t" KEY_TO("-128") KEY_TO("-32"));
FUNCTION(frame, "subq $1000, %rsp\n\t" KEY_TO("0") KEY_TO("500") KEY_TO("984") "addq $1000, %rsp\n\t");
// Deeper than the margin for code of which nothing is known.
FUNCTION(large, "subq $9000, %rsp\n\t" KEY_TO("0") KEY_TO("4000") "addq $9000, %rsp\n\t");
FUNCTION(aligned, "push %rbp\n\tmovq %rsp, %rbp\n\tsubq $100, %rsp\n\tandq $-256, %rsp\n\t" KEY_TO("0") "leave\n\t");
FUNCTION(vectors, "subq $40, %rsp\n\tmovdqu (%rdi), %xmm1\n\tmovdqu 16(%rdi), %xmm13\n\tmovdqu %xmm1, (%rsp)\n\t"
                  "movq (%rdi), %mm3\n\temms\n\taddq $40, %rsp\n\t");
