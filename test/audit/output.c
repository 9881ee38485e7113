// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The program's output is shown once, not once a run; every run reads the same input from the same
// place; an empty input takes the place of a terminal or pipe.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 %audit_include %s -o %t
// RUN: echo "one two" > %t.in
// RUN: %python -c "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:], stdin=open(sys.argv[1] + '.in')).returncode)" %t
// RUN: sh -c "%zeroize_audit %t file < %t.in" > %t.out 2> %t.err
// RUN: FileCheck %s < %t.out
// RUN: FileCheck --check-prefix=ERR %s < %t.err
// RUN: echo "one two" | %zeroize_audit %t empty
// RUN: sh -c "%zeroize_audit -q %t file < %t.in" | FileCheck --check-prefix=QUIET %s

#include <stdio.h>
#include <string.h>
#include <zeroize/audit.h>

int main(int count, char **arguments) {
  char before[8] = "", after[8] = "";
  int read = scanf("%7s", before);
  // What was read ahead is in the program, and so in every fork; the next read is not.
  setvbuf(stdout, NULL, _IONBF, 0);
  printf("before %s\n", before);
  zeroize_audit_begin(16);
  rewind(stdin);
  read += scanf("%*s %7s", after);
  printf("after %s\n", after);
  fprintf(stderr, "to stderr\n");
  zeroize_audit_observe();
  if (count > 1 && !strcmp(arguments[1], "empty"))
    return read > 0;
  return strcmp(after, "two") != 0;
}

// CHECK: before one
// CHECK-NEXT: after two
// CHECK-NEXT: observation point 1, {{.*}}: clean
// CHECK-NOT: {{.}}
// ERR: to stderr
// ERR-NOT: {{.}}
// QUIET: before one
// QUIET-NEXT: after two
// QUIET-NOT: {{.}}
