/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What thread_end.c and thread_secrets.c share. Not an interface.
 */
#ifndef ZEROIZE_THREAD_END_H
#define ZEROIZE_THREAD_END_H

#include "runtime.h"
#include <stddef.h>
#include <stdint.h>

#define ZEROIZE_THREAD __attribute__((used, visibility("hidden")))

void *pthread_getspecific(unsigned) __attribute__((weak));
int pthread_setspecific(unsigned, const void *) __attribute__((weak));

enum { LastRound = 3 };

/* Of thread-local secrets, and of abandoned frames. Each plus 1; 0 before it is created. */
extern __attribute__((visibility("hidden"))) unsigned __zeroize_end_keys[2];

/* Creates one of them, unless that was done before. 0 if it cannot be. */
__attribute__((visibility("hidden"))) unsigned __zeroize_end_key(int which, void (*at_end)(void *));

#endif
