// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An exception unwinds through frames that hold a secret: none of their return instructions is executed.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"

namespace {

struct bad_tag {
  int code;
};

NOINLINE void verify(const uint64_t *w, int depth) {
  // The unwinder works on the stack too: deep enough that it does not write over all of it.
  uint64_t local[600];
  for (int i = 0; i < 600; i++)
    local[i] = w[i % 6] * 9 + static_cast<uint64_t>(depth);
  permute(local, 600, 1);
  if (depth == 3)
    throw bad_tag{depth};
  verify(local, depth + 1);
  reinterpret_cast<volatile uint64_t *>(local)[0] = 0;
}

void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[6];
  for (int i = 0; i < 6; i++)
    w[i] = load64(key + 8 * i);
  store64(out, w[0] ^ w[5] * 3);
  verify(w, 0);
}

NOINLINE void guarded(const unsigned char *key, unsigned char *out) {
  try {
    use(key, out);
  } catch (const bad_tag &e) {
    out[8] = static_cast<unsigned char>(e.code);
  }
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(48);
  guarded(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
