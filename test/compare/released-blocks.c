// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about a function that is declared to release: nobody reads the block again, and what was read from it
// before is no secret afterwards. What else it is handed may be one.
// RUN: %score %s
#include <stddef.h>
#include <zeroize/secret.h>

struct entry {
  struct entry *next;
  SECRET unsigned char key[32];
};
void lib_put(struct entry *e, int n) __attribute__((ownership_takes(lib, 1)));
void own_take(void *block) __attribute__((ownership_takes(lib, 1)));
void own_erase(SECRET void *block) __attribute__((ownership_takes(lib, 1)));
void mark_only(SECRET void *block);

void all_taken(struct entry *e) {
  for (struct entry *next; e; e = next) {
    next = e->next;
    own_take(e);
  }
}
void all_erased(struct entry *e) {
  for (struct entry *next; e; e = next) {
    next = e->next;
    own_erase(e);
  }
}
void all_put(struct entry *e) {
  for (struct entry *next; e; e = next) {
    next = e->next;
    lib_put(e, 1);
  }
}
// What the block holds is none of its business either where another parameter is marked.
void own_drop(const void *block, SECRET const unsigned char *why) __attribute__((ownership_takes(lib, 1)));
void dropped(struct entry *e, SECRET const unsigned char *why) { own_drop(e, why); }
void not_dropped(const void *block, SECRET const unsigned char *why);
void kept(struct entry *e, SECRET const unsigned char *why) {
  not_dropped(e, why); // expect: escape
}
void with_secret(struct entry *e, SECRET int n) {
  lib_put(e, n); // expect: escape
}
// Of which fields say what is secret.
void said_by_fields(struct entry *e) {
  for (struct entry *next; e; e = next) {
    next = e->next;
    mark_only(e);
  }
}
struct node { struct node *next; int n; };
void marked(struct node *e) {
  for (struct node *next; e; e = next) { // expect: branch
    next = e->next; // expect: index
    mark_only(e);
  }
}
