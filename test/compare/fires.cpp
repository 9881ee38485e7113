// C++ shapes in which code tells a secret by its time.
// RUN: %score -std=c++17 %s
#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>
#include <zeroize/secret.h>

struct credential {
  SECRET std::string password;
  std::string user;
  bool matches(const std::string &given) const {
    return password == given; // expect: compare
  }
};
bool string_equal(SECRET const std::string &pw, const std::string &given) {
  return pw == given; // expect: compare
}
bool string_compare(SECRET const std::string &pw, const std::string &given) {
  return pw.compare(given) == 0; // expect: compare
}
bool vector_equal(SECRET const std::vector<unsigned char> &mac, const std::vector<unsigned char> &got) {
  return mac != got; // expect: compare
}
bool array_equal(SECRET const std::array<unsigned char, 16> &mac, const std::array<unsigned char, 16> &got) {
  return mac == got; // expect: compare
}
bool std_equal(SECRET const unsigned char *mac, const unsigned char *got) {
  return std::equal(mac, mac + 16, got); // expect: compare
}
bool std_memcmp(SECRET const unsigned char *mac, const unsigned char *got) {
  return std::memcmp(mac, got, 16) == 0; // expect: compare
}
bool vector_data(SECRET const std::vector<unsigned char> &mac, const unsigned char *got) {
  return std::memcmp(mac.data(), got, mac.size()) == 0; // expect: compare
}
bool range_for(SECRET const std::vector<unsigned char> &mac) {
  for (unsigned char c : mac)
    if (c == 0) // expect: branch
      return true;
  return false;
}
template <typename T> static bool same(const T *a, const T *b, unsigned n) {
  for (unsigned i = 0; i < n; i++)
    if (a[i] != b[i]) // expect: branch
      return false;
  return true;
}
bool in_template(SECRET const unsigned char *mac, const unsigned char *got) { return same(mac, got, 16); }
bool in_lambda(SECRET const unsigned char *mac, const unsigned char *got) {
  auto check = [&](unsigned i) {
    return mac[i] == got[i] ? 1 : 0; // expect: branch
  };
  return check(3);
}
struct mac {
  SECRET unsigned char bytes[16];
  bool operator==(const mac &other) const {
    return std::memcmp(bytes, other.bytes, 16) == 0; // expect: compare
  }
};
bool own_operator(const mac &a, const mac &b) { return a == b; }
static bool by_reference(const int &k) {
  if (k) // expect: branch
    return true;
  return false;
}
bool reference(SECRET int k) { return by_reference(k); }
bool copied_string(SECRET const std::string &pw, const char *given) {
  std::string copy = pw;
  return copy == given; // expect: compare
}
char indexed(SECRET unsigned char x, const std::string &table) {
  return table.c_str()[x]; // expect: index
}
