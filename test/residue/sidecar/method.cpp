// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against C++ classes that are annotated from outside: a field, a method of a class in a
// namespace, a returned value.
//
// RUN: %residue --cxx %s --plugin-flags=-fplugin-arg-zeroize-secrets=%S/Inputs/method.secrets
#include <cstring>
#include <zeroize/audit.h>

namespace vault {
class Key {
public:
  explicit Key(const unsigned char *from) { std::memcpy(bytes, from, sizeof bytes); }
  unsigned mix(unsigned n) const;
  unsigned first() const { return bytes[0] * 3u; }

private:
  unsigned char bytes[32];
};
__attribute__((noinline)) unsigned Key::mix(unsigned n) const {
  for (unsigned char b : bytes)
    n = n * 33 + b;
  return n;
}
} // namespace vault

__attribute__((noinline)) static void work(const unsigned char *seed, unsigned char *out) {
  vault::Key key(seed);
  unsigned v = key.mix(7) + key.first();
  std::memcpy(out, &v, sizeof v);
}

int main() {
  const unsigned char *seed = zeroize_audit_begin(32);
  work(seed, static_cast<unsigned char *>(zeroize_audit_output()));
  zeroize_audit_observe();
  return 0;
}
