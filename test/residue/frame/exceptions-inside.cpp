// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An exception that is thrown and caught within one region unwinds its inner frames only.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"

namespace {

NOINLINE void verify(const uint64_t *w, unsigned n) {
  uint64_t local[8];
  for (unsigned i = 0; i < 8; i++)
    local[i] = w[i] + n;
  permute(local, 8, n);
  if (n > 2)
    throw static_cast<int>(n);
  reinterpret_cast<volatile uint64_t *>(local)[0] = 0;
}

void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load64(key + 4 * i);
  for (unsigned n = 1; n < 5; n++) {
    SECRET uint64_t twist = w[n] * 3;
    try {
      w[0] ^= twist;
      verify(w, n);
    } catch (int e) {
      w[1] += static_cast<uint64_t>(e);
    }
  }
  store64(out, w[0] ^ w[1]);
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(40);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
