// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "generator.h"

namespace {
struct copier final : generator {
  const unsigned char *from = nullptr;
  void fill(SECRET unsigned char *out, int n) override { memcpy(out, from, n); }
  SECRET unsigned next() override { return load32(from) * 3; }
};
} // namespace

generator &open_generator(const unsigned char *key) {
  static copier only;
  only.from = key;
  return only;
}
