// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against compiling a secret for a machine on which nothing erases it. Without a secret, the
// plugin does not mind; nor where no code is generated: there the rules hold for every target.
//
// RUN: %zeroize --target=aarch64-linux-gnu -S -emit-llvm -o /dev/null -Xclang -verify %s
// RUN: %zeroize --target=i686-linux-gnu -S -emit-llvm -o /dev/null -Xclang -verify %s
// RUN: %zeroize --target=x86_64-linux-gnux32 -S -emit-llvm -o /dev/null -Xclang -verify %s
// RUN: %zeroize --target=x86_64-w64-mingw32 -S -emit-llvm -o /dev/null -Xclang -verify %s
// RUN: %zeroize --target=aarch64-linux-gnu -fsyntax-only -DNO_SECRET -Werror %s
// RUN: %zeroize --target=aarch64-linux-gnu -fsyntax-only -Werror %s
// RUN: %zeroize --target=x86_64-linux-gnu -fsyntax-only -Werror %s

#ifndef NO_SECRET
__attribute__((secret)) int key; // expected-error {{' is not supported: secrets could not be erased there [zeroize-target]}}
__attribute__((secret)) int second;
#endif
int public;
