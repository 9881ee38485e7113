/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Clears every vector and mask register of the CPU, whatever the program was compiled for: the C
 * library's memcpy uses zmm16 where it can. Called at the exit of a function that returns nothing in
 * a vector register and has run code that we do not know. Covered by test/runtime/clear-vectors.c.
 */
#include "runtime.h"

#define CLEAR_VEX(N) "vpxor %xmm" #N ", %xmm" #N ", %xmm" #N "\n\t"
#define CLEAR_SSE(N) "pxor %xmm" #N ", %xmm" #N "\n\t"
#define SIXTEEN(F) F(0) F(1) F(2) F(3) F(4) F(5) F(6) F(7) F(8) F(9) F(10) F(11) F(12) F(13) F(14) F(15)

/* A VEX xor of the low part clears the whole register. Sixteen of them are zeroing idioms and take
 * 2 ns here; `vzeroall` takes 4.5 ns, and 10 ns with AVX-512 code next to it. `vzeroupper` at the end
 * tells the CPU that no upper half is in use. */
ZEROIZE_HELPER __zeroize_clear_vectors(void) {
  __asm__(ZEROIZE_NEED_CPU
          "testb $" ZEROIZE_CPU_AVX ", __zeroize_cpu(%rip)\n\t"
          "jz 3f\n\t"
          SIXTEEN(CLEAR_VEX)
          "vzeroupper\n\t"
          "jmp __zeroize_clear_high\n"
          "3:\n\t"
          SIXTEEN(CLEAR_SSE)
          "ret");
}
