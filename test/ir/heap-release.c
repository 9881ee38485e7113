// A block that is released as it is hands the secret to its next owner; one that holds none must cost nothing.
// RUN: %zeroize -O2 -S -emit-llvm %s -o - | FileCheck %s
// RUN: %zeroize -O2 -c -Rpass=zeroize %s -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: %zeroize -O2 -c -DCUSTOM %s -o /dev/null 2>&1 | FileCheck %s --check-prefix=CUSTOM

#include <stddef.h>

void free(void *);
void *realloc(void *, size_t);
void use(void *);
void CRYPTO_free(void *);

// CHECK-LABEL: @secret_block(
// CHECK: @__zeroize_heap_wipe_free(
// CHECK-NEXT: @free(
// REMARK: wiped the block before 'free' releases it
void secret_block(__attribute__((secret)) char *p) { free(p); }

// CHECK-LABEL: @moves(
// CHECK: @__zeroize_heap_realloc_as(
void *moves(__attribute__((secret)) char *p) { return realloc(p, 64); }

// CHECK-LABEL: @public_block(
// CHECK-NOT: zeroize
// CHECK: @free(
void public_block(char *p) { free(p); }

#ifdef CUSTOM
// CUSTOM: 'CRYPTO_free' releases a block that holds a secret, and nothing tells its size; erase it before [zeroize-heap]
void custom(__attribute__((secret)) char *p) { CRYPTO_free(p); }
#endif

// CHECK-LABEL: @mapped(
// CHECK: @__zeroize_heap_wipe_mapping(
// CHECK-NEXT: @munmap(
int munmap(void *, size_t);
void mapped(__attribute__((secret)) char *p) { munmap(p, 4096); }

// CHECK-LABEL: @by_pointer(
// CHECK: icmp eq ptr %{{.*}}, @free
// CHECK: select i1 %{{.*}}, ptr @__zeroize_heap_free
void by_pointer(__attribute__((secret)) char *p, void (*release)(void *)) { release(p); }

// CHECK-LABEL: @erases_itself(
// CHECK-NOT: zeroize_heap
// CHECK: @freezero(
void freezero(void *, size_t);
void erases_itself(__attribute__((secret)) char *p) { freezero(p, 8); }

// CHECK-LABEL: @destroy_all(
// CHECK: @destroy(ptr {{.*}}, ptr {{.*}}@__zeroize_heap_free)
void destroy(void *, void (*)(void *));
void destroy_all(void *p) { destroy(p, free); }

// CHECK-LABEL: @taken(
// CHECK: @__zeroize_heap_wipe(
// CHECK-NEXT: @give_back(
void give_back(void *) __attribute__((ownership_takes(malloc, 1)));
void taken(__attribute__((secret)) char *p) { give_back(p); }

// CHECK-LABEL: @kin(
// CHECK: @__zeroize_heap_wipe(
// CHECK-NEXT: @free_sized(
// CHECK: @__zeroize_heap_wipe(
// CHECK-NEXT: @free_aligned_sized(
// CHECK: @__zeroize_heap_wipe(
// CHECK-NEXT: @g_free(
// CHECK: @__zeroize_heap_reallocarray_as({{.*}}@reallocarray)
// CHECK: @__zeroize_heap_realloc_as({{.*}}@g_realloc)
void free_sized(void *, size_t), free_aligned_sized(void *, size_t, size_t), g_free(void *);
void *reallocarray(void *, size_t, size_t), *g_realloc(void *, size_t);
void kin(__attribute__((secret)) char *p[5]) {
  free_sized(p[0], 8);
  free_aligned_sized(p[1], 16, 32);
  g_free(p[2]);
  p[3] = reallocarray(p[3], 4, 8);
  p[4] = g_realloc(p[4], 32);
}
