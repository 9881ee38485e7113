// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A class whose field is secret: its methods, temporaries and copies hold the secret, and its destructor runs before the wipe.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"

namespace {

class hasher {
public:
  explicit hasher(const unsigned char *key) {
    for (int i = 0; i < 6; i++)
      state_[i] = load64(key + 8 * i);
  }
  hasher(const hasher &) = default;
  ~hasher() { log_ ^= state_[0] >> 63 & 0; }

  hasher &update(uint64_t word) {
    state_[word % 6] += word;
    permute(state_, 6, 2);
    return *this;
  }

  SECRET uint64_t finish() const {
    hasher copy = *this;
    permute(copy.state_, 6, 1);
    return copy.state_[0] ^ copy.state_[5];
  }

private:
  SECRET uint64_t state_[6];
  static uint64_t log_;
};

uint64_t hasher::log_;

void use(const unsigned char *key, unsigned char *out) {
  hasher h(key);
  h.update(1).update(22);
  store64(out, h.finish());
  store64(out + 8, hasher(h).update(3).finish());
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
