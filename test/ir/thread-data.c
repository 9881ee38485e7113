// What a thread keeps as its specific data reaches the key's destructor, which no call in the file is seen to reach: it wipes what
// it releases. Where no secret is kept so, it does not.
// RUN: %zeroize %quiet %attrs_include -O1 -S -emit-llvm %s -o - | FileCheck %s --check-prefixes=CHECK,SECRET
// RUN: %zeroize %quiet %attrs_include -DTSS -O1 -S -emit-llvm %s -o - | FileCheck %s --check-prefixes=CHECK,SECRET
// RUN: %zeroize %quiet %attrs_include -DPUBLIC -O1 -S -emit-llvm %s -o - | FileCheck %s --check-prefixes=CHECK,PUBLIC

#include <zeroize/secret.h>

#ifdef TSS
#define CREATE tss_create
#define SET tss_set
#define GET tss_get
#else
#define CREATE pthread_key_create
#define SET pthread_setspecific
#define GET pthread_getspecific
#endif
int CREATE(unsigned *, void (*)(void *));
int SET(unsigned, const void *);
void *GET(unsigned);
void *malloc(unsigned long);
void free(void *);
void fill(unsigned char *bytes);

static unsigned key;

// CHECK-LABEL: define internal void @at_end(
// SECRET: call {{.*}}@__zeroize_heap_wipe_free(
// PUBLIC: call void @free(
static void at_end(void *kept) { free(kept); }

int start(void) { return CREATE(&key, at_end); }

// CHECK-LABEL: define {{.*}}@keep(
void keep(void) {
  unsigned char *block = malloc(32);
  SECRET unsigned char bytes[32];
  fill(bytes);
#ifndef PUBLIC
  for (int i = 0; i < 32; i++)
    block[i] = bytes[i] * 3;
#endif
  SET(key, block);
}

// CHECK-LABEL: define {{.*}}@drop(
// SECRET: call {{.*}}@__zeroize_heap_wipe_free(
// PUBLIC: call void @free(
void drop(void) { free(GET(key)); }
