// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What gathers in std::byte, whose operators are functions, is a comparison in
// constant time as what gathers in unsigned char is.
// RUN: %score -std=c++20 %s
#include <zeroize/secret.h>
#include <array>
#include <cstddef>
using tag = std::array<std::byte, 16>;

int numeric(SECRET const tag &a, const tag &b) {
  std::byte d{0};
  for (std::size_t i = 0; i < a.size(); ++i)
    d |= a[i] ^ b[i];
  if (d == std::byte{0})
    return 1;
  return 0;
}
int empty(SECRET const std::byte *a, const std::byte *b, std::size_t n) {
  std::byte d{};
  for (std::size_t i = 0; i < n; ++i)
    d = d | (a[i] ^ b[i]);
  return d != std::byte{} ? 0 : 1;
}
int converted(SECRET const std::byte *a, const std::byte *b, std::size_t n) {
  std::byte d{0};
  for (std::size_t i = 0; i < n; ++i)
    d |= a[i] ^ b[i];
  if (std::to_integer<int>(d) != 0)
    return 0;
  return 1;
}
int cast(SECRET const std::byte *a, const std::byte *b, std::size_t n) {
  unsigned char d = 0;
  for (std::size_t i = 0; i < n; ++i)
    d |= std::to_integer<unsigned char>(a[i] ^ b[i]);
  if (d)
    return 0;
  return 1;
}
int counted(SECRET const std::byte *a, const std::byte *b, std::size_t n) {
  auto d = std::byte(0);
  for (std::size_t i = 0; i < n; ++i)
    d |= a[i] ^ b[i];
  if (static_cast<unsigned>(d))
    return 0;
  return 1;
}
int again(SECRET const std::byte *a, const std::byte *b, std::size_t n) {
  std::byte d{0};
  for (std::size_t i = 0; i < n; ++i)
    d |= a[i] ^ b[i];
  const bool same = d == std::byte{0};
  if (!same)
    return 0;
  d = std::byte{0};
  for (std::size_t i = 0; i < n; ++i)
    d |= a[i] ^ b[n - 1 - i];
  return d == std::byte{0} ? 2 : 1;
}
int by_variable(SECRET const std::byte *a, const std::byte *b, unsigned n) {
  std::byte d{0};
  for (unsigned i = 0; i < n; ++i) {
    std::byte x = a[i] ^ b[i];
    d |= x;
  }
  if (d == std::byte{0})
    return 1;
  return 0;
}
struct context {
  std::byte gathered;
};
int in_field(SECRET const std::byte *a, const std::byte *b, unsigned n) {
  context c{std::byte{0}};
  for (unsigned i = 0; i < n; ++i)
    c.gathered |= a[i] ^ b[i];
  if (c.gathered == std::byte{0})
    return 1;
  return 0;
}
static void add(std::byte *d, std::byte x, std::byte y) { *d |= x ^ y; }
int by_helper(SECRET const std::byte *a, const std::byte *b, unsigned n) {
  std::byte d{0};
  for (unsigned i = 0; i < n; ++i)
    add(&d, a[i], b[i]);
  if (d == std::byte{0})
    return 1;
  return 0;
}
int pairwise(SECRET const std::byte *a, const std::byte *b) {
  if (((a[0] ^ b[0]) | (a[1] ^ b[1])) == std::byte{0})
    return 1;
  return 0;
}
int early(SECRET const std::byte *a, const std::byte *b, std::size_t n) {
  std::byte d{0};
  for (std::size_t i = 0; i < n; ++i) {
    d |= a[i] ^ b[i];
    if (d != std::byte{0}) // expect: branch
      return 0;
  }
  return 1;
}
int mixed(SECRET const std::byte *a, std::size_t n) {
  std::byte d{0};
  for (std::size_t i = 0; i < n; ++i)
    d |= a[i];
  if (d == std::byte{0}) // expect: branch
    return 1;
  return 0;
}
int other(SECRET const std::byte *a, const std::byte *b, std::size_t n) {
  std::byte d{0};
  for (std::size_t i = 0; i < n; ++i)
    d |= a[i] ^ b[i];
  if (d == std::byte{7}) // expect: branch
    return 1;
  return 0;
}
int stored(SECRET const std::byte *a, const std::byte *b, std::size_t n) {
  std::byte d{0};
  for (std::size_t i = 0; i < n; ++i)
    d |= a[i] ^ b[i];
  d = a[0];
  if (d == std::byte{0}) // expect: branch
    return 1;
  return 0;
}
int shifted(SECRET const std::byte *a, const std::byte *b, std::size_t n) {
  std::byte d{0};
  for (std::size_t i = 0; i < n; ++i)
    d = (d << 1) | (a[i] ^ b[i]);
  if (d == std::byte{0}) // expect: branch
    return 1;
  return 0;
}
int one(SECRET const std::byte *a, const std::byte *b) {
  if (a[0] == b[0]) // expect: branch
    return 1;
  return 0;
}
int early_in_field(SECRET const std::byte *a, const std::byte *b, unsigned n) {
  context c{std::byte{0}};
  for (unsigned i = 0; i < n; ++i) {
    c.gathered |= a[i] ^ b[i];
    if (c.gathered != std::byte{0}) // expect: branch
      return 0;
  }
  return 1;
}
int masked(SECRET const std::byte *a) {
  std::byte x = a[0] & std::byte{15};
  if (x == std::byte{3}) // expect: branch
    return 1;
  return 0;
}
