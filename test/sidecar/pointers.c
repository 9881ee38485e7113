// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against secrets that go through tables of functions: their parameters are marked where the pointers are
// declared.
//
// RUN: split-file %s %t
// RUN: cd %t && %zeroize -fplugin-arg-zeroize-secrets=b.secrets -c -o %t/a.o a.c 2>&1 | FileCheck --check-prefix=UNMARKED a.c
// RUN: cd %t && %zeroize -fplugin-arg-zeroize-secrets=a.secrets -fplugin-arg-zeroize-secrets=b.secrets -Werror -c -o %t/a.o a.c 2>&1 | count 0
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=bad.secrets -c -o %t/a.o a.c 2>&1 | FileCheck --match-full-lines bad.secrets

//--- a.c
typedef void run_function(const void *key, unsigned n);
typedef void (*run_pointer)(const void *, unsigned);
struct table {
  void (*update)(void *state, const void *, unsigned n);
  run_pointer run;
};
void (*hook)(const char *);

// UNMARKED-COUNT-5: warning: secret is passed to {{.*}} [zeroize-escape]
void user(const struct table *t, run_function *f, run_pointer p) {
  unsigned char key[32] = {0};
  t->update(0, key, 32);
  t->run(key, 32);
  f(key, 32);
  p(key, 32);
  hook((char *)key);
}

//--- a.secrets
run_function(key)
run_pointer(1)
struct table.update(2)
hook(1)

//--- b.secrets
user:key

//--- bad.secrets
run_function(kex)
run_pointer(3)
struct table.update(stat)
struct table.nothing(1)
# CHECK: bad.secrets:1:14: error: 'run_function' has no parameter 'kex' [zeroize-sidecar]
# CHECK: bad.secrets:2:13: error: 'run_pointer' has no parameter '3' [zeroize-sidecar]
# CHECK: bad.secrets:3:21: error: 'update' has no parameter 'stat' [zeroize-sidecar]
# CHECK: bad.secrets:4:22: error: 'table' has no field 'nothing' [zeroize-sidecar]
