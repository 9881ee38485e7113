// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A case label can stand behind the declaration of a secret; both ways into the scope leave it wiped.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 32);
}

static NOINLINE void digest(const unsigned char *k, unsigned char *out) {
  store64(out, fold(k, 32));
}

static int use(const unsigned char *key, int mode, unsigned char *out) {
  switch (mode) {
    SECRET unsigned char k[32];
  case 0:
    fill(k, key);
    digest(k, out);
    break;
  case 1:
    fill(k, key + 8);
    digest(k, out);
    return 1;
  case 2:
    fill(k, key + 4);
    // fall through
  case 3:
    if (mode == 3)
      fill(k, key + 2);
    digest(k, out);
    break;
  default:
    return 0;
  }
  OBSERVE_STORAGE();
  return 2;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  volatile int modes[] = {0, 1, 2, 3, 4};
  for (int i = 0; i < 5; i++) {
    use(key, modes[i], zeroize_audit_output() + 8 * i);
    zeroize_audit_observe();
  }
  return print_output();
}
