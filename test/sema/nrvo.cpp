// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against wiping the return slot in C++, and against a wipe before the destructor: a class
// that is not trivial keeps its return slot and its destructor sees the value.
//
// RUN: %zeroizexx %quiet -std=c++17 -O0 -fno-discard-value-names -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s
// RUN: %zeroizexx %quiet -std=c++17 -O0 -o %t %s && %t
// RUN: %zeroizexx %quiet -std=c++17 -O1 -o %t %s && %t
// RUN: %zeroizexx %quiet -std=c++17 -O2 -o %t %s && %t
// REQUIRES: x86_64-linux

#define SECRET __attribute__((secret))

static int destroyed_with;

struct Trivial {
  SECRET int values[20];
};
struct Copied {
  Copied(int n) : value(n) {}
  Copied(const Copied &other) : value(other.value) {}
  SECRET int value;
};
struct Destroyed {
  Destroyed(int n) : value(n) {}
  Destroyed(const Destroyed &other) : value(other.value) {}
  ~Destroyed() { destroyed_with = value; }
  SECRET int value;
};

// CHECK-LABEL: define {{.*}}@_Z7triviali(
// CHECK: call void @llvm.memcpy
// CHECK: call void @__zeroize_scope_exit(
// CHECK: ret void
__attribute__((noinline)) Trivial trivial(int n) {
  Trivial t;
  for (int i = 0; i < 20; ++i)
    t.values[i] = n + i;
  return t;
}

// CHECK-LABEL: define {{.*}}@_Z6copiedi(
// CHECK-NOT: call void @__zeroize_scope_exit(
// CHECK: ret void
__attribute__((noinline)) Copied copied(int n) {
  Copied c(n);
  return c;
}

// CHECK-LABEL: define {{.*}}@_Z9destroyedi(
// CHECK-NOT: call void @__zeroize_scope_exit(
// CHECK: ret void
__attribute__((noinline)) Destroyed destroyed(int n) {
  Destroyed d(n);
  return d;
}

// CHECK-LABEL: define {{.*}}@main(
int main(int argc, char **) {
  for (int i = 0; i < 20; ++i)
    if (trivial(argc).values[i] != 1 + i)
      return 1;
  if (copied(argc).value != 1)
    return 2;
  {
    Destroyed d = destroyed(argc + 6);
    if (d.value != 7)
      return 3;
  }
  return destroyed_with == 7 ? 0 : 4;
}
