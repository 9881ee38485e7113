// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A secret whose block has ended is wiped once more before the program ends: that is no use after the
// scope, and not another variable's storage, which an exit handler may still read.
//
// REQUIRES: x86_64-linux, sanitizers
// DEFINE: %{build} = %zeroize %quiet -g -fno-sanitize-recover=all %attrs_include %s -o %t
// RUN: %{build} -O0 -fsanitize=address && %t | FileCheck %s
// RUN: %{build} -O1 -fsanitize=address,undefined && %t | FileCheck %s
// RUN: %{build} -O2 -fsanitize=address -fsanitize-address-use-after-return=always && %t | FileCheck %s
// RUN: %{build} -O2 -fsanitize=address -fplugin-arg-zeroize-test-all-locals && %t | FileCheck %s --check-prefix=ALL
// RUN: %{build} -O2 -fsanitize=memory -fplugin-arg-zeroize-test-all-locals && %t | FileCheck %s --check-prefix=ALL
// RUN: %{build} -O2 -fsanitize=thread && %t | FileCheck %s
// RUN: %{build} -O0 && %t | FileCheck %s
// RUN: %{build} -O2 && %t | FileCheck %s
// RUN: %{build} -Oz && %t | FileCheck %s
// ALL: jumps 89f4f927
// CHECK: jumps 89f4f927
// CHECK: handler 6b6b6b6b

#include <zeroize/secret.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOINLINE __attribute__((noinline))

static unsigned char *kept;

static void handler(void) {
  printf("handler %02x%02x%02x%02x\n", kept[0], kept[1], kept[2], kept[3]);
}

NOINLINE static unsigned mix(const unsigned char *bytes, unsigned n) {
  unsigned h = 1;
  for (unsigned i = 0; i < n; i++)
    h = h * 33 + bytes[i];
  return h;
}

NOINLINE static void fill(unsigned char *bytes, unsigned n, unsigned seed) {
  for (unsigned i = 0; i < n; i++)
    bytes[i] = (unsigned char)(seed * 7 + i);
}

NOINLINE static void keep(unsigned char *bytes) {
  memset(bytes, 0x6b, 40);
  kept = bytes;
}

// Out of and back into blocks whose secrets are poisoned between.
NOINLINE static unsigned jumps(unsigned seed) {
  static void *const to[] = {&&first, &&second, &&out};
  unsigned h = 0, n = 0;
again:
  for (unsigned i = 0; i < 3; i++) {
    SECRET unsigned char key[40];
    fill(key, sizeof key, seed + i);
    h += mix(key, sizeof key);
    if (i == 1 && seed < 3) {
      seed++;
      goto again;
    }
  }
first: {
  SECRET unsigned char key[40];
  fill(key, sizeof key, seed);
  h += mix(key, sizeof key);
  goto *to[++n > 3 ? 2 : n % 2];
}
second: {
  SECRET unsigned char key[48];
  fill(key, sizeof key, seed + 1);
  h ^= mix(key, sizeof key);
  goto *to[++n > 3 ? 2 : 0];
}
out:
  return h;
}

NOINLINE static void end(unsigned seed) {
  {
    SECRET unsigned char key[40];
    fill(key, sizeof key, seed);
    mix(key, sizeof key);
  }
  {
    unsigned char other[40];
    keep(other);
    exit(0);
  }
}

int main(int argc, char **argv) {
  (void)argv;
  atexit(handler);
  printf("jumps %08x\n", jumps((unsigned)argc));
  end((unsigned)argc);
}
