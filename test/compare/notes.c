// An error that does not say which secret, and how it came there, is argued with instead of fixed.
// RUN: not %zeroize %attrs_include -fsyntax-only %s 2>&1 | FileCheck %s

#include <string.h>
#include <zeroize/secret.h>

// CHECK: notes.c:[[#@LINE+18]]:7: error: 'memcmp' stops at the first difference, so its time tells how much of a secret matches [zeroize-compare]
// CHECK-NEXT: memcmp(copy, got, 16)
// CHECK: notes.c:[[#@LINE+11]]:30: note: 'mac' is declared secret here
// CHECK: notes.c:[[#@LINE+13]]:{{[0-9]+}}: note: flows into 'tmp' here
// CHECK: notes.c:[[#@LINE+13]]:{{[0-9]+}}: note: flows into 'copy' here
// CHECK: note: use 'secret_equal', which takes the same time whatever the contents are
// One error for one cause.
// CHECK-NOT: error:
// CHECK: 1 error generated.




int check(SECRET const char *mac, const char *got) {
  char tmp[16];
  char copy[16];
  memcpy(tmp, mac, 16);
  memcpy(copy, tmp, 16);
  if (memcmp(copy, got, 16))
    return 0;
  return 1;
}
