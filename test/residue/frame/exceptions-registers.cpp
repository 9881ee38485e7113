// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where an exception is resumed the function's registers, x87 ones too, and its copies hold what they held: whoever catches in a
// file without the plugin finds them. In the large code model what is called there is in a register.
// RUN: %residue %s --cxx --plain=%S/Inputs/throws.cpp
// RUN: %residue %s --cxx --plain=%S/Inputs/throws.cpp --flags="-mcmodel=large -fno-pic -no-pie" --levels=O0,O2
#include "../Inputs/residue.h"

extern "C" int caught(void (*body)(const unsigned char *, unsigned char *), const unsigned char *key, unsigned char *out);
extern "C" void throw_if(int really);

static volatile int yes = 1;

static NOINLINE void body(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char copy[40];
  memcpy(copy, key, 32);
  uint64_t unmarked[12];
  for (int i = 0; i < 12; i++)
    unmarked[i] = load64(copy + i) * 3;
  permute(unmarked, 12, 3);
  SECRET long double number = (long double)(unmarked[3] >> 2) * 1.5L + 3;
  store64(out, unmarked[1]);
  out[8] = number > 2.5L;
  __asm__ volatile("movq %0, %%xmm13" : : "r"(unmarked[2]) : "xmm13");
  throw_if(yes);
  if (yes)
    throw 7;
  out[9] = copy[3];
}

int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  out[20] = static_cast<unsigned char>(caught(body, key, out));
  zeroize_audit_observe();
  return print_output();
}
