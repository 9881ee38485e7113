// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// operator delete, sized or not, of one object or of an array, returns the block as it is.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"
#include <memory>

namespace {

struct session {
  int id = 1;
  SECRET uint64_t words[6];
  virtual ~session() { id = 0; }
};

NOINLINE void use(const unsigned char *key, unsigned char *out) {
  session *s = new session;
  SECRET unsigned char *bytes = new unsigned char[64];
  auto owned = std::make_unique<session>();
  session *many = new session[3];
  for (unsigned i = 0; i < 6; i++) {
    s->words[i] = load64(key + 4 * i);
    owned->words[i] = s->words[i] * 5;
    many[i % 3].words[i] = owned->words[i] + 9;
  }
  memcpy(bytes, s->words, 48);
  uint64_t h = fold(bytes, 48) ^ owned->words[2] ^ many[1].words[4];
  delete[] many;
  delete[] bytes;
  delete s;
  store64(out, h);
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(40);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
