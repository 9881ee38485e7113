// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// mac: prints or verifies the HMAC-SHA-256 tag of a file. Shows what a program
// looks like when it leaves erasing to the compiler: the key is marked where it
// is declared and wiped nowhere. Covered by test/examples/mac-*.test.

#define _POSIX_C_SOURCE 200809L

#include "hmac.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define KEY_MIN 16 // NIST SP 800-107: shorter keys weaken the tag
#define KEY_MAX 4096

enum status {
  STATUS_OK = 0,
  STATUS_WRONG_TAG = 1,
  STATUS_USAGE = 2,
  STATUS_FILE = 3,
  STATUS_BAD_KEY = 4,
  STATUS_BAD_TAG = 5, // the tag on the command line is not a tag at all
};

static int usage(void) {
  fputs("usage: mac KEYFILE MESSAGEFILE               print the tag\n"
        "       mac --verify TAG KEYFILE MESSAGEFILE  check the tag (64 hex "
        "digits)\n",
        stderr);
  return STATUS_USAGE;
}

static int file_error(const char *what, const char *path) {
  fprintf(stderr, "mac: error: cannot %s '%s': %s\n", what, path,
          strerror(errno));
  return STATUS_FILE;
}

// Reads until the buffer is full or the file ends. read(2), not fread: stdio
// would keep a copy of the key in a buffer of its own. Returns the number of
// bytes, or -1.
static ssize_t read_fully(int file, SECRET unsigned char *buffer, size_t size) {
  size_t got = 0;
  while (got < size) {
    ssize_t n = read(file, buffer + got, size - got);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return -1;
    if (n == 0)
      break;
    got += (size_t)n;
  }
  return (ssize_t)got;
}

// Out: key, and its size. One byte more than a key may have tells an over-long
// file from a full one.
static int read_key(const char *path, SECRET unsigned char key[KEY_MAX + 1],
                    size_t *size) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return file_error("open the key file", path);
  ssize_t got = read_fully(file, key, KEY_MAX + 1);
  int saved = errno;
  close(file);
  errno = saved;
  if (got < 0)
    return file_error("read the key file", path);
  if (got < KEY_MIN) {
    fprintf(stderr,
            "mac: error: key in '%s' is too short: %zd bytes, at least %d are "
            "needed\n",
            path, got, KEY_MIN);
    return STATUS_BAD_KEY;
  }
  if (got > KEY_MAX) {
    fprintf(stderr,
            "mac: error: key in '%s' is too long: at most %d bytes are taken\n",
            path, KEY_MAX);
    return STATUS_BAD_KEY;
  }
  *size = (size_t)got;
  return STATUS_OK;
}

static int hash_message(struct hmac *mac, const char *path) {
  unsigned char piece[16384];
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return file_error("open the message file", path);
  ssize_t got;
  while ((got = read_fully(file, piece, sizeof piece)) > 0)
    hmac_update(mac, piece, (size_t)got);
  int saved = errno;
  close(file);
  errno = saved;
  return got < 0 ? file_error("read the message file", path) : STATUS_OK;
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return -1;
}

static int parse_tag(const char *text, unsigned char tag[HMAC_BYTES]) {
  size_t length = strlen(text);
  if (length != 2 * HMAC_BYTES) {
    fprintf(stderr, "mac: error: a tag has %d hex digits, not %zu\n",
            2 * HMAC_BYTES, length);
    return STATUS_BAD_TAG;
  }
  for (size_t i = 0; i < length; i++) {
    int digit = hex_digit(text[i]);
    if (digit < 0) {
      fprintf(stderr, "mac: error: character %zu of the tag is no hex digit\n",
              i + 1);
      return STATUS_BAD_TAG;
    }
    tag[i / 2] = (unsigned char)(i % 2 ? tag[i / 2] | digit : digit << 4);
  }
  return STATUS_OK;
}

static int print_tag(const unsigned char tag[HMAC_BYTES]) {
  for (size_t i = 0; i < HMAC_BYTES; i++)
    printf("%02x", tag[i]);
  putchar('\n');
  return fflush(stdout) == 0 ? STATUS_OK
                             : file_error("write to", "standard output");
}

// Holds the key from the first to the last byte; when it has returned, no trace
// of it is left.
static int run(const char *key_path, const char *message_path,
               const unsigned char *expected, unsigned char tag[HMAC_BYTES]) {
  SECRET unsigned char key[KEY_MAX + 1];
  size_t key_size = 0;
  int status = read_key(key_path, key, &key_size);
  if (status != STATUS_OK)
    return status;

  struct hmac mac;
  hmac_init(&mac, key, key_size);
  status = hash_message(&mac, message_path);
  if (status != STATUS_OK)
    return status;

  if (!expected) {
    hmac_final(&mac, tag);
    return STATUS_OK;
  }
  return hmac_verify(&mac, expected) ? STATUS_OK : STATUS_WRONG_TAG;
}

int main(int argc, char **argv) {
  unsigned char tag[HMAC_BYTES];
  if (argc == 3 && argv[1][0] != '-') {
    int status = run(argv[1], argv[2], NULL, tag);
    return status == STATUS_OK ? print_tag(tag) : status;
  }
  if (argc != 5 || strcmp(argv[1], "--verify") != 0)
    return usage();

  int status = parse_tag(argv[2], tag);
  if (status == STATUS_OK)
    status = run(argv[3], argv[4], tag, NULL);
  if (status == STATUS_OK)
    puts("tag is right");
  else if (status == STATUS_WRONG_TAG)
    fputs("mac: error: tag is wrong\n", stderr);
  return status;
}
