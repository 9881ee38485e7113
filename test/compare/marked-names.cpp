// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Classes of the library that are secret by a name for their type, a typedef's or an alias template's, as cryptographic
// libraries call their buffers.
// RUN: %score %s
#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <vector>
#include <zeroize/secret.h>

typedef unsigned char byte;
template <class T> struct locking : std::allocator<T> {
  template <class U> struct rebind {
    typedef locking<U> other;
  };
};
template <class T> using secure_vector SECRET = std::vector<T, locking<T>>;
typedef SECRET std::string passphrase;

class key {
  secure_vector<byte> held;

public:
  explicit key(const byte *p) : held(p, p + 16) {}
  const byte *data() const { return held.data(); }
  std::size_t size() const { return held.size(); }
  bool same(const key &other) const { return held == other.held; } // expect: compare
};
struct login {
  std::string name;
  passphrase word;
};
void foreign(const byte *p);

bool field(const key &k, const byte *p) {
  return memcmp(k.data(), p, 16) == 0; // expect: compare
}

bool owned(const std::unique_ptr<key> &k, const byte *p) {
  return memcmp(k->data(), p, 16) == 0; // expect: compare
}

bool parameter(const secure_vector<byte> &k, const byte *p) {
  return memcmp(k.data(), p, 16) == 0; // expect: compare
}

bool both(const secure_vector<byte> &k, const secure_vector<byte> &l) {
  return k == l; // expect: compare
}

bool local(const byte *p) {
  secure_vector<byte> k(p, p + 16);
  return std::equal(k.begin(), k.end(), p); // expect: compare
}

bool elements(const secure_vector<byte> &k, const byte *p) {
  for (std::size_t i = 0; i < k.size(); i++)
    if (k[i] != p[i]) // expect: branch
      return false;
  return true;
}

bool each(const secure_vector<byte> &k) {
  for (byte b : k)
    if (b == 0) // expect: branch
      return false;
  return true;
}

bool through_data(const key &k, const byte *p) {
  for (std::size_t i = 0; i < k.size(); i++)
    if (k.data()[i] != p[i]) // expect: branch
      return false;
  return true;
}

bool log_in(const login &l, const std::string &given) {
  return l.word == given; // expect: compare
}

void escapes(const key &k, const secure_vector<byte> &l) {
  foreign(k.data()); // expect: escape
  foreign(&l[0]);    // expect: escape
}

// How many there are, and the vectors that go by another name.
bool silent(const key &k, const secure_vector<byte> &l, const login &m,
            const std::vector<byte, locking<byte>> &open, const byte *p) {
  if (k.size() != l.size() || l.empty() || m.name == "root")
    return false;
  return memcmp(open.data(), p, open.size()) == 0;
}
