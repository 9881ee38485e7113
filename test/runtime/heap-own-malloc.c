// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A program may bring malloc, calloc, realloc and free of its own and no malloc_usable_size: what the C library's
// takes for a size of their blocks must not be wiped. With one of its own the blocks are wiped; in link-time
// optimisation, too, where nobody but the helpers asks for it.
//
// REQUIRES: x86_64-linux, glibc, ld.lld
// RUN: rm -rf %t && mkdir %t
// DEFINE: %{flags} = -O2
// DEFINE: %{link} =
// DEFINE: %{build} = %zeroize %quiet %{flags} -w -D_GNU_SOURCE %attrs_include %audit_include -c
// DEFINE: %{inputs} = %S/../build/Inputs
// DEFINE: %{all} = %{build} %{inputs}/lto-heap-kinds.c -o %t/kinds.o && %{build} %{inputs}/lto-heap-user.c -o %t/user.o && \
// DEFINE:   %{build} -fno-builtin %{inputs}/lto-heap-own.c -o %t/own.o && %{build} -fno-builtin -DSIZES %{inputs}/lto-heap-own.c -o %t/sizes.o
// DEFINE: %{ld} = %clang %{flags} %{link} %t/user.o %t/kinds.o
// RUN: %{all}
// RUN: %{build} -DONE_FILE %{inputs}/lto-heap-user.c -o %t/one.o
// RUN: %clang %t/one.o %t/own.o -o %t/own && %t/own | FileCheck %s
// RUN: %clang %t/one.o %t/sizes.o -o %t/sizes && %t/sizes | FileCheck %s
// RUN: %zeroize_audit %t/sizes
// RUN: %clang %t/one.o -o %t/libc && %t/libc | FileCheck %s
// RUN: %zeroize_audit %t/libc
// RUN: %clang -static %t/one.o -o %t/libc && %t/libc | FileCheck %s
// RUN: %zeroize_audit %t/libc
// RUN: %{build} -fno-pic -DONE_FILE %{inputs}/lto-heap-user.c -o %t/one.o
// RUN: %clang -no-pie %t/one.o %t/own.o -o %t/own && %t/own | FileCheck %s
// RUN: %clang -no-pie %t/one.o -o %t/libc && %t/libc | FileCheck %s
// RUN: %zeroize_audit %t/libc
// RUN: %{ld} -no-pie %t/own.o -o %t/own && %t/own | FileCheck %s
// RUN: %{ld} -static %t/own.o -o %t/own && %t/own | FileCheck %s
// RUN: %{ld} %t/sizes.o -o %t/sizes && %t/sizes | FileCheck %s
// REDEFINE: %{flags} = -O2 -flto=full
// REDEFINE: %{link} = -fuse-ld=lld -Wl,--load-pass-plugin=%ir_module
// RUN: %{all}
// RUN: %{ld} %t/own.o -o %t/own && %t/own | FileCheck %s
// RUN: %{ld} %t/sizes.o -o %t/sizes && %t/sizes | FileCheck %s
// RUN: %{ld} -static %t/sizes.o -o %t/sizes && %t/sizes | FileCheck %s
// REDEFINE: %{flags} = -O0 -flto=full
// RUN: %{all}
// RUN: %{ld} -static %t/sizes.o -o %t/sizes && %t/sizes | FileCheck %s
// REDEFINE: %{flags} = -O2 -flto=thin
// RUN: %{all}
// RUN: %{ld} %t/own.o -o %t/own && %t/own | FileCheck %s
// RUN: %{ld} -static %t/sizes.o -o %t/sizes && %t/sizes | FileCheck %s
// CHECK: sum 170
