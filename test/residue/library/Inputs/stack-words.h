#include "../../Inputs/residue.h"

uint64_t seven(SECRET uint64_t, SECRET uint64_t, SECRET uint64_t, SECRET uint64_t, SECRET uint64_t, SECRET uint64_t, SECRET uint64_t);
uint64_t eight(SECRET uint64_t, SECRET uint64_t, SECRET uint64_t, SECRET uint64_t, SECRET uint64_t, SECRET uint64_t, SECRET uint64_t,
               SECRET uint64_t);
uint64_t fourteen(SECRET const uint64_t *, int, int, int, int, int, SECRET unsigned char, SECRET uint16_t, SECRET uint32_t,
                  SECRET uint64_t, SECRET signed char, SECRET uint64_t, SECRET uint64_t, SECRET const uint64_t *);
