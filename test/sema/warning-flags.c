// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against warnings that do not obey the flags that all of Clang's do.
//
// RUN: %zeroize -fsyntax-only %s 2>&1 | FileCheck --check-prefix=DEFAULT %s
// RUN: not %zeroize -fsyntax-only -Werror %s 2>&1 | FileCheck --check-prefix=ERROR %s
// RUN: %zeroize -fsyntax-only -w %s 2>&1 | count 0
// RUN: %zeroize -fsyntax-only -Wno-attributes %s 2>&1 | count 0

// DEFAULT: warning: string literal that initializes secret 'password' stays in the executable [zeroize-attribute] [-Wattributes]
// ERROR: error: string literal that initializes secret 'password' stays in the executable [zeroize-attribute] [-Werror,-Wattributes]
__attribute__((secret)) char password[] = "hunter2";
