// Works deep below its callers' stack; compiled with the plugin or without it.
#include "../../Inputs/residue.h"
#include <stdio.h>

NOINLINE int deep(SECRET const unsigned char *k, int n);

int deep(SECRET const unsigned char *k, int n) {
  volatile unsigned char copy[600];
  for (int i = 0; i < 600; i++)
    copy[i] = k[i & 31] * (n + i);
  char text[40];
  snprintf(text, sizeof text, "%02x%02x", copy[3], copy[599]);
  int r = text[1] + copy[n & 511];
  return secret_declassify(r);
}
