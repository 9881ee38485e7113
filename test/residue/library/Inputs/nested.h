// What the files of nested.c share.
#include "../../Inputs/residue.h"
#include <setjmp.h>

struct state {
  unsigned n;
  unsigned char bytes[40];
};

uint64_t mixes(SECRET const unsigned char *k, unsigned n);
uint64_t spills_over(SECRET const unsigned char *k);
uint64_t signals(SECRET const unsigned char *k);
uint64_t leaves(SECRET const unsigned char *k, jmp_buf where);
uint64_t calls_back(SECRET const unsigned char *k, uint64_t (*f)(SECRET const unsigned char *k, unsigned n));
uint64_t passes_on(struct state *s);
uint64_t by_field(struct state *s);
uint64_t between(const unsigned char *k);
uint64_t logs(SECRET const unsigned char *k);
int note_event(int n);
int note_events(int n, ...);
uint64_t unprotected(SECRET const unsigned char *k);
