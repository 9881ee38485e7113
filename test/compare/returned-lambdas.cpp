// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Lambdas that leave the function that made them: what they have captured, copies of references and by initializers too, is
// secret still.
// RUN: %score -std=c++20 %s
#include <functional>
#include <string>
#include <zeroize/secret.h>
std::function<bool(const std::string &)> f1(SECRET const std::string &pw) {
  return [pw](const std::string &in) { return in == pw; }; // expect: compare
}
auto f2(SECRET const std::string &pw) {
  return [pw](const std::string &in) { return in == pw; }; // expect: compare
}
auto f3(SECRET std::string pw) {
  auto f = [pw](const std::string &in) { return in == pw; }; // expect: compare
  return f;
}
std::function<bool(const std::string &)> f4(SECRET std::string pw) {
  return [pw = std::move(pw)](const std::string &in) { return in == pw; }; // expect: compare
}
std::function<bool(unsigned)> f5(SECRET unsigned pin) {
  return [pin](unsigned in) {
    if (in == pin) // expect: branch
      return true;
    return false;
  };
}
std::function<bool(unsigned)> f6(SECRET const unsigned &pin) {
  return [pin](unsigned in) {
    if (in == pin) // expect: branch
      return true;
    return false;
  };
}
struct C {
  SECRET std::string pw;
  auto f7() const {
    return [this](const std::string &in) { return in == pw; }; // expect: compare
  }
  auto f8() const {
    return [pw = pw](const std::string &in) { return in == pw; }; // expect: compare
  }
};
bool use(const C &c, const std::string &x) { return c.f7()(x) && c.f8()(x); }

// Silent: what is captured is public, or compared in constant time.
struct Account {
  std::string name;
  SECRET std::string password;
};
auto by_name(const Account &a) {
  return [name = a.name](const std::string &in) { return in == name; };
}
auto whole(const Account &a) {
  return [a](const std::string &in) { return in == a.name; };
}
std::function<bool(const unsigned char *)> constant_time(SECRET const std::string &pw) {
  return [pw](const unsigned char *in) { return secret_equal(pw.data(), in, 16); };
}
std::function<void()> wiper(SECRET unsigned char (&key)[16]) {
  return [&key] {
    for (unsigned char &b : key)
      b = 0;
  };
}
std::function<bool(unsigned)> outcome(SECRET const unsigned char *key, const unsigned char *in) {
  bool ok = secret_equal(key, in, 16);
  return [ok](unsigned n) { return ok && n > 3; };
}
