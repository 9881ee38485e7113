// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What its scope releases must not be released by hand, or live on: both end in a double free.
// RUN: %zeroize -std=c23 -w -fsyntax-only -Xclang -verify %s

typedef __SIZE_TYPE__ size_t;
void *malloc(size_t);
void free(void *);
void *realloc(void *, size_t);
void other(void *);
void *fresh(size_t) __attribute__((malloc(other, 1)));
void taken(void *) __attribute__((ownership_takes(malloc, 1)));
void end(char **);

char *use(int n) {
  [[zeroize::secret("owned")]] char *p = malloc(8);
  __attribute__((secret("owned"))) char *nothing = nullptr;
  p = realloc(p, 16);
  if (n == 1)
    free(p); // expected-error {{'p' is released by its scope, too; to release it here, do without "owned" [zeroize-heap]}}
  if (n == 2)
    taken((void *)p); // expected-error {{'p' is released by its scope, too}}
  if (n == 3)
    return p; // expected-error {{'p' is released by its scope and cannot be returned; set it to null after handing its block on [zeroize-heap]}}
  char *handed_on = p;
  p = nullptr;
  __attribute__((secret("owned"), cleanup(end))) char *twice = nullptr; // expected-error {{'twice' has a 'cleanup' of its own and would be released twice [zeroize-heap]}}
  __attribute__((secret("owned"))) char *foreign = fresh(3); // expected-error {{'foreign' is released by 'free', but its block comes from 'fresh', which has a function of its own for that [zeroize-heap]}}
  nothing = fresh(4); // expected-error {{'nothing' is released by 'free'}}
  return handed_on;
}
