// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../../residue/Inputs/residue.h"
struct node { struct node *next; void *data; };
struct node *list_push(struct node *l, const void *d, size_t n); void list_free(struct node *l);
static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  struct node *l = NULL; for (int i = 0; i < 5; i++) l = list_push(l, key + i, 40);
  store64(out, fold(l->data, 40)); list_free(l);
}
int main(void) { use(zeroize_audit_begin(64), zeroize_audit_output()); zeroize_audit_observe(); return print_output(); }
