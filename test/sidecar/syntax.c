// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against lines of a sidecar that are not understood and therefore ignored: each is an error
// that says where and what.
//
// RUN: split-file %s %t
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=bad.secrets -c -o %t/bad.o empty.c 2>&1 | FileCheck --match-full-lines %t/bad.secrets
// RUN: not test -e %t/bad.o
// RUN: not %zeroize -fplugin-arg-zeroize-secrets=%t/none -c -o %t/bad.o %t/empty.c 2>&1 | FileCheck --check-prefix=NONE %s
// RUN: not %zeroize -fplugin-arg-zeroize-secrets=%t -c -o %t/bad.o %t/empty.c 2>&1 | FileCheck --check-prefix=FOLDER %s
// RUN: not test -e %t/bad.o
// RUN: %zeroize -fplugin-arg-zeroize-secrets=%t/good.secrets -Werror -c -o %t/good.o %t/empty.c 2>&1 | count 0
// RUN: printf '\357\273\277f(x)\r\n\r\ng:y # z\r\n' > %t/dos.secrets
// RUN: %zeroize -fplugin-arg-zeroize-secrets=%t/dos.secrets -c -o %t/good.o %t/empty.c 2>&1 | count 0
//
// NONE: error: cannot open sidecar '{{.*}}none': {{.*}}o such file or directory [zeroize-sidecar]
// FOLDER: error: cannot open sidecar '{{.*}}': {{.*}} [zeroize-sidecar]

//--- empty.c
int nothing;

//--- bad.secrets
foo
# CHECK: bad.secrets:1:4: error: expected 'function(parameter)', 'function()', 'function:local', 'struct tag.field', 'typedef name', 'global name', 'declassify function', 'release function(parameter)' or 'wipe function(parameter)' [zeroize-sidecar]
release f
# CHECK: bad.secrets:[[#@LINE-1]]:10: error: expected 'function(parameter)', {{.*}} [zeroize-sidecar]
release f(a, b)
# CHECK: bad.secrets:[[#@LINE-1]]:10: error: expected 'function(parameter)', {{.*}} [zeroize-sidecar]
release f:x
# CHECK: bad.secrets:[[#@LINE-1]]:10: error: expected 'function(parameter)', {{.*}} [zeroize-sidecar]
foo(
# CHECK: bad.secrets:9:5: error: expected the name or the number of a parameter [zeroize-sidecar]
foo(0)
# CHECK: bad.secrets:11:5: error: expected the number of a parameter, from 1 [zeroize-sidecar]
foo(99999999999999)
# CHECK: bad.secrets:13:5: error: expected the number of a parameter, from 1 [zeroize-sidecar]
foo(a b)
# CHECK: bad.secrets:15:7: error: expected ',' or ')' [zeroize-sidecar]
foo:1
# CHECK: bad.secrets:17:5: error: expected the name of a local variable [zeroize-sidecar]
struct a.
# CHECK: bad.secrets:19:10: error: expected the name of a field [zeroize-sidecar]
  declassify 3
# CHECK: bad.secrets:21:14: error: expected a name [zeroize-sidecar]
f(a) x
# CHECK: bad.secrets:23:6: error: expected the end of the line [zeroize-sidecar]
f(int *)(y)
# CHECK: bad.secrets:25:7: error: expected ',' or ')' [zeroize-sidecar]
global v(int)
# CHECK: bad.secrets:27:9: error: expected the end of the line; signatures and template arguments are not written here [zeroize-sidecar]
ns:::f(x)
# CHECK: bad.secrets:29:5: error: expected a name [zeroize-sidecar]
struct *p
# CHECK: bad.secrets:31:8: error: expected a name [zeroize-sidecar]
# CHECK: 16 errors generated.

//--- good.secrets
# a comment
f(x)   # another
   f ( 1 , key,2 )
f()
f:a, b
ns::C::f(x)
::f(x)
N::operator()(x)
N::operator==(1)
C::~C:x
struct s.f
union u.f.g
class ns::c
typedef t
global g
global(x)
declassify f
