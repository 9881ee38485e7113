// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a fix-it where it would be wrong: of a result that is kept or ordered, of text that may end before, of wide characters, in a macro's body, where the name is taken.
// RUN: not %zeroizexx %attrs_include -fsyntax-only -fdiagnostics-parseable-fixits %s 2>&1 | FileCheck %s --implicit-check-not=fix-it:
#include <cstring>
#include <cwchar>
#include <zeroize/secret.h>
#define SAME(a, b) (std::memcmp(a, b, 8) == 0)
bool in_macro(SECRET const char *mac, const char *got) { return SAME(mac, got); }
int later(SECRET const char *mac, const char *got) {
  int r = std::memcmp(mac, got, 8);
  return r == 0;
}
bool order(SECRET const char *mac, const char *got) { return std::memcmp(mac, got, 8) < 0; }
bool text(SECRET const char *mac, const char *got) { return std::strcmp(mac, got) == 0; }
bool shadow(SECRET const char *mac, const char *got) {
  int secret_equal = 3;
  return !std::memcmp(mac, got, secret_equal);
}
bool parameter(SECRET const char *mac, const char *got, int secret_equal) { return !std::memcmp(mac, got, secret_equal); }
struct token {
  SECRET char b[16];
  bool secret_equal(const char *o) const { return !std::memcmp(b, o, 16); }
};
bool up_to_a_terminator(SECRET const char *pw, const char *got) { return std::strncmp(pw, got, 32) == 0; }
bool wide(SECRET const wchar_t *pw, const wchar_t *got) { return std::wmemcmp(pw, got, 8) == 0; }
// CHECK-COUNT-9: error: {{.*}}[zeroize-compare]
