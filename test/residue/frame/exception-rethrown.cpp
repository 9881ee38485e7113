// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards exceptions that carry a key: changed and thrown again, kept by pointers, nested in others, made without a throw.
// RUN: %residue %s --cxx --flags=-std=c++17
#include "../Inputs/residue.h"
#include <exception>
#include <stdexcept>
#include <string>

struct KeyError : std::exception {
  SECRET unsigned char key[24];
  int code;
  explicit KeyError(const unsigned char *k, int c) : code(c) {
    memcpy(key, k, 24);
  }
  const char *what() const noexcept override { return "key"; }
};
static NOINLINE void inner(SECRET const unsigned char *k, int d) {
  SECRET unsigned char tmp[24];
  for (int i = 0; i < 24; i++)
    tmp[i] = k[i] * (d + 3);
  if (d == 0)
    throw KeyError(tmp, d);
  try {
    inner(tmp, d - 1);
  } catch (KeyError &e) {
    e.code++;
    for (int i = 0; i < 24; i++)
      e.key[i] ^= tmp[i];
    throw;
  }
}
static NOINLINE void work(SECRET const unsigned char *seed,
                          unsigned char *out) {
  uint64_t acc = 0;
  try {
    inner(seed, 3);
  } catch (const KeyError &e) {
    acc = fold(e.key, 24) + e.code;
  }
  std::exception_ptr p;
  try {
    inner(seed, 1);
  } catch (...) {
    p = std::current_exception();
  }
  try {
    if (p)
      std::rethrow_exception(p);
  } catch (KeyError e) {
    acc ^= fold(e.key, 24);
  }
  p = std::make_exception_ptr(KeyError(seed, 4));
  try {
    std::rethrow_exception(p);
  } catch (const KeyError &e) {
    acc += e.key[7];
  }
  p = nullptr;
  try {
    try {
      inner(seed, 2);
    } catch (KeyError &) {
      std::throw_with_nested(std::runtime_error("outer"));
    }
  } catch (const std::exception &e) {
    try {
      std::rethrow_if_nested(e);
    } catch (const KeyError &k) {
      acc += k.key[1];
    }
  }
  store64(out, acc);
}
RESIDUE_MAIN(work, 32)
