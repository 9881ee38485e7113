// Hands no secret to a function that has no contract: behind its own calls of such functions nothing is scrubbed.
#include "nested.h"

// What others have left in registers must not come to the dynamic loader, which saves all of them.
uint64_t logs(SECRET const unsigned char *k) {
  if (note_event(3) < 0)
    return 1;
  return load64(k) * 5;
}
