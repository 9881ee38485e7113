// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// PBKDF2 copies the keyed state for each iteration: a password's loop leaves as many copies as it has temporaries (RFC 8018).
// RUN: %residue %s
#include "Inputs/hmac-sha256.h"

static void pbkdf2(SECRET const char *password, const unsigned char *salt,
                   size_t salt_size, unsigned iterations, unsigned blocks,
                   unsigned char *out) {
  SECRET struct hmac keyed;
  hmac_init(&keyed, (const unsigned char *)password, strlen(password));
  for (unsigned b = 1; b <= blocks; b++) {
    unsigned char index[4] = {0, 0, 0, (unsigned char)b}, u[32], sum[32];
    struct hmac c = keyed;
    sha256_update(&c.inner, salt, salt_size);
    sha256_update(&c.inner, index, sizeof index);
    hmac_final(&c, u);
    memcpy(sum, u, sizeof sum);
    for (unsigned i = 1; i < iterations; i++) {
      c = keyed;
      sha256_update(&c.inner, u, sizeof u);
      hmac_final(&c, u);
      for (int j = 0; j < 32; j++)
        sum[j] ^= u[j];
    }
    memcpy(out + 32 * (b - 1), sum, sizeof sum);
  }
}

// Reads a line of the user's as a program would: the secret is a string of run-time length.
static void login(const unsigned char *typed, size_t n, unsigned char *out) {
  SECRET char password[40];
  for (size_t i = 0; i < n; i++)
    password[i] = (char)(typed[i] | 1);
  password[n] = 0;
  pbkdf2(password, (const unsigned char *)"salt", 4, 5, 2, out);
}

int main(void) {
  static unsigned char derived[32];
  sha256_tables();
  const unsigned char *key = zeroize_audit_begin(24);
  volatile size_t n = 23;
  login(key, n, zeroize_audit_output());
  zeroize_audit_observe();
  pbkdf2("password", (const unsigned char *)"salt", 4, 2, 1, derived);
  return print_output() || known_answer(derived, 32,
                                        "ae4d0c95af6b46d32d0adff928f06dd0"
                                        "2a303f8ef3c251dfd6e2d85a95474c43");
}
