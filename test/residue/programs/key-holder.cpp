// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A key in a class of its own: moved, kept in containers and behind unique_ptr, used through a virtual function, released by an exception.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"

#include <array>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace {

class Key {
public:
  explicit Key(const unsigned char *seed, unsigned salt) {
    for (unsigned i = 0; i < 32; i++)
      bytes[i] = static_cast<unsigned char>(seed[i] * (2 * salt + 1) + i);
  }
  Key(Key &&other) noexcept : bytes(other.bytes) { other.bytes.fill(0); }
  Key &operator=(Key &&other) noexcept {
    std::swap(bytes, other.bytes);
    return *this;
  }
  Key(const Key &) = delete;
  const std::array<unsigned char, 32> &get() const { return bytes; }

private:
  SECRET std::array<unsigned char, 32> bytes;
};

struct Signer {
  virtual ~Signer() = default;
  virtual std::uint64_t sign(std::uint64_t message) const = 0;
};

class Mixer : public Signer {
public:
  explicit Mixer(Key key) : key(std::move(key)) {}
  std::uint64_t sign(std::uint64_t message) const override {
    std::uint64_t s[5] = {message, 0, 0, 0, 0};
    for (unsigned i = 0; i < 4; i++)
      s[i + 1] = load64(key.get().data() + 8 * i);
    permute(s, 5, 4);
    return s[0];
  }

private:
  Key key;
};

void check(const Signer &signer, bool fail) {
  if (fail && signer.sign(1) != 0)
    throw std::runtime_error("no");
}

NOINLINE void work(const unsigned char *seed, unsigned char *out) {
  std::vector<std::unique_ptr<Signer>> signers;
  for (unsigned i = 0; i < 5; i++)
    signers.push_back(std::make_unique<Mixer>(Key(seed, i)));
  std::uint64_t sum = 0;
  for (const auto &signer : signers)
    sum ^= signer->sign(42);
  try {
    Mixer local(Key(seed, 9));
    check(local, true);
  } catch (const std::exception &) {
    sum++;
  }
  store64(out, sum);
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
