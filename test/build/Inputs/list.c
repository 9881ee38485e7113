// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A list that knows of no secret.
#include <stdlib.h>
#include <string.h>
struct node { struct node *next; void *data; };
struct node *list_push(struct node *l, const void *d, size_t n) { struct node *x = malloc(sizeof *x); x->data = malloc(n); memcpy(x->data, d, n); x->next = l; return x; }
void list_free(struct node *l) { while (l) { struct node *n = l->next; free(l->data); free(l); l = n; } }
