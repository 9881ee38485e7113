// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a mark that is lost in a K&R definition, or that slides to the function: between
// the parameter list and the first parameter's declaration it is the function's.
//
// RUN: %zeroize -std=c11 -Wno-deprecated-non-prototype -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s
// RUN: %zeroize -std=c11 -Wno-deprecated-non-prototype -DMISPLACED -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

// CHECK: [[$POINTEE:@.*]] = {{.*}}c"zeroize.secret.pointee:{{[a-z]+}}\00"
// CHECK: c"zeroize.contract:-o-\00"
// CHECK-LABEL: define {{.*}}@old_style(
// CHECK: store ptr %0, ptr [[A:%.*]], align
// CHECK: call void @llvm.var.annotation{{.*}}(ptr [[A]], ptr [[$POINTEE]],
int old_style(a, b)
char *a SECRET;
int b;
{
  return b;
}

#ifdef MISPLACED
int misplaced(a)
SECRET char *a; // expected-error {{here 'secret' attribute belongs to function 'misplaced', not to the parameter that follows; write it after the parameter's name [zeroize-attribute]}}
{
  return *a;
}
#endif
