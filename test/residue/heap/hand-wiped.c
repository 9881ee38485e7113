// A context without a mark is erased by hand before it is released, in a file that holds secrets: to the optimiser, dead stores.
// At -O0 nothing removes them.
// RUN: %residue %s --also %S/Inputs/hand-wiped.c --levels O1,O2,O3,Os,Oz

#include <zeroize/audit.h>
#include <zeroize/secret.h>

struct cipher;
struct cipher *cipher_new(SECRET const unsigned char *key);
unsigned cipher_run(SECRET const struct cipher *c, unsigned x);
void cipher_free(struct cipher *c);
void cipher_drop(struct cipher *c);

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  struct cipher *first = cipher_new(key);
  struct cipher *second = cipher_new(key);
  out[0] = (unsigned char)cipher_run(first, 5);
  out[1] = (unsigned char)cipher_run(second, 6);
  cipher_free(first);
  cipher_drop(second);
  zeroize_audit_observe();
  return 0;
}
