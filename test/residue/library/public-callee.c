// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Behind functions of other files that are given nothing secret, nothing is scrubbed: what they lay down of the
// registers that they find must hold no secret, be they live, dead or callee-saved.
// RUN: %residue %s --plain=%S/Inputs/public.c
// RUN: %residue %s --plain=%S/Inputs/public.c --flags=-mavx2 --levels=O0,O2
// RUN: %zeroize %quiet -O2 -S %attrs_include %audit_include %s -o - | FileCheck %s
#include "../Inputs/residue.h"

int ability(unsigned which);
int other_ability(unsigned which);
void memwipe(void *p, size_t n);

// CHECK-LABEL: mix.zeroize_body:
// CHECK-NOT: __zeroize_{{ask|settle|scrub|leave}}
// CHECK: .long ability@GOTPCREL
// CHECK: cmpl $1, [[ABILITY:.Lzeroize_asked[0-9_]+]](%rip)
// CHECK-NEXT: je [[KNOWN:.Lzeroize_known[0-9]+]]
// CHECK-NEXT: leaq [[ABILITY]](%rip), %r11
// CHECK-NEXT: callq __zeroize_clear_for_stranger
// CHECK-NEXT: [[KNOWN]]:
// CHECK-NOT: __zeroize
// CHECK: callq *ability@GOTPCREL
// CHECK-NOT: __zeroize_{{ask|settle|scrub|leave}}
// CHECK: memwipe
// CHECK-NOT: __zeroize_{{ask|settle|scrub|leave}}
// CHECK-LABEL: mix:
// It may make a system call, at whose end a signal can come: the odd number says so.
// CHECK: movl ${{[0-9]*[13579]}}, %r11d
// CHECK: callq __zeroize_leave_{{[a-z]+$}}
// CHECK: .size mix
NOINLINE void mix(SECRET const unsigned char *k, unsigned char *out);
NOINLINE void mix(const unsigned char *k, unsigned char *out) {
  uint64_t a[4], vectors[16];
  memcpy(a, k, sizeof a);
  for (int i = 0; i < 16; i++)
    vectors[i] = a[i & 3] * (uint64_t)(i + 1) ^ a[(i + 1) & 3];
  uint64_t s = a[0] * 3 + a[1], t = a[2] ^ (a[3] << 5);
  if (ability(3)) // Live across the call: s, t and both arrays.
    s += t * 7;
  for (int i = 0; i < 16; i++)
    s = (s << 9 | s >> 55) + (vectors[i] ^ t);
  if (!other_ability(4))
    t ^= s;
  memwipe(vectors, sizeof vectors);
  store64(out, s ^ t);
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  mix(k, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
