// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards classes that are passed by value: the caller makes the object and destroys it, so the caller wipes it, in a function
// that goes on; what a short std::string holds lies in it.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"

#include <string>
#include <utility>

namespace {

class Key {
public:
  explicit Key(const unsigned char *seed) { memcpy(bytes, seed, 16); }
  Key(const Key &other) { memcpy(bytes, other.bytes, 16); }
  ~Key() {}
  SECRET const unsigned char *get() const { return bytes; }

private:
  SECRET unsigned char bytes[16];
};

NOINLINE std::uint64_t useKey(Key key) {
  return secret_declassify(fold(key.get(), 16));
}

NOINLINE std::uint64_t useText(SECRET std::string text) {
  text += 'x';
  return secret_declassify(
      fold(reinterpret_cast<const unsigned char *>(text.data()), text.size()));
}

NOINLINE void work(SECRET const unsigned char *seed, unsigned char *out) {
  std::uint64_t sum = useKey(Key(seed));
  OBSERVE_STORAGE();
  sum ^= useText(std::string(seed + 16, seed + 30));
  OBSERVE_STORAGE();
  store64(out, sum);
}

} // namespace

RESIDUE_MAIN(work, 32)
