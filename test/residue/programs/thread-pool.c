// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pool of threads, each with a key of its own that it derives, uses for several jobs and gives up.
// RUN: %residue %s --flags=-pthread
#include "../kernels/Inputs/hmac-sha256.h"
#include <pthread.h>

enum { WORKERS = 3, JOBS = 9 };

static struct {
  pthread_mutex_t lock;
  pthread_cond_t more;
  int next;
  SECRET const unsigned char *master;
  unsigned char *out;
} pool = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, NULL, NULL};

// The workers take turns: who did which job would otherwise differ between runs with the same secret, and what differs there
// cannot be told from noise.
static int take(int self) {
  pthread_mutex_lock(&pool.lock);
  while (pool.next < JOBS && pool.next % WORKERS != self)
    pthread_cond_wait(&pool.more, &pool.lock);
  int job = pool.next < JOBS ? pool.next++ : -1;
  pthread_cond_broadcast(&pool.more);
  pthread_mutex_unlock(&pool.lock);
  return job;
}

static void *worker(void *argument) {
  SECRET unsigned char key[32];
  struct hmac c;
  hmac_init(&c, pool.master, 32);
  sha256_update(&c.inner, (const unsigned char *)"worker", 6);
  hmac_final(&c, key);
  for (int job; (job = take(*(const int *)argument)) >= 0;) {
    unsigned char tag[32], message = (unsigned char)job;
    hmac_init(&c, key, sizeof key);
    sha256_update(&c.inner, &message, 1);
    hmac_final(&c, tag);
    memcpy(pool.out + 8 * job, tag, 8);
  }
  return NULL;
}

int main(void) {
  sha256_tables();
  pthread_t threads[WORKERS];
  int self[WORKERS];
  // The threads' stacks stay mapped, for the next ones: look there, too.
  pool.master = zeroize_audit_begin(32);
  pool.out = zeroize_audit_output();
  for (int i = 0; i < WORKERS; i++) {
    self[i] = i;
    if (pthread_create(&threads[i], NULL, worker, &self[i]) != 0)
      return 2;
  }
  for (int i = 0; i < WORKERS; i++)
    pthread_join(threads[i], NULL);
  zeroize_audit_observe();
  return print_output();
}
