// Leaves the key wherever foreign code can leave it: 3 KiB of dead stack, general, vector, mask and x87 registers.
// Compiled without the plugin.
#include "../../Inputs/residue.h"

int dirty(SECRET const unsigned char *k, int n);

NOINLINE int dirty(const unsigned char *k, int n) {
  int wide = 0;
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512bw"))
    wide = 1;
  __asm__ volatile("leaq -3072(%%rsp), %%rdi\n\t"
                   "movl $96, %%ecx\n\t"
                   "1: movq (%[k]), %%rax\n\t"
                   "movq %%rax, (%%rdi)\n\t"
                   "movq 8(%[k]), %%rax\n\t"
                   "movq %%rax, 8(%%rdi)\n\t"
                   "addq $32, %%rdi\n\t"
                   "decl %%ecx\n\t"
                   "jnz 1b\n\t"
                   "movq (%[k]), %%mm0\n\t"
                   "movq 8(%[k]), %%mm5\n\t"
                   "emms\n\t"
                   "testl %[wide], %[wide]\n\t"
                   "jz 2f\n\t"
                   "vmovdqu64 (%[k]), %%ymm16\n\t"
                   "vmovdqu64 (%[k]), %%ymm31\n\t"
                   ".irp i,1,2,3,4,5,6,7\n\t"
                   "kmovq \\i(%[k]), %%k\\i\n\t"
                   ".endr\n"
                   "2: movdqu (%[k]), %%xmm1\n\t"
                   "movdqu (%[k]), %%xmm7\n\t"
                   "movdqu (%[k]), %%xmm15\n\t"
                   :
                   : [k] "r"(k), [wide] "r"(wide)
                   : "rax", "rcx", "rdi", "memory", "cc", "xmm1", "xmm7", "xmm15");
  int r = n * 3;
  register const unsigned char *p __asm__("rax") = k;
  register long result __asm__("r9") = r;
  // The last instructions of the function: the result, and the key in all other registers.
  __asm__ volatile("movq (%0), %%rcx\n\t"
                   "movq 8(%0), %%rdx\n\t"
                   "movq 16(%0), %%rsi\n\t"
                   "movq 24(%0), %%rdi\n\t"
                   "movq 1(%0), %%r8\n\t"
                   "movq 2(%0), %%r10\n\t"
                   "movq 3(%0), %%r11\n\t"
                   : "+r"(p), "+r"(result)
                   :
                   : "rcx", "rdx", "rsi", "rdi", "r8", "r10", "r11", "memory");
  return (int)result;
}
