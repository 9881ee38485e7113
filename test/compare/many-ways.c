// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a function that is called in so many ways that nobody looks at the last ones, or takes for secret
// what all of them have left public.
// RUN: %score %s
#include <string.h>
#include <zeroize/secret.h>

typedef const unsigned char *bytes;
int open_door(void);

static int pick(bytes a, bytes b, bytes c, bytes d, bytes e, bytes g, bytes f) {
  if (a[0] == 1)
    return open_door();
  return memcmp(f, a, 4) | b[0] | c[0] | d[0] | e[0] | g[0]; // expect: compare
}
// Each line passes secrets in another way; the last parameter gets one in the very last lines only.
void ways(SECRET const unsigned char *s, bytes p) {
  pick(p, p, p, p, p, p, p);
  pick(p, s, p, p, p, p, p);
  pick(p, p, s, p, p, p, p);
  pick(p, s, s, p, p, p, p);
  pick(p, p, p, s, p, p, p);
  pick(p, s, p, s, p, p, p);
  pick(p, p, s, s, p, p, p);
  pick(p, s, s, s, p, p, p);
  pick(p, p, p, p, s, p, p);
  pick(p, s, p, p, s, p, p);
  pick(p, p, s, p, s, p, p);
  pick(p, s, s, p, s, p, p);
  pick(p, p, p, s, s, p, p);
  pick(p, s, p, s, s, p, p);
  pick(p, p, s, s, s, p, p);
  pick(p, s, s, s, s, p, p);
  pick(p, p, p, p, p, s, p);
  pick(p, s, p, p, p, s, p);
  pick(p, p, s, p, p, s, p);
  pick(p, s, s, p, p, s, p);
  pick(p, p, p, s, p, s, p);
  pick(p, s, p, s, p, s, p);
  pick(p, p, s, s, p, s, p);
  pick(p, s, s, s, p, s, p);
  pick(p, p, p, p, s, s, p);
  pick(p, s, p, p, s, s, p);
  pick(p, p, s, p, s, s, p);
  pick(p, s, s, p, s, s, p);
  pick(p, p, p, s, s, s, p);
  pick(p, s, p, s, s, s, p);
  pick(p, p, s, s, s, s, p);
  pick(p, s, s, s, s, s, p);
  pick(p, p, p, p, p, p, s);
  pick(p, s, p, p, p, p, s);
  pick(p, p, s, p, p, p, s);
  pick(p, s, s, p, p, p, s);
}
