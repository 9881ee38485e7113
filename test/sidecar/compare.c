// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against rules that do not know the secrets of a sidecar, and against a `declassify` that has
// no effect.
//
// RUN: split-file %s %t
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=a.secrets -c -o %t/a.o a.c 2>&1 | FileCheck --match-full-lines %t/a.secrets
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=b.secrets -c -o %t/a.o a.c 2>&1 | FileCheck --implicit-check-not=error: --match-full-lines %t/b.secrets

//--- a.c
int memcmp(const void *, const void *, unsigned long);
static int differs(const unsigned char *a, const unsigned char *b) {
  int d = 0;
  for (int i = 0; i < 16; i++)
    d += (a[i] ^ b[i]) * 3;
  return d;
}
int check(const unsigned char *mac, const unsigned char *expected) {
  if (memcmp(mac, expected, 16))
    return 1;
  return differs(mac, expected) < 5 ? 2 : 3;
}

//--- a.secrets
check(mac)
# CHECK: a.c:9:7: error: 'memcmp' stops at the first difference, so its time tells how much of a secret matches [zeroize-compare]
# CHECK: a.c:8:32: note: 'mac' is declared secret here
# CHECK: a.secrets:1:7: note: marked secret by this line
# CHECK: a.c:11:33: error: conditional operator depends on a secret [zeroize-branch]

//--- b.secrets
check(mac)
declassify differs
# CHECK: a.c:9:7: error: 'memcmp' stops at the first difference, so its time tells how much of a secret matches [zeroize-compare]
