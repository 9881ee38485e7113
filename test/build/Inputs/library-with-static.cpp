// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <zeroize/secret.h>

static void (*report)(const char *, int);
static SECRET unsigned char key[32];
static int there() { return secret_declassify(key[7]) == 42; }

struct object {
  ~object() { report("at the destructor", there()); }
};
static object ends;

extern "C" void fill(void (*f)(const char *, int)) {
  report = f;
  for (unsigned char &byte : key)
    byte = 42;
}

static void last() { report("at the end", there()); }
__attribute__((section(".fini_array.00000"), used)) static void (*const entry)() = last;
