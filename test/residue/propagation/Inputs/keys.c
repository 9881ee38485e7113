// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Variables of another file.
#include "keys.h"

SECRET unsigned char key[32];
SECRET unsigned char unsized[32];
SECRET unsigned char *pointer = key;
SECRET _Thread_local unsigned char own[32];
struct context object;

void set_keys(const unsigned char *from) {
  memcpy(key, from, 32);
  memcpy(unsized, from, 32);
  memcpy(own, from, 32);
  memcpy(object.key, from, 32);
}

void clear_keys(void) {
  static const unsigned char none[32];
  set_keys(none);
}
