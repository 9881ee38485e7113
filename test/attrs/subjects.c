// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a mark that is accepted where it means nothing: the user would believe in it.
//
// RUN: %zeroize -std=c11 -fsyntax-only -Xclang -verify %s
// RUN: %zeroize -std=c23 -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

enum SECRET tag { A }; // expected-error {{'secret' attribute only applies to variables, parameters, fields, records, typedefs, and functions [zeroize-attribute]}}
enum constants {
  B SECRET // expected-error {{'secret' attribute only applies to variables}}
};

void label(void) {
here:
  SECRET; // expected-error {{'secret' attribute only applies to variables}}
  goto here;
}

void statement(int a) {
  if (a)
    SECRET; // expected-error {{'secret' attribute cannot be applied to a statement}}
}

#pragma clang attribute push(__attribute__((secret)), apply_to = variable) // expected-error {{attribute 'secret' is not supported by '#pragma clang attribute'}}

// All of DESIGN's table is accepted, in each of the places where the grammar lets an attribute stand.
SECRET int global;
static SECRET int file_local;
_Thread_local SECRET int thread;
int after SECRET, public_one;
int SECRET *middle;
int *SECRET after_star;
int array[4] SECRET;
int (SECRET parenthesised);
__attribute__((secret, unused)) static int listed;
__attribute__((__secret__)) int armoured;
SECRET int function(SECRET int, int *SECRET p, int q[3] SECRET);
typedef SECRET int word;
struct SECRET record {
  int a;
};
struct trailing {
  int a;
} SECRET;
union SECRET overlay {
  int a;
  char b[4];
};
struct fields {
  SECRET int a;
  SECRET unsigned bits : 3;
  SECRET struct {
    int b;
  };
};
