// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A password typed at a terminal: read from a pseudo terminal with echo off, stretched, compared; a typing mistake starts again.
// REQUIRES: terminals
// RUN: %residue %s
#define _GNU_SOURCE 1
#include "../kernels/Inputs/hmac-sha256.h"
#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static int prompt(int terminal, SECRET char *line, size_t size) {
  struct termios old, quiet;
  if (tcgetattr(terminal, &old) != 0)
    return -1;
  quiet = old;
  quiet.c_lflag &= ~(tcflag_t)ECHO;
  tcsetattr(terminal, TCSANOW, &quiet);
  size_t n = 0;
  while (n + 1 < size) {
    char c;
    if (read(terminal, &c, 1) != 1 || c == '\n')
      break;
    line[n++] = c;
  }
  line[n] = 0;
  tcsetattr(terminal, TCSANOW, &old);
  return (int)n;
}

static void stretch(const char *password, unsigned char out[32]) {
  struct hmac c;
  for (int i = 0; i < 10; i++) {
    hmac_init(&c, (const unsigned char *)password, strlen(password));
    sha256_update(&c.inner, out, 32);
    hmac_final(&c, out);
  }
}

static int login(int terminal, unsigned char *out) {
  for (int attempt = 0; attempt < 3; attempt++) {
    SECRET char password[64];
    if (prompt(terminal, password, sizeof password) < 8)
      continue;
    stretch(password, out);
    return 0;
  }
  return -1;
}

int main(void) {
  sha256_tables();
  int user[2];
  if (pipe(user) != 0)
    return 2;
  int other = posix_openpt(O_RDWR | O_NOCTTY);
  if (other < 0 || grantpt(other) || unlockpt(other))
    return 2;
  int terminal = open(ptsname(other), O_RDWR | O_NOCTTY);
  const unsigned char *key = zeroize_audit_begin(24);
  // The one who types; what is written here is the tool's secret itself.
  static unsigned char typed[24] __attribute__((aligned(64)));
  for (int i = 0; i < 20; i++)
    typed[i] = (unsigned char)('a' + (key[i] & 15));
  typed[20] = '\n';
  if (write(other, "oops\n", 5) != 5 || write(other, typed, 21) != 21)
    return 2;
  explicit_bzero(typed, sizeof typed);
  int result = login(terminal, zeroize_audit_output());
  zeroize_audit_observe();
  return result || print_output();
}
