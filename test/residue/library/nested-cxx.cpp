// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Virtual methods, inline functions that both files have, and exceptions that leave a region's body: called from inside a
// region and from outside.
// RUN: %residue %s --cxx --also=%S/Inputs/nested-cxx.cpp
// RUN: %residue %s --cxx --also=%S/Inputs/nested-cxx.cpp --levels=O2 --flags="-fPIC -ffunction-sections -Wl,--gc-sections"
// RUN: %residue %s --cxx --also=%S/Inputs/nested-cxx.cpp --levels=O1,O2 --flags="-flto=thin -fuse-ld=lld" --plugin-flags=-Wl,--load-pass-plugin=%ir_module
#include "Inputs/nested-cxx.h"

static NOINLINE uint64_t inside(SECRET const unsigned char *k, bool fails) {
  uint64_t r = cipher().twice(k) + folded<5>(k);
  try {
    r += may_throw(k, 4);
    r += may_throw(k + 1, fails ? 12 : 5);
  } catch (const std::exception &e) {
    r ^= (uint64_t)e.what()[0];
  }
  return r;
}

// Nobody has told it of a secret.
static NOINLINE void outside(const unsigned char *k, unsigned char *out) {
  try {
    (void)folded<11>(k);
  } catch (const std::exception &e) {
    out[20] = (unsigned char)e.what()[1];
  }
  zeroize_audit_observe();
  (void)cipher().run(k, 6);
  __asm__ volatile("xorl %%eax, %%eax" ::: "rax");
  zeroize_audit_observe();
}

static NOINLINE void use(SECRET const unsigned char *k, unsigned char *out) {
  store64(out, inside(k, true));
  store64(out + 8, inside(k + 1, false));
}

int main() {
  const unsigned char *k = zeroize_audit_begin(40);
  unsigned char *out = zeroize_audit_output();
  outside(k, out);
  use(k, out);
  zeroize_audit_observe();
  return print_output();
}
