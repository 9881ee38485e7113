// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A logger with variable arguments that a secret is passed through on the way to a redacted line.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <stdarg.h>

static char line[256];

static void log_line(const char *format, ...) {
  char buffer[256];
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  int n = vsnprintf(buffer, sizeof buffer, format, arguments);
  // Shows the first two characters of what was formatted, and its length.
  snprintf(line, sizeof line, "%.2s... (%d)", buffer, n);
  vsnprintf(buffer, sizeof buffer, format, again);
  va_end(again);
  va_end(arguments);
}

static void account(SECRET const unsigned char *seed) {
  SECRET char token[33];
  SECRET double balance = load32(seed) / 7.0;
  for (int i = 0; i < 32; i++)
    token[i] = (char)('a' + (seed[i] & 15));
  token[32] = 0;
  log_line("ok token %s balance %a of %08x", token, balance, load32(seed + 8));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  account(key);
  memcpy(zeroize_audit_output(), line, 5);
  memset(line, 0, sizeof line);
  zeroize_audit_observe();
  return print_output();
}
