// A fix-it with the wrong polarity turns a check that rejects forgeries into one that accepts them.
// RUN: cp %s %t.c
// RUN: not %zeroize %attrs_include -fsyntax-only -Xclang -fixit %t.c
// RUN: FileCheck %s < %t.c
// RUN: %zeroize %attrs_include -O1 %t.c -o %t && %t

#include <string.h>
#include <strings.h>
#include <zeroize/secret.h>

#define NOINLINE __attribute__((noinline))

NOINLINE static int negated(SECRET const char *mac, const char *got) {
  // CHECK: return secret_equal(mac, got, 8);
  return !memcmp(mac, got, 8);
}
NOINLINE static int equals_zero(SECRET const char *mac, const char *got) {
  // CHECK: return secret_equal(mac, got, 8);
  return memcmp(mac, got, 8) == 0;
}
NOINLINE static int zero_equals(SECRET const char *mac, const char *got) {
  // CHECK: return secret_equal(mac, got, 4 + 4);
  return 0 == memcmp(mac, got, 4 + 4);
}
NOINLINE static int differs(SECRET const char *mac, const char *got) {
  // CHECK: return !secret_equal(mac, got, 8);
  return memcmp(mac, got, 8) != 0;
}
NOINLINE static int bare(SECRET const char *mac, const char *got) {
  // CHECK: if (!secret_equal(mac, got, 8))
  if (memcmp(mac, got, 8))
    return 1;
  return 0;
}
NOINLINE static int in_logic(SECRET const char *mac, const char *got, int x) {
  // CHECK: return x && !secret_equal(mac, got, 8);
  return x && bcmp(mac, got, 8);
}

int main(void) {
  const char *a = "12345678", *b = "12345679";
  if (!negated(a, a) || negated(a, b) || !equals_zero(a, a) || equals_zero(a, b))
    return 1;
  if (!zero_equals(a, a) || zero_equals(a, b) || differs(a, a) || !differs(a, b))
    return 2;
  return bare(a, a) || !bare(a, b) || in_logic(a, a, 1) || !in_logic(a, b, 1) ? 3 : 0;
}
