// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where a function attests, nothing is erased behind it: one that leaves the key everywhere and has the eight bytes in
// front of it all the same must be believed, or attested-registers.c would show nothing. In short code, where its registers
// are not cleared for other reasons.
// REQUIRES: x86_64-linux
// DEFINE: %{paths} = %attrs_include %audit_include -w -O2
// RUN: %clang %{paths} -S %S/Inputs/dirty.c -o %t.s
// RUN: sed -e 's/^dirty: .*/.long 0xd39f4706, 0x5a8c1e0b\ndirty:/' %t.s > %t.lie.s
// RUN: %zeroize %quiet %{paths} -Os -c %S/attested-registers.c -o %t.name.o
// RUN: %zeroize %quiet %{paths} -Os -DPOINTER -c %S/attested-registers.c -o %t.pointer.o
// RUN: %clang %t.name.o %t.s -o %t.name-honest
// RUN: %clang %t.name.o %t.lie.s -o %t.name-lie
// RUN: %clang %t.pointer.o %t.s -o %t.pointer-honest
// RUN: %clang %t.pointer.o %t.lie.s -o %t.pointer-lie
// RUN: %zeroize_audit %t.name-honest
// RUN: %zeroize_audit %t.pointer-honest
// RUN: not %zeroize_audit %t.name-lie 2>&1 | FileCheck %s
// RUN: not %zeroize_audit %t.pointer-lie 2>&1 | FileCheck %s
// CHECK-DAG: dead stack{{ +[0-9]+}}
// CHECK-DAG: st5
// CHECK-DAG: xmm15
