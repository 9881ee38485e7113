// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that is called twice is called through a register: one that nothing is known of, and it may even be memcpy.
// RUN: %zeroize %quiet -O2 -fPIC -S %attrs_include %s -o - | %FileCheck %s
// RUN: %clang -O2 -fPIC -fno-plt -S %attrs_include %s -o - | %FileCheck %s --check-prefix=PLAIN
// A debugger finds the calls as before.
// RUN: %zeroize %quiet -O2 -g -fPIC -S %attrs_include %s -o - | %FileCheck %s --check-prefix=DEBUG
// RUN: %zeroize %quiet -O2 -g -fPIC -c %attrs_include %s -o %t.o
// RUN: llvm-dwarfdump-22 --verify %t.o

#include <string.h>
#include <zeroize/secret.h>

void use(SECRET unsigned char *p, unsigned n);

// PLAIN-LABEL: twice:
// PLAIN: callq *%r
// CHECK-LABEL: twice.zeroize_body:
// CHECK-NOT: callq *%
// CHECK: callq *memcpy@GOTPCREL(%rip)
// CHECK-NOT: callq *%
// CHECK: callq *use@GOTPCREL(%rip)
// CHECK-NOT: callq *%
// CHECK: callq *memcpy@GOTPCREL(%rip)
// CHECK-NOT: callq *%
// CHECK: callq *use@GOTPCREL(%rip)
// CHECK-NOT: callq *%
// memcpy asks nobody, and use is asked by its name.
// CHECK: .long 4096
// CHECK-NEXT: .long use@GOTPCREL
// CHECK-NEXT: .long 0
// CHECK: callq __zeroize_settle
// CHECK: .cfi_endproc
// DEBUG: DW_TAG_call_site
void twice(SECRET unsigned char *key, unsigned n) {
  SECRET unsigned char copy[64];
  memcpy(copy, key, n);
  use(copy, n);
  memcpy(key, copy, n + 1);
  use(copy, n + 1);
}

// What is behind a pointer stays there.
// CHECK-LABEL: behind_pointer.zeroize_body:
// CHECK: callq __zeroize_ask
// CHECK: callq *%
void behind_pointer(SECRET unsigned char *key, void (*f)(SECRET unsigned char *)) {
  f(key);
  f(key + 1);
}

// Whom a choice between two has found, no name tells.
void other(SECRET unsigned char *p, unsigned n);
int which(void);
// CHECK-LABEL: chosen.zeroize_body:
// CHECK: movq use@GOTPCREL(%rip), [[F:%r[a-z0-9]+]]
// CHECK: movq other@GOTPCREL(%rip), [[F]]
// CHECK: callq __zeroize_ask
// CHECK: callq *%
// CHECK: .cfi_endproc
void chosen(SECRET unsigned char *key) {
  void (*f)(SECRET unsigned char *, unsigned) =
      __builtin_unpredictable(which()) ? other : use;
  f(key, 1);
}
