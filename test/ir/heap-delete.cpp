// A class's own operator delete is somebody else's code: its argument is erased before, by the size that it is given.
// RUN: %zeroizexx %quiet -O1 -S -emit-llvm %s -o - 2>%t | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARNING <%t

#include <cstddef>
struct sized {
  __attribute__((secret)) unsigned char bytes[32];
  static void operator delete(void *, std::size_t);
};
struct unsized {
  __attribute__((secret)) unsigned char bytes[32];
  static void operator delete(void *);
};

// CHECK-LABEL: @_Z8of_sizedP5sized(
// CHECK: @__zeroize_heap_wipe_bytes(ptr {{.*}}%{{.*}}, i64 {{.*}}32)
// CHECK-NEXT: @_ZN5sizeddlEPvm(
void of_sized(sized *p) { delete p; }

// WARNING: '_ZN7unsizeddlEPv' releases a block that holds a secret, and nothing tells its size
void of_unsized(unsized *p) { delete p; }
