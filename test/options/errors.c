// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a plugin that is silently off because its arguments are wrong: each is an error,
// and nothing is compiled.
//
// RUN: not %zeroize -fplugin-arg-zeroize-hlep -c -o %t.o %s 2>&1 | FileCheck --check-prefix=UNKNOWN %s
// RUN: not %zeroize -fplugin-arg-zeroize-quietly -c -o %t.o %s 2>&1 | FileCheck --check-prefix=FAR %s
// RUN: not %zeroize -fplugin-arg-zeroize-depth -c -o %t.o %s 2>&1 | FileCheck --check-prefix=NEEDS %s
// RUN: not %zeroize -fplugin-arg-zeroize-depth= -c -o %t.o %s 2>&1 | FileCheck --check-prefix=NEEDS %s
// RUN: not %zeroize -fplugin-arg-zeroize-help=1 -c -o %t.o %s 2>&1 | FileCheck --check-prefix=TAKES %s
// RUN: not %zeroize -fplugin-arg-zeroize-depth=1k -c -o %t.o %s 2>&1 | FileCheck --check-prefix=VALUE %s
// RUN: not %zeroize -fplugin-arg-zeroize-depth=-1 -c -o %t.o %s 2>&1 | FileCheck --check-prefix=NEGATIVE %s
// RUN: not %zeroize -fplugin-arg-zeroize-depth=1048577 -c -o %t.o %s 2>&1 | FileCheck --check-prefix=LARGE %s
// RUN: not %zeroize -fplugin-arg-zeroize-depth=99999999999999999999 -c -o %t.o %s 2>&1 | FileCheck --check-prefix=HUGE %s
// RUN: not %zeroize -fplugin-arg-zeroize-depth=1 -fplugin-arg-zeroize-depth=2 -c -o %t.o %s 2>&1 | FileCheck --check-prefix=TWICE %s
// RUN: not %zeroize -fplugin-arg-zeroize-help -fplugin-arg-zeroize-version -c -o %t.o %s 2>&1 | FileCheck --check-prefix=CONFLICT %s
// RUN: not test -e %t.o
// RUN: %zeroize -fplugin-arg-zeroize-depth=0 -fsyntax-only %s
// RUN: %zeroize -fplugin-arg-zeroize-depth=1048576 -fsyntax-only %s

// UNKNOWN: error: unknown plugin option '-fplugin-arg-zeroize-hlep'; did you mean '-fplugin-arg-zeroize-help'? [zeroize-option]
// FAR: error: unknown plugin option '-fplugin-arg-zeroize-quietly' [zeroize-option]
// NEEDS: error: plugin option '-fplugin-arg-zeroize-depth' needs a value: '-fplugin-arg-zeroize-depth=<bytes>' [zeroize-option]
// TAKES: error: plugin option '-fplugin-arg-zeroize-help' takes no value [zeroize-option]
// VALUE: error: invalid value '1k' in '-fplugin-arg-zeroize-depth=1k': expected a number of bytes from 0 to 1048576 [zeroize-option]
// NEGATIVE: error: invalid value '-1' in
// LARGE: error: invalid value '1048577' in
// HUGE: error: invalid value '99999999999999999999' in
// TWICE: error: plugin option '-fplugin-arg-zeroize-depth' is given more than once [zeroize-option]
// CONFLICT: error: plugin options '-fplugin-arg-zeroize-help' and '-fplugin-arg-zeroize-version' contradict each other [zeroize-option]
int empty;
