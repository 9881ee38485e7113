// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Noise that by chance looks like a secret in one round, as threads under load can, does not do so when the
// same secrets are tried again.
//
// REQUIRES: x86_64-linux
// RUN: rm -f %t.count
// RUN: %clang -O1 %audit_include %s -o %t
// RUN: %zeroize_audit -v %t %t.count | FileCheck %s

#include <fcntl.h>
#include <unistd.h>
#include <zeroize/audit.h>

static volatile unsigned char table[8];

/// Which run this is: the file has a byte for each.
static long run_number(const char *path) {
  int file = open(path, O_CREAT | O_RDWR | O_APPEND, 0600);
  if (file < 0 || write(file, "", 1) != 1)
    _exit(1);
  long number = lseek(file, 0, SEEK_END) - 1;
  close(file);
  return number;
}

int main(int count, char **arguments) {
  // The secrets of the first round, in their order.
  static const unsigned char order[] = {0, 1, 2, 1, 2, 0, 2, 0, 1};
  zeroize_audit_begin(16);
  long number = count > 1 ? run_number(arguments[1]) : 0;
  if (number < (long)sizeof order)
    table[3] = 5 * order[number];
  number = 0;
  zeroize_audit_observe();
  return 0;
}

// CHECK: observation point 1, {{.*}}: clean
// CHECK: 27 runs with 6 secrets of 16 bytes
