/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Wipes thread-local secrets when the thread ends. Unlike what else waits for that
 * (thread_end.c) compiled with the user's file: it calls through a pointer, which some
 * files want protected. Covered by test/residue/frame/thread-*.c.
 */
#include "thread_end.h"

/* One per module and thread, thread-local; plugin/ir knows its size. */
struct thread_secrets {
  struct thread_secrets *next;
  void (*wipe)(void);
  uintptr_t round;
};

ZEROIZE_THREAD void __zeroize_end_wipe(void *list) {
  struct thread_secrets *secrets = list;
  if (secrets->round++ != LastRound) {
    pthread_setspecific(__zeroize_end_keys[0] - 1, secrets);
    return;
  }
  for (; secrets; secrets = secrets->next)
    secrets->wipe();
}

/* At the entry of a function that uses thread-local secrets. */
ZEROIZE_THREAD void __zeroize_end_touch(struct thread_secrets *secrets, void (*wipe)(void)) {
  if (secrets->wipe)
    return;
  unsigned key = __zeroize_end_key(0, __zeroize_end_wipe);
  if (!key)
    return;
  secrets->next = pthread_getspecific(key - 1);
  if (pthread_setspecific(key - 1, secrets) == 0)
    secrets->wipe = wipe;
}
