// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Nodes on which nothing is marked and into which secrets are copied: the links beside them stay public, and what is behind
// several links is found.
// RUN: %score %s
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

struct node {
  struct node *next;
  int name;
  unsigned char bytes[8];
  unsigned char *more;
};

static struct node *make(const unsigned char *from) {
  struct node *head = NULL;
  for (int i = 0; i < 4; i++) {
    struct node *n = malloc(sizeof *n);
    if (!n)
      abort();
    memcpy(n->bytes, from + 8 * i, 8);
    n->more = malloc(8);
    if (!n->more)
      abort();
    memcpy(n->more, from, 8);
    n->name = i;
    n->next = head;
    head = n;
  }
  return head;
}

static void destroy(struct node *n) {
  while (n) {
    struct node *next = n->next;
    free(n->more);
    free(n);
    n = next;
  }
}

static int first(const struct node *n) { return n->bytes[0] ? 1 : 2; }             // expect: branch
static int third(const struct node *n) { return n->next->next->bytes[0] ? 1 : 2; } // expect: branch
static int behind(const struct node *n) { return n->next->more[2] ? 1 : 2; }       // expect: branch

static int find(const struct node *n, int name) {
  for (; n; n = n->next)
    if (n->name == name)
      return 1;
  return 0;
}

int use(SECRET const unsigned char *key) {
  struct node *head = make(key);
  int result = find(head, 3) + first(head) + third(head) + behind(head);
  destroy(head);
  return result;
}
