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
// CHECK: @__zeroize_wipe_block(
// CHECK-NEXT: @free(
// REMARK: wiped the block before 'free' releases it
void secret_block(__attribute__((secret)) char *p) { free(p); }

// CHECK-LABEL: @moves(
// CHECK: @__zeroize_realloc(
void *moves(__attribute__((secret)) char *p) { return realloc(p, 64); }

// CHECK-LABEL: @public_block(
// CHECK-NOT: zeroize
// CHECK: @free(
void public_block(char *p) { free(p); }

#ifdef CUSTOM
// CUSTOM: 'CRYPTO_free' releases a block that holds a secret, and nothing tells its size; erase it before [zeroize-heap]
void custom(__attribute__((secret)) char *p) { CRYPTO_free(p); }
// CUSTOM: 'munmap' gives back memory that holds a secret as it is; erase it before [zeroize-heap]
int munmap(void *, size_t);
void mapped(__attribute__((secret)) char *p) { munmap(p, 4096); }
#endif
