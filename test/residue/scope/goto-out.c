// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// goto to a common exit leaves two nested scopes of secrets at once.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 24);
}

static NOINLINE void digest(const unsigned char *k, unsigned char *out) {
  store64(out, fold(k, 24));
}

static int use(const unsigned char *key, int fail, unsigned char *out) {
  int status = -1;
  {
    SECRET unsigned char outer[24];
    fill(outer, key);
    digest(outer, out);
    if (fail == 1)
      goto done;
    for (int i = 0; i < 2; i++) {
      SECRET unsigned char inner[24];
      fill(inner, key + 8 * i);
      digest(inner, out + 8);
      if (fail == 2)
        goto done;
    }
    status = 0;
  }
done:
  OBSERVE_STORAGE();
  return status;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  volatile int fail[] = {1, 2, 0};
  for (int i = 0; i < 3; i++) {
    use(key, fail[i], zeroize_audit_output() + 16 * i);
    zeroize_audit_observe();
  }
  return print_output();
}
