// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a sidecar that names a local variable without erasing it: no word in this file says
// that anything is secret.
//
// RUN: %residue %s --plugin-flags=-fplugin-arg-zeroize-secrets=%S/Inputs/local.secrets
#include <string.h>
#include <zeroize/audit.h>

__attribute__((noinline)) static void mix(unsigned char *state, const unsigned char *key) {
  for (int i = 0; i < 32; i++)
    state[i] = (unsigned char)(state[i] * 5 + key[31 - i]);
}

__attribute__((noinline)) static int derive(const unsigned char *seed, unsigned char *out) {
  unsigned char key[32], state[32];
  memcpy(key, seed, 32);
  memcpy(state, key, 32);
  for (int round = 0; round < 4; round++) {
    unsigned char copy[32];
    memcpy(copy, state, 32);
    mix(state, copy);
  }
  out[0] = state[0];
  return 0;
}

int main(void) {
  const unsigned char *seed = zeroize_audit_begin(32);
  int status = derive(seed, zeroize_audit_output());
  zeroize_audit_observe();
  return status;
}
