// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Nodes of a list are freed by a helper that knows nothing of secrets, through a wrapper that knows less.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

struct node {
  struct node *next;
  uint64_t words[6];
};

static NOINLINE void *xmalloc(size_t n) {
  void *p = malloc(n);
  if (!p)
    abort();
  return p;
}

static NOINLINE void xfree(void *p) { free(p); }

static struct node *push(struct node *head, const unsigned char *bytes) {
  struct node *n = xmalloc(sizeof *n);
  for (int i = 0; i < 6; i++)
    n->words[i] = load64(bytes + 5 * i);
  n->next = head;
  return n;
}

static NOINLINE void release(struct node *head) {
  while (head) {
    struct node *next = head->next;
    xfree(head);
    head = next;
  }
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  struct node *list = NULL;
  for (int i = 0; i < 5; i++)
    list = push(list, key + 8 * i);
  uint64_t h = 0;
  for (struct node *n = list; n; n = n->next)
    h = rotl64(h, 9) + n->words[0] * n->words[5];
  store64(out, h);
  release(list);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
