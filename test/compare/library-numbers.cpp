// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Text that the C++ library makes a number of is looked at one character after
// the other, as by strtol.
// RUN: %score -std=c++20 %s
#include <zeroize/secret.h>
#include <charconv>
#include <string>
#include <string_view>

SECRET int pin(SECRET const std::string &text) {
  return std::stoi(text); // expect: compare
}
SECRET unsigned long serial(SECRET const std::string &text) {
  std::size_t end = 0;
  unsigned long n = std::stoul(text, &end, 16); // expect: compare
  if (end != text.size())
    return 0;
  return n;
}
double amount(SECRET const std::string &text) {
  double d = std::stod(text); // expect: compare
  if (d > 1) // expect: branch
    return 1;
  return 0;
}
int parsed(SECRET std::string_view text) {
  int n = 0;
  auto r = std::from_chars(text.data(), text.data() + text.size(), n); // expect: compare
  if (r.ec != std::errc())
    return -1;
  if (n == 1234) // expect: branch
    return 1;
  return 0;
}
int filled(const std::string &text) {
  SECRET int n = 0;
  auto r = std::from_chars(text.data(), text.data() + text.size(), n);
  return r.ec == std::errc() ? 1 : 0;
}
int plain(const std::string &text) {
  if (std::stoi(text) == 4)
    return 1;
  return 0;
}
