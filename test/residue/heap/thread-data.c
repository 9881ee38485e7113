// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A block that a thread keeps as its specific data is released by the key's destructor, to which no call in the file leads; or by
// whoever has asked for it.
// RUN: %residue %s --flags=-pthread
// RUN: %residue %s --flags=-pthread --flags=-DC11
// RUN: %residue %s --flags=-pthread --flags=-DASKED
// RUN: %residue %s --flags=-pthread --flags=-DNESTED
#include "../Inputs/residue.h"
#include <pthread.h>
#include <stdlib.h>
#ifdef C11
#include <threads.h>
static tss_t key;
#define CREATE tss_create
#define SET tss_set
#define GET tss_get
#else
static pthread_key_t key;
#define CREATE pthread_key_create
#define SET pthread_setspecific
#define GET pthread_getspecific
#endif

struct session {
  unsigned char *name, *mac_key;
};
static int released;

#ifdef NESTED
// The secret is behind what the thread keeps.
static void at_end(void *kept) {
  struct session *session = kept;
  released += session->name[0] == 'n';
  free(session->mac_key);
  free(session->name);
  free(session);
}
#else
static void at_end(void *kept) {
  released++;
  free(kept);
}
#endif

SECRET static NOINLINE unsigned char *derive(SECRET const unsigned char *seed) {
  unsigned char *block = malloc(96);
  uint64_t w[4];
  if (!block)
    exit(1);
  for (int i = 0; i < 4; i++)
    w[i] = load64(seed + 8 * i);
  permute(w, 4, 3);
  // Behind what the allocator writes to.
  for (int i = 0; i < 12; i++)
    store64(block + 8 * i, w[i % 4] + (uint64_t)i);
  return block;
}

static NOINLINE void keep(const unsigned char *seed) {
#ifdef NESTED
  struct session *session = malloc(sizeof *session);
  if (!session || !(session->name = malloc(16)))
    exit(1);
  memcpy(session->name, "name", 5);
  session->mac_key = derive(seed);
  SET(key, session);
#else
  SET(key, derive(seed));
#endif
}

static NOINLINE const unsigned char *kept(void) {
#ifdef NESTED
  return ((struct session *)GET(key))->mac_key;
#else
  return GET(key);
#endif
}

static void *work(void *seed) {
  keep(seed);
  store64(zeroize_audit_output(), secret_declassify(load64(kept() + 32)));
#ifdef ASKED
  at_end(GET(key));
  SET(key, NULL);
#endif
  return NULL;
}

int main(void) {
  pthread_t thread;
#ifdef ASKED
  CREATE(&key, NULL);
#else
  CREATE(&key, at_end);
#endif
  const unsigned char *seed = zeroize_audit_begin(32);
  if (pthread_create(&thread, NULL, work, (void *)seed) || pthread_join(thread, NULL))
    return 1;
  zeroize_audit_observe();
  return released == 1 ? print_output() : 1;
}
