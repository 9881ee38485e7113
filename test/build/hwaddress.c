// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards the helpers against HWAddressSanitizer, which puts tags into the addresses of variables that they name in assembly.
// (What it makes runs only on processors that ignore tags.)
//
// REQUIRES: x86_64-linux
// RUN: %zeroize -O2 -fsanitize=hwaddress %attrs_include -c %s -o %t.o
// RUN: %zeroize -O0 -fsanitize=hwaddress %attrs_include -c %s -o %t.o
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

unsigned char last(SECRET const unsigned char *key) {
  SECRET unsigned char *copy = malloc(64);
  if (!copy)
    return 0;
  memcpy(copy, key, 32);
  copy = realloc(copy, 128);
  if (!copy)
    return 0;
  unsigned char c = secret_declassify(copy[31]);
  free(copy);
  return c;
}
