// C++ code that does not depend on a secret's contents.
// RUN: %score -std=c++17 %s
#include <cstring>
#include <memory>
#include <string>
#include <vector>
#include <zeroize/secret.h>

struct credential {
  SECRET std::string password;
  std::string user;
  bool is(const std::string &name) const { return user == name; }
  bool has_password() const { return !password.empty(); }
};
bool user_of(const credential &c) { return c.user == "root" && c.is("root"); }
bool equal(SECRET const std::vector<unsigned char> &mac, const std::vector<unsigned char> &got) {
  return mac.size() == got.size() && secret_equal(mac.data(), got.data(), mac.size());
}
unsigned accumulate(SECRET const std::vector<unsigned char> &mac, const unsigned char *got) {
  unsigned d = 0;
  for (size_t i = 0; i < mac.size(); i++)
    d |= static_cast<unsigned>(mac[i] ^ got[i]);
  return d;
}
bool iterators(SECRET const std::vector<unsigned char> &mac) { return mac.begin() == mac.end(); }
bool pointers(SECRET const unsigned char *key) { return key != nullptr ? true : false; }
std::unique_ptr<unsigned char[]> owner(SECRET const unsigned char *key) {
  auto p = std::make_unique<unsigned char[]>(16);
  if (!p)
    return nullptr;
  std::memcpy(p.get(), key, 16);
  return p;
}
int declassified(SECRET int k) {
  if (secret_declassify(k) > 3)
    return 1;
  return 0;
}
struct key {
  unsigned size = 0;
  SECRET unsigned char bytes[32] = {};
  key &operator^=(const key &o) {
    for (unsigned i = 0; i < sizeof bytes; i++)
      bytes[i] ^= o.bytes[i];
    return *this;
  }
};
unsigned size_of(const key &a, key b) {
  b ^= a;
  return b.size > 3 ? a.size : 0;
}
