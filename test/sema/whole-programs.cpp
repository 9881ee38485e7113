// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against C++ that compiles without the plugin but not with it: secrets in containers,
// strings, closures, templates and constant expressions, through the whole compiler.
//
// RUN: %zeroizexx %quiet %attrs_include -std=c++20 -O0 -g -o %t %s && %t
// RUN: %zeroizexx %quiet %attrs_include -std=c++20 -O2 -o %t %s && %t
// REQUIRES: x86_64-linux

#include <functional>
#include <memory>
#include <string>
#include <vector>
#include <zeroize/secret.h>

struct Key {
  SECRET unsigned char bytes[32];
  int number = 0;
};
struct Nested : Key {
  Key inner;
};
struct Word {
  SECRET int value;
  operator int() const { return value; }
};
template <typename T> struct Holder {
  T value;
  T get() const { return value; }
};

consteval int constant() {
  SECRET int k = 3;
  return k;
}
constexpr int folded = constant();

static int containers() {
  std::vector<Key> keys(3);
  keys[1].number = 4;
  SECRET std::string text = "a longer text than the small string buffer";
  auto owned = std::make_unique<Nested>();
  owned->inner.number = 5;
  Holder<Word> holder{{6}};
  return keys[1].number + owned->inner.number + holder.get() +
         (text.size() > 20);
}

static int closures(Key key) {
  key.number = 2;
  auto by_reference = [&key] { return key.number; };
  auto by_value = [key]() mutable { return ++key.number; };
  std::function<int()> erased = by_value;
  auto generic = [c = key.number](auto x) {
    SECRET auto y = x;
    return static_cast<int>(c + y);
  };
  return by_reference() + erased() + by_value() + generic(1L);
}

static int unwinding(int n) try {
  SECRET int k = n;
  if (secret_declassify(k))
    throw 7;
  return 0;
} catch (int e) {
  return e;
}

int main(int argc, char **) {
  return containers() == 16 && closures({}) == 11 && unwinding(argc) == 7 &&
                 folded == 3
             ? 0
             : 1;
}
