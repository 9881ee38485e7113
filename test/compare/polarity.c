// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A check that is upside down accepts what is forged and refuses what is not; where equality is refused on purpose, nothing is said.
// RUN: %score %s
#include <stdbool.h>
#include <stddef.h>
#include <zeroize/secret.h>

int CRYPTO_memcmp(const void *, const void *, size_t);
int timingsafe_bcmp(const void *, const void *, size_t);
#define ERR_BAD_MAC (-5)
#define MAC_OK 0
enum status { STATUS_OK, STATUS_FAIL };
static SECRET unsigned char k[16];

bool check_hmac(const void *a) {
  return CRYPTO_memcmp(a, k, 16); // expect: polarity
}
int tags_equal(const void *a) {
  return timingsafe_bcmp(a, k, 16); // expect: polarity
}
enum status verify(const void *a) {
  if (CRYPTO_memcmp(a, k, 16)) // expect: polarity
    return STATUS_OK;
  return STATUS_FAIL;
}
int verify_mac(const void *a) {
  if (!CRYPTO_memcmp(a, k, 16)) { // expect: polarity
    return ERR_BAD_MAC;
  } else
    return MAC_OK;
}
bool verify_key(const void *a) {
  if (secret_equal(a, k, 16)) // expect: polarity
    return false;
  return true;
}
bool one(const void *a) {
  return CRYPTO_memcmp(a, k, 16) == 1; // expect: polarity
}
bool less(const void *a) {
  return CRYPTO_memcmp(a, k, 16) < 0; // expect: polarity
}

int crypto_auth_verify(const void *a) { return CRYPTO_memcmp(a, k, 16); }
bool verify_zero(const void *a) { return CRYPTO_memcmp(a, k, 16) == 0; }
bool verify_not(const void *a) { return !CRYPTO_memcmp(a, k, 16); }
bool verify_equal(const void *a) { return secret_equal(a, k, 16); }
enum status verify_fail(const void *a) {
  if (CRYPTO_memcmp(a, k, 16) != 0)
    return STATUS_FAIL;
  return STATUS_OK;
}
bool is_different(const void *a) { return CRYPTO_memcmp(a, k, 16); }
bool keys_not_equal(const void *a) { return CRYPTO_memcmp(a, k, 16) != 0; }
enum status change_password(const void *a) {
  if (CRYPTO_memcmp(a, k, 16) == 0)
    return STATUS_FAIL;
  return STATUS_OK;
}
