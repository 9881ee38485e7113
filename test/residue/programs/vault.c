// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A vault file: key from a passphrase, stream cipher and tag over a block of the heap, written to and read back from a file.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <stdlib.h>
#include <unistd.h>

struct vault {
  SECRET unsigned char encrypt[32];
  SECRET unsigned char authenticate[32];
  unsigned char salt[16];
};

static void unlock(struct vault *v, const char *passphrase) {
  struct hmac c;
  unsigned char u[32];
  hmac_init(&c, (const unsigned char *)passphrase, strlen(passphrase));
  sha256_update(&c.inner, v->salt, sizeof v->salt);
  hmac_final(&c, u);
  memcpy(v->encrypt, u, 32);
  for (int i = 0; i < 5; i++) {
    hmac_init(&c, v->encrypt, 32);
    sha256_update(&c.inner, u, 32);
    hmac_final(&c, u);
  }
  memcpy(v->authenticate, u, 32);
}

static void apply(const struct vault *v, unsigned char *data, size_t n) {
  for (size_t at = 0; at < n; at += 32) {
    struct hmac c;
    unsigned char stream[32], counter[4];
    store32(counter, (uint32_t)at);
    hmac_init(&c, v->encrypt, sizeof v->encrypt);
    sha256_update(&c.inner, counter, 4);
    hmac_final(&c, stream);
    for (size_t i = 0; i < 32 && at + i < n; i++)
      data[at + i] ^= stream[i];
  }
}

static void tag_of(const struct vault *v, const unsigned char *data, size_t n,
                   unsigned char *tag) {
  struct hmac c;
  hmac_init(&c, v->authenticate, sizeof v->authenticate);
  sha256_update(&c.inner, data, n);
  hmac_final(&c, tag);
}

static int save(int fd, const char *passphrase, SECRET const char *text) {
  struct vault v = {.salt = "salt"};
  size_t n = strlen(text);
  SECRET unsigned char *data = malloc(n + 32);
  if (!data)
    return -1;
  unlock(&v, passphrase);
  memcpy(data, text, n);
  apply(&v, data, n);
  tag_of(&v, data, n, data + n);
  int result = write(fd, data, n + 32) == (ssize_t)(n + 32) ? 0 : -1;
  free(data);
  return result;
}

static int load(int fd, const char *passphrase, unsigned char *out, size_t n) {
  struct vault v = {.salt = "salt"};
  unsigned char wanted[32];
  SECRET unsigned char *data = malloc(n + 32);
  if (!data)
    return -1;
  if (read(fd, data, n + 32) != (ssize_t)(n + 32)) {
    free(data);
    return -1;
  }
  unlock(&v, passphrase);
  tag_of(&v, data, n, wanted);
  if (!secret_equal(wanted, data + n, 32)) {
    free(data);
    return -2;
  }
  apply(&v, data, n);
  for (size_t i = 0; i < n; i++)
    out[i % 8] ^= data[i];
  free(data);
  return 0;
}

static int session(const unsigned char *seed, unsigned char *out) {
  SECRET char passphrase[32], text[200];
  for (int i = 0; i < 31; i++)
    passphrase[i] = (char)('a' + seed[i] % 26);
  passphrase[31] = 0;
  for (int i = 0; i < 199; i++)
    text[i] = (char)('a' + (seed[i % 32] + i) % 26);
  text[199] = 0;
  FILE *file = tmpfile();
  int fd = fileno(file);
  int result = save(fd, passphrase, text);
  if (!result && lseek(fd, 0, SEEK_SET) == 0)
    result = load(fd, passphrase, out, 199);
  fclose(file);
  return result;
}

int main(void) {
  sha256_tables();
  const unsigned char *key = zeroize_audit_begin(32);
  int result = session(key, zeroize_audit_output());
  zeroize_audit_observe();
  return result || print_output();
}
