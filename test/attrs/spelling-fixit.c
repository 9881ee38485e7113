// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against [[secret]], which other compilers ignore, being taken for the attribute.
//
// RUN: not %zeroize -std=c23 -fsyntax-only -Xclang -fdiagnostics-parseable-fixits %s 2>&1 | FileCheck %s

[[secret]] int unscoped;
// CHECK: error: attribute 'secret' needs its scope here; write 'zeroize::secret' [zeroize-attribute]
// CHECK: fix-it:{{.*}}:{[[#@LINE-2]]:3-[[#@LINE-2]]:9}:"zeroize::secret"
