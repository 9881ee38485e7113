// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A definition in the old style promotes its parameters: the promoted copy is one more place.
// RUN: %residue %s "--flags=-std=gnu99 -Wno-deprecated-non-prototype"
#include "../Inputs/residue.h"

SECRET static NOINLINE uint32_t mix_old(a, b, c)
unsigned char a;
float b;
SECRET uint64_t c;
{
  uint32_t h = a * 0x01000193u;
  for (int i = 0; i < 6; i++)
    h = rotl32(h + (uint32_t)(c >> i), 5) ^ (uint32_t)b;
  return h;
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint32_t h = 0;
  for (int i = 0; i < 4; i++)
    h ^= mix_old(key[i], (float)(key[i + 4] * 3.5), load64(key + 8));
  store32(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
