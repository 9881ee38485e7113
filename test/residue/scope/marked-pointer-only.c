// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function whose only marked variable is a pointer must not dissolve into a caller through which its result flows: what its
// helpers kept on the stack would stay there until that one returns.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

static char *letters(const unsigned char *seed, size_t n) {
  char *text = malloc(n + 1);
  if (!text)
    return NULL;
  for (size_t i = 0; i < n; i++)
    text[i] = (char)('a' + (seed[i] & 15));
  text[n] = 0;
  return text;
}

static void digest(const char *text, size_t n, unsigned char *out) {
  uint64_t state[8] = {1, 2, 3, 4, 5, 6, 7, 8};
  for (size_t i = 0; i < n; i++) {
    state[i & 7] ^= (unsigned char)text[i];
    if ((i & 7) == 7)
      permute(state, 8, 3);
  }
  store64(out, state[0]);
}

static int login(const unsigned char *seed, unsigned char *out) {
  SECRET char *password = letters(seed, 40);
  if (!password)
    return -1;
  digest(password, 40, out);
  free(password);
  return 0;
}

int main(void) {
  const unsigned char *seed = zeroize_audit_begin(40);
  int result = login(seed, zeroize_audit_output());
  zeroize_audit_observe();
  return result || print_output();
}
