// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against C++ names that a sidecar does not find: scopes, methods, templates, what Clang hands
// over late. The IR is the same as with the attribute.
//
// RUN: split-file %s %t
// RUN: cd %t && %zeroizexx %quiet -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o attribute.ll "-DSECRET=__attribute__((secret))" a.cpp
// RUN: cd %t && %zeroizexx %quiet -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o sidecar.ll -DSECRET= -fplugin-arg-zeroize-secrets=a.secrets -fplugin-arg-zeroize-unused-secrets -Werror a.cpp
// RUN: diff %t/attribute.ll %t/sidecar.ll
// RUN: cd %t && %zeroizexx %quiet -O2 -emit-llvm -S -o attribute.ll "-DSECRET=__attribute__((secret))" a.cpp
// RUN: cd %t && %zeroizexx %quiet -O2 -emit-llvm -S -o sidecar.ll -DSECRET= -fplugin-arg-zeroize-secrets=a.secrets a.cpp
// RUN: diff %t/attribute.ll %t/sidecar.ll

//--- a.cpp
extern "C" {
typedef SECRET unsigned char word[16];
struct Plain {
  word w;
};
int f(SECRET const void *k, unsigned long n);
}
namespace ns {
namespace {
struct Hidden {
  Hidden(SECRET const char *init);
  void set(SECRET const unsigned char *k, int n);
  int get() const { return bytes[0] + 1; }
  SECRET unsigned char bytes[4];
};
Hidden::Hidden(SECRET const char *init) { bytes[0] = *init; }
void Hidden::set(SECRET const unsigned char *k, int n) { bytes[1] = k[n]; }
} // namespace
inline namespace v1 {
SECRET int versioned(int n);
}
template <class T> int take(SECRET T *t) {
  SECRET unsigned char local[4];
  for (int i = 0; i < 4; i++)
    local[i] = t[i];
  return local[1];
}
inline int use(const char *p) {
  Hidden h(p);
  h.set((const unsigned char *)p, 3);
  Plain s{};
  return s.w[0] + take(p) + h.get() + f(p, 3) + versioned(1);
}
template <class T> struct Box {
  SECRET T t[4];
  static SECRET T shared;
  int test() { return t[0]; }
  void operator()(SECRET const T *v) { t[0] = v[0]; }
};
template <class T> T Box<T>::shared;
} // namespace ns

int overloaded(SECRET int key) { return key; }
int overloaded(SECRET long key, int n) { return key + n; }

int main(int n, char **v) {
  ns::Box<char> b;
  b(v[0]);
  SECRET auto early = [](int x) { return x + 1; }(n);
  return ns::use(v[0]) + b.test() + overloaded(n) + overloaded(1l, n) + early + b.shared;
}

//--- a.secrets
typedef word
f(k)
ns::Hidden::Hidden(init)
ns::Hidden::set(1)
struct ns::Hidden.bytes
ns::versioned()
ns::take(t)
ns::take:local
class ns::Box.t
global ns::Box::shared
ns::Box::operator()(v)
overloaded(key)
main:early
