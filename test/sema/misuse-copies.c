// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about copies that have no variable, and so no scope exit.
//
// RUN: %zeroize %attrs_include -std=c11 -fblocks -fopenmp -fsyntax-only -Xclang -verify %s

#include <zeroize/secret.h>

struct key {
  SECRET unsigned char bytes[4];
};
void take(struct key *);

struct key *global = &(struct key){{1}}; // expected-warning {{compound literal of secret type 'struct key' outside a function is never erased [zeroize-scope]}}

void literals(int n) {
  take(&(struct key){{n}}); // expected-warning {{compound literal of secret type 'struct key' is erased only when the function returns; a variable is erased at the end of its scope [zeroize-scope]}}
  struct key k;
  k = (struct key){0};
}

void blocks(void) {
  SECRET int captured = 1;
  SECRET char *pointer = 0;
  __block SECRET int shared = 2; // expected-error {{secret variable 'shared' cannot be '__block': its copy on the heap cannot be erased [zeroize-scope]}}
  (void)^{ // expected-error {{block captures secret variable 'captured'; a block's copy cannot be erased [zeroize-scope]}}
    return captured;
  };
  (void)^{
    return pointer;
  };
}

void regions(void) {
  SECRET int captured = 1;
#pragma omp parallel
  (void)captured; // expected-error {{secret variable 'captured' is captured by a region that runs elsewhere; its copies cannot be erased [zeroize-scope]}}
}

int declassify(SECRET char *p, struct key *k, SECRET int value) {
  (void)secret_declassify(p); // expected-warning {{the pointer is public already; secret_declassify does not reach the bytes that it points to [zeroize-declassify]}}
  (void)secret_declassify(k->bytes); // expected-warning {{the pointer is public already}}
  return secret_declassify(*p) + secret_declassify(value) + secret_declassify(k->bytes[1]);
}
