// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A shorter array of the next iteration leaves the tail of the previous, longer one below the stack pointer.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(uint32_t *to, const unsigned char *from, size_t n) {
  for (size_t i = 0; i < n; i++)
    to[i] = load32(from + 4 * i);
}

static NOINLINE void digest(const uint32_t *w, size_t n, unsigned char *out) {
  uint32_t h = 1;
  for (size_t i = 0; i < n; i++)
    h = rotl32(h * 0x9e3779b1u + w[i], 5);
  store32(out, h);
}

static void use(const unsigned char *key, volatile const size_t *sizes,
                unsigned char *out) {
  for (int i = 0; i < 4; i++) {
    size_t n = sizes[i];
    {
      SECRET uint32_t w[n];
      fill(w, key, n);
      digest(w, n, out + 4 * i);
    }
    OBSERVE_STORAGE();
  }
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(256);
  volatile size_t sizes[] = {64, 5, 31, 2};
  use(key, sizes, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
