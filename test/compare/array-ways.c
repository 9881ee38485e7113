// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a function that is entered with all elements of an array secret and is taken to have been entered with
// all but one, or that does something else for an array than for each of its elements.
// RUN: %score %s
#include <string.h>
#include <zeroize/secret.h>

struct number {
  unsigned n[3];
};
int open_door(void);

static unsigned middle(const struct number *a) { return a->n[1]; }
static unsigned any(const struct number *a, unsigned i) { return a->n[i]; }
static void set(struct number *a, unsigned v) { a->n[1] = v; }

int ways(SECRET const struct number *key, SECRET const unsigned *s) {
  struct number all, but_one, cleared, taken, two;
  memcpy(&all, key, sizeof all);
  if (middle(&all)) // expect: branch
    return open_door();
  all.n[0] = s[0], all.n[1] = s[1], all.n[2] = s[2];
  if (middle(&all)) // expect: branch
    return open_door();
  but_one.n[0] = s[0], but_one.n[1] = 1, but_one.n[2] = s[2];
  if (middle(&but_one))
    return open_door();
  if (any(&but_one, 1)) // expect: branch
    return open_door();
  cleared.n[0] = s[0], cleared.n[1] = s[1], cleared.n[2] = s[2];
  cleared.n[1] = 0;
  if (middle(&cleared))
    return open_door();
  two.n[0] = 0, two.n[1] = s[1], two.n[2] = s[2];
  if (middle(&two)) // expect: branch
    return open_door();
  taken.n[0] = 0, taken.n[1] = 0, taken.n[2] = 0;
  set(&taken, s[0]);
  if (middle(&taken)) // expect: branch
    return open_door();
  return 0;
}

// The other way round: elements first, the array afterwards.
static unsigned last(const struct number *a) { return a->n[2]; }

int again(SECRET const struct number *key, SECRET const unsigned *s) {
  struct number each, whole;
  each.n[0] = s[0], each.n[1] = s[1], each.n[2] = 7;
  if (last(&each))
    return open_door();
  each.n[2] = s[2];
  if (last(&each)) // expect: branch
    return open_door();
  memcpy(&whole, key, sizeof whole);
  whole.n[2] = 0;
  if (last(&whole))
    return open_door();
  memcpy(&whole, key, sizeof whole);
  if (last(&whole)) // expect: branch
    return open_door();
  return 0;
}
