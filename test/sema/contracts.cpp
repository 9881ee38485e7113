// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a call that the IR takes for an ordinary one, in C++: `this` is a parameter,
// references count as the object, instantiations and overriding functions have contracts, too.
//
// RUN: %zeroizexx -std=c++20 -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s
// RUN: %zeroizexx -std=c++20 -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s --check-prefix=OPEN

#define SECRET __attribute__((secret))

struct Key {
  Key();
  Key(const Key &);
  int size() const;
  void wipe();
  static int count(int);
  SECRET int value;
};
struct Public {
  int take(SECRET int, int);
};
struct Base {
  virtual SECRET int overridden(SECRET char *, int);
};
struct Derived : Base {
  int overridden(char *, int) override;
};
template <typename T> T generic(SECRET T v) { return v; }
template <typename... T> int variadic(SECRET T... v) { return (v + ...); }
void references(Key &, const Key &, SECRET int &, Key &&);

// CHECK-DAG: { ptr @_ZN3KeyC1Ev, ptr [[_O:@[^ ]+]],
// CHECK-DAG: [[_O]] = {{.*}}c"zeroize.contract:?o\00"
// CHECK-DAG: { ptr @_ZN3KeyC1ERKS_, ptr [[_OI:@[^ ]+]],
// CHECK-DAG: [[_OI]] = {{.*}}c"zeroize.contract:?oi\00"
// CHECK-DAG: { ptr @_ZNK3Key4sizeEv, ptr [[_I:@[^ ]+]],
// CHECK-DAG: [[_I]] = {{.*}}c"zeroize.contract:?i\00"
// CHECK-DAG: { ptr @_ZN6Public4takeEii, ptr [[__S_:@[^ ]+]],
// CHECK-DAG: [[__S_]] = {{.*}}c"zeroize.contract:--s-\00"
// CHECK-DAG: { ptr @_ZN7Derived10overriddenEPci, ptr [[S_O_:@[^ ]+]],
// CHECK-DAG: [[S_O_]] = {{.*}}c"zeroize.contract:s-o-\00"
// CHECK-DAG: { ptr @_Z7genericIiET_S0_, ptr [[_S:@[^ ]+]],
// CHECK-DAG: [[_S]] = {{.*}}c"zeroize.contract:-s\00"
// CHECK-DAG: { ptr @_Z8variadicIJicEEiDpT_, ptr [[_SS:@[^ ]+]],
// CHECK-DAG: [[_SS]] = {{.*}}c"zeroize.contract:-ss\00"
// CHECK-DAG: { ptr @_Z10referencesR3KeyRKS_RiOS_, ptr [[_OIOO:@[^ ]+]],
// CHECK-DAG: [[_OIOO]] = {{.*}}c"zeroize.contract:-oioo\00"
int Derived::overridden(char *, int) { return 0; }

void use(Public &p) {
  Key k;
  Key copy(k);
  k.size();
  k.wipe();
  Key::count(1);
  p.take(1, 2);
  generic(1);
  variadic(1, 'c');
  references(k, k, k.value, static_cast<Key &&>(k));
}

// Nobody has written what these say of secrets: the template was given a record, the lambda
// captures one. A contract would call their results public.
template <typename T> int unsaid(const T &v) { return v.value; }
template <typename T> struct Box {
  T inside;
  int get() { return inside.value; }
};
// OPEN-LABEL: @llvm.global.annotations =
// OPEN-NOT: ptr @_Z6unsaidI
// OPEN-NOT: ptr @_ZN3BoxI3KeyE3get
// OPEN-NOT: ptr @_ZZ7capture
// OPEN: section "llvm.metadata"
int capture(SECRET int n) {
  Box<Key> box;
  auto f = [n, box]() { return n + box.inside.value; };
  return f() + unsaid(box.inside) + box.get();
}
