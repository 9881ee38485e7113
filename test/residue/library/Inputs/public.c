// Functions that are given nothing secret, and lay down on their stack whatever they find in registers. Compiled without
// the plugin.
#include "../../Inputs/residue.h"

void memwipe(void *p, size_t n);
int ability(unsigned which);
int other_ability(unsigned which);

// Every general register but the stack pointer, every vector register, and the high halves where there are any.
static void lay_down(void) {
  static int wide = -1;
  if (wide < 0) {
    __builtin_cpu_init();
    wide = __builtin_cpu_supports("avx512f") != 0;
  }
  __asm__ volatile("testl %0, %0\n\t"
                   "jz 1f\n\t"
                   ".irp i,0,1,5,15,16,31\n\t"
                   "vmovdqu64 %%zmm\\i, -1024-64*\\i(%%rsp)\n\t"
                   ".endr\n"
                   "1:\n\t"
                   ".irp i,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n\t"
                   "movdqu %%xmm\\i, -512-16*\\i(%%rsp)\n\t"
                   ".endr\n\t"
                   ".irp r,rax,rbx,rcx,rdx,rsi,rdi,rbp,r8,r9,r10,r11,r12,r13,r14,r15\n\t"
                   "pushq %%\\r\n\t"
                   ".endr\n\t"
                   "addq $120, %%rsp"
                   :
                   : "r"(wide)
                   : "cc", "memory");
}

int ability(unsigned which) {
  lay_down();
  return which != 4;
}

int other_ability(unsigned which) { return ability(which); }

void memwipe(void *p, size_t n) {
  lay_down();
  volatile unsigned char *bytes = p;
  while (n--)
    *bytes++ = 0;
}
