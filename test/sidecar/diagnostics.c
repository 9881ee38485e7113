// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about secrets of which the reader cannot see who declared them: they point
// at the declaration, and a note names the line of the sidecar.
//
// RUN: split-file %s %t
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=a.secrets -c -o %t/a.o a.c 2>&1 | FileCheck --match-full-lines %t/a.secrets

//--- a.c
int memcmp(const void *, const void *, unsigned long);
int check(const unsigned char *mac, const unsigned char *expected) {
  return memcmp(mac, expected, 16) ? 1 : 0;
}
void use(char *);
void literal(void) {
  char password[] = "secret";
  use(password);
}
typedef void function(int);
function *pointer;
int __attribute__((naked)) naked(void) { __asm__("ret"); }

//--- a.secrets
check(mac)
literal:password
use(1)
typedef function
naked()
# CHECK: a.c:7:21: warning: string literal that initializes secret 'password' stays in the executable [zeroize-attribute] [-Wattributes]
# CHECK: a.secrets:2:9: note: marked secret by this line
# CHECK: a.c:10:14: error: 'secret' attribute cannot apply to type 'void (int)': a function holds no bytes; mark its parameters [zeroize-attribute]
# CHECK: a.secrets:4:9: note: marked secret by this line
# CHECK: a.c:12:28: error: 'naked' function 'naked' cannot hold a secret: the compiler emits no code that could erase it [zeroize-attribute]
# CHECK: a.secrets:5:1: note: marked secret by this line
