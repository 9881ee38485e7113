// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against what a library's own wiper does when it is marked like any function that is given a secret: all that it is called
// for, public bytes too, counts as secret afterwards, and each branch on them is an error; the caller is a secret function for
// nothing.
//
// RUN: split-file %s %t
// RUN: cd %t && %zeroize -Werror -fplugin-arg-zeroize-secrets=a.secrets -O2 -c -o a.o a.c
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=mark.secrets -O2 -c -o a.o a.c 2>&1 | FileCheck --check-prefix=MARK a.c
// RUN: cd %t && not %zeroize -DBAD -fplugin-arg-zeroize-secrets=a.secrets -fsyntax-only a.c 2>&1 | FileCheck --check-prefix=BAD --implicit-check-not=error: a.c
// RUN: cd %t && %zeroize -fplugin-arg-zeroize-secrets=a.secrets -O1 -S -emit-llvm -o - public.c | FileCheck public.c
// RUN: cd %t && %zeroize -fplugin-arg-zeroize-secrets=mark.secrets -O1 -S -emit-llvm -o - public.c | FileCheck --check-prefix=SCRUB public.c
// RUN: cd %t && %zeroize -Werror -fplugin-arg-zeroize-secrets=a.secrets -O2 -c -o wiper.o wiper.c
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=form.secrets -fsyntax-only wiper.c 2>&1 | FileCheck --check-prefix=FORM wiper.c

//--- a.c
#include <stddef.h>
void my_burn(void *data, unsigned length);
int read_text(unsigned char *to, size_t n);
int derive(const unsigned char *from, unsigned char *key);
struct text {
  unsigned char line[80];
  int count;
};

// Public before, public behind.
int public_text(void) {
  struct text t;
  t.count = read_text(t.line, 80);
  int first = t.line[0] ? 1 : 2;
  my_burn(t.line, 80);
  return t.line[0] ? first : 3;
}
// MARK: a.c:[[#@LINE-2]]:{{[0-9]+}}: error: conditional operator depends on a secret [zeroize-branch]

// A secret before, overwritten behind.
int overwritten(const unsigned char *from) {
  unsigned char key[32];
  if (derive(from, key))
    return 1;
  my_burn(key, sizeof key);
  return key[0] ? 2 : 3;
}
// MARK: a.c:[[#@LINE-2]]:{{[0-9]+}}: error: conditional operator depends on a secret [zeroize-branch]

#ifdef BAD
int in_part(const unsigned char *from) {
  unsigned char key[32];
  if (derive(from, key))
    return 1;
  my_burn(key, 4);
  return key[9] ? 2 : 3;
}
// BAD: a.c:[[#@LINE-2]]:{{[0-9]+}}: error: conditional operator depends on a secret [zeroize-branch]
int not_yet(const unsigned char *from) {
  unsigned char key[32];
  if (derive(from, key))
    return 1;
  int result = key[9] ? 2 : 3;
  my_burn(key, 32);
  return result;
}
// BAD: a.c:[[#@LINE-4]]:{{[0-9]+}}: error: conditional operator depends on a secret [zeroize-branch]
#endif

//--- public.c
void my_burn(void *data, unsigned length);
int read_text(unsigned char *to, unsigned long n);
int only_public(void) {
  unsigned char line[80];
  int n = read_text(line, 80);
  my_burn(line, 80);
  return n + line[0];
}
// CHECK-LABEL: define {{.*}}@only_public(
// CHECK-NOT: __zeroize
// CHECK: ret i32
// SCRUB: __zeroize

//--- wiper.c
void my_burn(void *data, unsigned length) {
  volatile unsigned char *p = data;
  while (length--)
    *p++ = 0;
}
// FORM: form.secrets:1:13: error: expected {{.*}}'wipe function(parameter)'
// FORM: form.secrets:2:13: error: expected {{.*}}'wipe function(parameter)'
// FORM: form.secrets:3:14: error: 'my_burn' has no parameter 'dtaa' [zeroize-sidecar]

//--- a.secrets
wipe my_burn(1)
derive(from, key)

//--- mark.secrets
my_burn(1)
derive(from, key)

//--- form.secrets
wipe my_burn()
wipe my_burn(1, 2)
wipe my_burn(dtaa)
