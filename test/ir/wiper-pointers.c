// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Behind memset that is called through a volatile pointer, as many wipe functions do, each wipe would erase 4 KiB of stack.
// RUN: %zeroize -O0 -S -emit-llvm %s -o - | FileCheck %s --check-prefixes=CHECK,CALL
// RUN: %zeroize -O2 -S -emit-llvm %s -o - | FileCheck %s --check-prefixes=CHECK,SET

#define SECRET __attribute__((secret))
typedef unsigned long size_t;
void *memset(void *, int, size_t);
void *memcpy(void *, const void *, size_t);

static int used;
static void *(*const volatile set)(void *, int, size_t) = memset;
static void *(*volatile replaced)(void *, int, size_t) = memset;
static void *(*const volatile copy)(void *, const void *, size_t) = memcpy;
static void (*volatile quiet)(void *, int,
                              size_t) = (void (*)(void *, int, size_t))memset;

// CHECK-LABEL: @wipe(
// CHECK:         [[P:%.*]] = load volatile ptr, ptr @set
// CHECK:         icmp eq ptr [[P]], @memset
// SET:           call void @llvm.memset.p0.i64({{.*}}, i8 0, i64 {{.*}}, i1 true)
// CALL:          call ptr @memset({{.*}}, i32 0, i64 {{.*}})
// CHECK:         call ptr [[P]](
void wipe(SECRET void *p, size_t n) { set(p, 0, n); }

// The result, and whatever is there at run time.
// CHECK-LABEL: @result(
// CHECK:         [[Q:%.*]] = load volatile ptr, ptr @replaced
// CHECK:         icmp eq ptr [[Q]], @memset
// CHECK:         [[R:%.*]] = call ptr [[Q]](
// CHECK:         phi ptr [ {{.*}}, {{.*}} ], [ [[R]], {{.*}} ]
void *result(SECRET void *p, int c, size_t n) {
  used++;
  return replaced(p, c, n);
}

// CHECK-LABEL: @without_result(
// CHECK:         icmp eq ptr {{.*}}, @memset
void without_result(SECRET void *p, size_t n) {
  quiet(p, 0, n);
  used++;
}

// CHECK-LABEL: @local(
// CHECK:         icmp eq ptr {{.*}}, @memset
void local(SECRET void *p, size_t n) {
  void *(*volatile f)(void *, int, size_t) = memset;
  f(p, 0, n);
}

// Called as something that memset is not.
// CHECK-LABEL: @narrow(
// CHECK-NOT:     icmp eq ptr {{.*}}, @mem
// CHECK:         ret void
static void (*volatile narrowed)(void *, _Bool,
                                 size_t) = (void (*)(void *, _Bool, size_t))memset;
void narrow(SECRET void *p, size_t n) {
  narrowed(p, 0, n);
  used++;
}

// Neither what is no memset nor what holds no secret.
// CHECK-LABEL: @copies(
// CHECK-NOT:     icmp eq ptr {{.*}}, @mem
// CHECK-LABEL: @public(
// CHECK-NOT:     icmp eq ptr {{.*}}, @mem
// CHECK-NOT:     @llvm.memset
// CHECK:         ret void
void copies(SECRET void *p, SECRET const void *from, size_t n) {
  copy(p, from, n);
}
void public(void *p, size_t n) { set(p, 0, n); }
