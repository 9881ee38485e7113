// A destructor that erases its object writes nothing that anyone reads. In a file that holds secrets it stays, wherever the object is.
// RUN: %zeroizexx %quiet -O2 -S -emit-llvm %s -o - | FileCheck %s

#include <stddef.h>

extern "C" void *memset(void *, int, size_t);
void look(void *);
void holds([[zeroize::secret]] char *key) { look(key); }

struct Key {
  char bytes[100];
  Key() { look(bytes); }
  ~Key() { memset(bytes, 0, sizeof bytes); }
};

// CHECK-LABEL: @_Z5localv(
// CHECK: call void @llvm.memset{{.*}}i64 100, i1 true)
void local() { Key k; }

// CHECK-LABEL: @_Z4heapP3Key(
// CHECK: call void @llvm.memset{{.*}}i64 100, i1 true)
// CHECK: @_ZdlPv
void heap(Key *k) { delete k; }
