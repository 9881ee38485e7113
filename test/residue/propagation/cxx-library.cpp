// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Secrets in the library's own classes: containers, views, smart pointers, captures.
// RUN: %residue --cxx %s --flags=-std=c++20
#include "../Inputs/residue.h"
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace {

using Byte = unsigned char;

NOINLINE unsigned view(SECRET std::span<const Byte> Bytes) {
  unsigned R = 7;
  for (Byte B : Bytes)
    R = R * 31 + B;
  return secret_declassify(R);
}

NOINLINE unsigned container(SECRET const Byte *Key) {
  SECRET std::vector<Byte> V(Key, Key + 32);
  unsigned R = 0;
  for (Byte &B : V)
    R += B ^= 0x55;
  V.resize(100);
  SECRET std::string S(reinterpret_cast<const char *>(Key), 32);
  for (char C : S)
    R = R * 5 + static_cast<Byte>(C);
  return secret_declassify(R);
}

NOINLINE unsigned owner(SECRET const Byte *Key) {
  SECRET std::unique_ptr<Byte[]> P(new Byte[48]);
  unsigned R = 0;
  for (int I = 0; I < 48; I++)
    R += (P[I] = Key[I % 32] + I) * 7u;
  return secret_declassify(R);
}

struct Holder {
  SECRET std::array<Byte, 32> Bytes;
  explicit Holder(SECRET const Byte *Key) {
    std::copy(Key, Key + 32, Bytes.begin());
  }
  unsigned fold() const {
    unsigned R = 0;
    for (Byte B : Bytes)
      R = R * 131 + B;
    return secret_declassify(R);
  }
};

NOINLINE unsigned holders(SECRET const Byte *Key) {
  Holder K(Key);
  auto Unique = std::make_unique<Holder>(Key);
  auto Shared = std::make_shared<Holder>(K);
  std::optional<Holder> Optional(K);
  std::function<unsigned()> Capture = [K] { return K.fold(); };
  return K.fold() + Unique->fold() * 3 + Shared->fold() + Optional->fold() +
         Capture();
}

NOINLINE void run(SECRET const Byte *Key, Byte *Out) {
  uint64_t R = view({Key, 32}) + container(Key) * 3ull + owner(Key) * 5ull +
               holders(Key) * 7ull;
  store64(Out, R);
}

} // namespace

int main() {
  const Byte *Key = zeroize_audit_begin(32);
  run(Key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
