// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stddef.h>

struct pool;
void pool_put(struct pool *p, void *block);
void *pool_get(struct pool *p, size_t n) __attribute__((malloc, malloc(pool_put, 2), alloc_size(2)));
