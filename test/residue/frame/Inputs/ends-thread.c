// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A file that knows of no secret ends the thread.

#include <pthread.h>

void end_thread(int really);

void end_thread(int really) {
  if (really)
    pthread_exit(NULL);
}
