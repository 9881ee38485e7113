// The thin wrappers of a library, in a file of their own.
#include "../../Inputs/residue.h"

int deep(SECRET const unsigned char *k, int n);
int dirty(SECRET const unsigned char *k, int n);

int (*chosen_deep)(const unsigned char *k, int n) = deep;
int (*chosen_dirty)(const unsigned char *k, int n) = dirty;

NOINLINE int wrap_deep(SECRET const unsigned char *k, int n);
NOINLINE int wrap_deep(SECRET const unsigned char *k, int n) { return secret_declassify(chosen_deep(k, n)); }
NOINLINE int wrap_dirty(SECRET const unsigned char *k, int n);
NOINLINE int wrap_dirty(SECRET const unsigned char *k, int n) { return secret_declassify(chosen_dirty(k, n)); }
NOINLINE int wrap_twice(SECRET const unsigned char *k);
NOINLINE int wrap_twice(SECRET const unsigned char *k) { return wrap_dirty(k, 3); }
