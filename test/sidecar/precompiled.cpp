// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against C++ declarations of a precompiled header or a module that a sidecar does not reach.
//
// RUN: split-file %s %t
// RUN: cd %t && %zeroizexx %quiet -O0 -emit-llvm -S -o include.ll -fplugin-arg-zeroize-secrets=a.secrets -include a.h a.cpp
// RUN: cd %t && %zeroizexx -x c++-header -o plain.pch a.h
// RUN: cd %t && %zeroizexx %quiet -O0 -emit-llvm -S -o late.ll -fplugin-arg-zeroize-secrets=a.secrets -include-pch plain.pch a.cpp
// RUN: cd %t && %zeroizexx -x c++-header -o marked.pch -fplugin-arg-zeroize-secrets=a.secrets a.h
// RUN: cd %t && %zeroizexx %quiet -O0 -emit-llvm -S -o both.ll -fplugin-arg-zeroize-secrets=a.secrets -include-pch marked.pch a.cpp
// RUN: FileCheck --input-file=%t/include.ll %t/a.cpp
// RUN: FileCheck --input-file=%t/late.ll %t/a.cpp
// RUN: FileCheck --input-file=%t/both.ll %t/a.cpp
// RUN: cd %t && %zeroizexx -std=c++20 --precompile -o keys.pcm keys.cppm
// RUN: cd %t && %zeroizexx %quiet -std=c++20 -fmodule-file=keys=keys.pcm -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - -fplugin-arg-zeroize-secrets=a.secrets user.cpp | FileCheck user.cpp

//--- a.h
namespace ns {
class Key {
public:
  Key(int n) { bytes[0] = n; }
  int first() const { return bytes[0]; }
  void set(const char *from);

private:
  int bytes[4];
};
template <class T> struct Box {
  T t;
};
extern "C" int take(const char *);
inline int helper(int n) {
  int local = n;
  return local;
}
} // namespace ns

//--- a.cpp
// CHECK-DAG: define {{.*}}@_Z4user{{.*}} prefix ptr @__zeroize_ERROR
// CHECK-DAG: define {{.*}}@_Z5otherPc{{.*}} prefix ptr @__zeroize_ERROR
// CHECK-DAG: define {{.*}}@_Z5thirdRN2ns3BoxIcEE{{.*}} prefix ptr @__zeroize_ERROR
// CHECK-DAG: define {{.*}}helper{{.*}} prefix ptr @__zeroize_ERROR
int user(int n) {
  ns::Key k(n);
  return k.first();
}
int other(char *p) { return ns::take(p) + ns::helper(*p); }
char third(ns::Box<char> &b) { return b.t; }

//--- keys.cppm
export module keys;
export namespace ns {
struct Key {
  int bytes[4];
};
int take(const char *);
} // namespace ns

//--- user.cpp
import keys;
// CHECK-DAG: call void @__zeroize_scope_exit(
// CHECK-DAG: c"zeroize.contract:-i\00"
int user(int n) {
  ns::Key k = {{n}};
  return k.bytes[0];
}
int other(char *p) { return ns::take(p); }

//--- a.secrets
class ns::Key.bytes
ns::Key::set(from)
ns::take(1)
ns::helper:local
class ns::Box.t
