// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards control-flow protection: what the plugin links into a module must not
// take the IBT and SHSTK marks from it, and each function still begins with
// endbr64.
//
// REQUIRES: x86-registered-target
// RUN: %zeroize -O2 -fcf-protection=full %attrs_include -c %S/Inputs/holder.c -o %t.o
// RUN: %readelf -n %t.o | FileCheck %s --check-prefix=NOTE
// RUN: %objdump -d --no-show-raw-insn %t.o | FileCheck %s --check-prefix=CODE
// RUN: %zeroize -O0 -fcf-protection=full %attrs_include -c %S/Inputs/holder.c -o %t.o
// RUN: %readelf -n %t.o | FileCheck %s --check-prefix=NOTE
// RUN: %zeroize -O2 -fcf-protection=full %attrs_include -c %s -o %t.o
// RUN: %readelf -n %t.o | FileCheck %s --check-prefix=NOTE
// NOTE: x86 feature: IBT, SHSTK
// CODE: <hold>:
// CODE-NEXT: endbr64

// Without the flag there is no such mark: the checks above see the flag's work.
// RUN: %zeroize -O2 -fcf-protection=none %attrs_include -c %S/Inputs/holder.c -o %t.o
// RUN: %readelf -n %t.o | FileCheck %s --allow-empty --check-prefix=NONE
// NONE-NOT: x86 feature: IBT

int nothing(void) { return 0; }
