// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a mark on a type name, which Clang parses and drops: at most it warns, and -w hides
// that.
//
// RUN: %zeroize -std=c11 -w -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

int type_names(long v) {
  return (SECRET int)v + // expected-error {{'secret' attribute has no effect here: it belongs to a declaration [zeroize-attribute]}}
         (int)sizeof(SECRET int) + // expected-error {{'secret' attribute has no effect here}}
         *(__attribute__((__secret__)) int *)&v + // expected-error {{'secret' attribute has no effect here}}
         _Generic(0, SECRET int: 1); // expected-error {{'secret' attribute has no effect here}}
}
__typeof__(SECRET int) type_of; // expected-error {{'secret' attribute has no effect here}}
_Alignas(SECRET int) int aligned; // expected-error {{'secret' attribute has no effect here}}
_Atomic(SECRET int) atomic; // expected-error {{'secret' attribute has no effect here}}
SECRET; // expected-error {{'secret' attribute has no effect here}}

// The word alone is nobody's.
int secret, zeroize;
__attribute__((section("secret"), deprecated("secret"))) int elsewhere;
int words(int secret) { return secret + zeroize; }
int argument(void) __attribute__((alias("secret")));
