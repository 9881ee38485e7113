// A shared library whose visible function the program replaces by one that leaves the key everywhere.
#include "../../Inputs/residue.h"

int dirty(SECRET const unsigned char *k, int n);
int from_library(SECRET const unsigned char *k);

NOINLINE int dirty(SECRET const unsigned char *k, int n) {
  __asm__ volatile("" : : "r"(k), "r"(n)); // Clang believes that this function is the one that is called.
  return secret_declassify(n * 3);
}

int from_library(SECRET const unsigned char *k) { return secret_declassify(dirty(k, 3) - dirty(k, 5)); }
