// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a mark that is accepted where it means nothing, in what only C++ has.
//
// RUN: %zeroizexx -std=c++20 -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

namespace [[zeroize::secret]] plain {} // expected-error {{'zeroize::secret' attribute only applies to variables, parameters, fields, records, typedefs, and functions [zeroize-attribute]}}
namespace gnu SECRET {} // expected-error {{'secret' attribute only applies to}}
enum class [[zeroize::secret]] Scoped { A }; // expected-error {{'zeroize::secret' attribute only applies to}}

namespace N {
int x;
void f();
} // namespace N
using N::x SECRET; // expected-error {{'secret' attribute only applies to}}
SECRET using N::f; // expected-error {{'secret' attribute only applies to}}
[[zeroize::secret]] using namespace N; // expected-error {{'zeroize::secret' attribute only applies to}}

struct Members {
  SECRET Members(int); // expected-error {{'secret' attribute marks the returned value, but 'Members' returns none [zeroize-attribute]}}
  SECRET ~Members(); // expected-error {{'secret' attribute marks the returned value, but '~Members' returns none}}
  SECRET int get() const;
  [[zeroize::secret]] int field;
  static SECRET int shared;
  struct Pair {
    int a, b;
  };
};

template <typename T> struct [[zeroize::secret]] Box { T value; };
template <typename T> using Alias [[zeroize::secret]] = T;
using Key [[zeroize::secret]] = unsigned char[32];

[[secret]] int unscoped; // expected-error {{attribute 'secret' needs its scope here; write 'zeroize::secret' [zeroize-attribute]}}

void locals() {
  [[zeroize::secret]] int a = 0;
  SECRET auto [x, y] = Members::Pair();
  auto f = [](SECRET int k) { return k; };
}
