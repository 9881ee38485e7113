// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a message for an assertion that is switched off, `(void)(a || b)`: nothing is decided. Where the value
// is used, or deciding does something, it is.
// RUN: %score %s
#include <stdint.h>
#include <zeroize/secret.h>

#define CHECK(condition)                                                       \
  do {                                                                         \
    (void)(condition);                                                         \
  } while (0)
extern int counter;
void fail(void);

uint64_t carries(SECRET uint64_t a, SECRET uint64_t b) {
  uint64_t sum = a + b;
  CHECK(sum >= a || b != 0);
  CHECK(a ? b : sum);
  (void)(a && (b || sum));
  return sum;
}

int used(SECRET uint64_t a, SECRET uint64_t b) {
  int both = (a && b); // expect: branch
  CHECK(both);
  return both & 1;
}
void counts(SECRET uint64_t a, SECRET uint64_t b) {
  (void)(a && counter++); // expect: branch
  (void)(b || (fail(), 0)); // expect: branch
}
void decides(SECRET uint64_t a) {
  if (a) // expect: branch
    CHECK(a);
}

#define FINISH(X) \
  (void)({ \
    return (X); /* leaves the function with it */ \
    0; \
  })
int leaves(SECRET int a) {
  FINISH(a ? 1 : 2); // expect: branch
}
