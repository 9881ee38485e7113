// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A struct with one secret field is wiped as a whole, also its padding and the copies by assignment.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct account {
  char id;
  SECRET unsigned char password[31];
  unsigned attempts;
  SECRET uint64_t pin;
};

SECRET static NOINLINE uint64_t check(const struct account *a) {
  return fold(a->password, sizeof a->password) ^ a->pin * 3 ^ a->attempts;
}

static void use(const unsigned char *key, unsigned char *out) {
  struct account a = {.id = 'a', .attempts = 3};
  memcpy(a.password, key, sizeof a.password);
  a.pin = load64(key + 36);
  struct account b = a;
  b.pin ^= check(&a);
  store64(out, check(&b));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
