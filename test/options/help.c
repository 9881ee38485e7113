// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against questions that stay without an answer.
//
// RUN: %zeroize -fplugin-arg-zeroize-help -fsyntax-only %s | FileCheck --check-prefix=HELP %s
// RUN: %zeroize -fplugin-arg-zeroize-help -fsyntax-only -x c /dev/null | FileCheck --check-prefix=HELP %s
// RUN: %zeroize -fplugin-arg-zeroize-version -fsyntax-only -x c /dev/null | FileCheck --check-prefix=VERSION %s
// Asking does not switch the plugin off.
// RUN: %zeroize -fplugin-arg-zeroize-version -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck --check-prefixes=VERSION,ON %s

// HELP: usage: clang -fplugin=zeroize.so
// HELP: -fplugin-arg-zeroize-help
// HELP: -fplugin-arg-zeroize-version
// HELP: -fplugin-arg-zeroize-depth=<bytes>
// HELP: -fplugin-arg-zeroize-secrets=<file>
// HELP: -fplugin-arg-zeroize-stamp=<text>
// HELP: -fplugin-arg-zeroize-assume-secret
// VERSION: clang-zeroize {{[0-9]+\.[0-9]+\.[0-9]+}} for {{.*}}clang version 22
// ON: call void @__zeroize_scope_exit(
void function(void) { __attribute__((secret)) int k; }
