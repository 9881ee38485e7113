// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against comparisons that nobody sees because the library calls them: std::bind, std::invoke and std::async of memcmp, of
// a comparison of the library's, of a closure.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <zeroize/secret.h>
using u8 = std::uint8_t;
using namespace std::placeholders;
int bound(SECRET const u8 *k, const u8 *t) {
  auto f = std::bind(memcmp, k, t, 16); // expect: compare
  return f();
}
int bound_address(SECRET const u8 *k, const u8 *t) {
  auto f = std::bind(&std::memcmp, k, _1, 16); // expect: compare
  return f(t);
}
static bool same(const u8 *a, const u8 *b) {
  return memcmp(a, b, 16) == 0; // expect: compare
}
bool bound_body(SECRET const u8 *k) {
  auto f = std::bind(same, k, _1);
  static const u8 zero[16] = {};
  return f(zero);
}
bool bound_lambda(SECRET const u8 *k, const u8 *t) {
  auto f = std::bind([](const u8 *a, const u8 *b) { return std::equal(a, a + 16, b); }, k, t); // expect: compare
  return f();
}
int bound_member(SECRET const std::string &k, const std::string &t) {
  auto f = std::bind(static_cast<int (std::string::*)(const std::string &) const>(&std::string::compare), k, _1); // expect: compare
  return f(t);
}
bool bound_object(SECRET const std::string &k, const std::string &t) {
  auto f = std::bind(std::equal_to<std::string>(), k, _1); // expect: compare
  return f(t);
}
bool plain_object(SECRET const std::string &k, const std::string &t) {
  return std::equal_to<std::string>()(k, t); // expect: compare
}
int invoked(SECRET const u8 *k, const u8 *t) {
  return std::invoke(memcmp, k, t, 16); // expect: compare
}
int array(const u8 *t) {
  SECRET u8 k[16];
  memset(k, 1, 16);
  k[0] = *t;
  auto f = std::bind(memcmp, k, t, sizeof k); // expect: compare
  return f();
}
bool later(SECRET const u8 *k, const u8 *t) {
  auto f = std::async(memcmp, k, t, 16); // expect: compare
  return f.get() == 0;
}
bool numbers(SECRET const u8 *k, u8 t) { return std::bind(std::equal_to<int>(), k[0], _1)(t); }
int publicly(SECRET const u8 *k, const u8 *a, const u8 *t) {
  auto f = std::bind(memcmp, a, t, 16);
  return f() + (k != nullptr);
}
void filled(SECRET u8 *k, const u8 *t) {
  auto f = std::bind(memcpy, k, t, 16);
  f();
}
