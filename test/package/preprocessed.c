// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against secrets that are lost when a file is preprocessed first, as distcc and ccache do: the
// object is the same.
//
// RUN: rm -rf %t && mkdir %t && cd %t && echo "user(2)" > a.secrets
// RUN: %zeroize %attrs_include -O2 -fplugin-arg-zeroize-secrets=%t/a.secrets -c -o %t/direct.o %s
// RUN: %zeroize %attrs_include -O2 -fplugin-arg-zeroize-secrets=%t/a.secrets -E -o %t/preprocessed.i %s
// RUN: %zeroize -O2 -fplugin-arg-zeroize-secrets=%t/a.secrets -c -o %t/preprocessed.o %t/preprocessed.i
// RUN: llvm-objdump -d --no-show-raw-insn %t/direct.o | tail -n +4 > %t/direct.s
// RUN: llvm-objdump -d --no-show-raw-insn %t/preprocessed.o | tail -n +4 > %t/preprocessed.s
// RUN: cmp %t/direct.s %t/preprocessed.s
// RUN: FileCheck --input-file=%t/direct.s %s
//
// -save-temps generates code from bitcode, in a process that runs no plugin: an error, not silence.
// RUN: not %zeroize %attrs_include -O2 -save-temps=obj -c -o %t/saved.o %s 2>&1 | FileCheck --check-prefix=TEMPS %s
// TEMPS: never protected: {{.*}} [zeroize-seal]
//
// CHECK: <user>:
// CHECK: xorl
#include <zeroize/secret.h>

void fill(SECRET unsigned char *);
int user(int n, unsigned char *out) {
  SECRET unsigned char key[32];
  fill(key);
  out[0] = key[n];
  return n;
}
