// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The hand-wiped variant of a kernel: what a careful programmer writes,
// explicit_bzero on every local buffer at every exit of its scope, from the
// same source. Scalars are left to the optimiser, as a programmer would. Relies
// on Clang's `#pragma clang attribute`; the pragma ends in time.c.

#ifndef BENCH_KERNELS_HAND_WIPE_H
#define BENCH_KERNELS_HAND_WIPE_H

#define _DEFAULT_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/audit.h>
#include <zeroize/secret.h>

static inline __attribute__((always_inline)) void hand_wipe(void *buffer) {
  size_t size = __builtin_object_size(buffer, 0);
  if (size != (size_t)-1 && size > sizeof(uint64_t))
    explicit_bzero(buffer, size);
}

#pragma clang attribute push(__attribute__((cleanup(hand_wipe))),              \
                             apply_to = variable(is_local))

#endif // BENCH_KERNELS_HAND_WIPE_H
