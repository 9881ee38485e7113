// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// --json is one valid JSON object on standard output and nothing else, whatever the program prints;
// the sums agree.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 -g %audit_include %s -o %t
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit --json %t > %t.json 2> %t.err
// RUN: %python -m json.tool %t.json | FileCheck %s
// RUN: FileCheck --check-prefix=ERR %s < %t.err
// RUN: %python %S/Inputs/sums.py %t.json

#include <stdio.h>
#include <zeroize/audit.h>

static unsigned char table[40];

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  puts("printed \"by\" the program");
  zeroize_audit_observe_copies();
  void *to = table;
  size_t size = 16;
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(key), "+c"(size)::"memory");
  zeroize_audit_observe();
  return 0;
}

// CHECK: "program": "{{.*}}json.c.tmp"
// CHECK: "secret_bytes": 16
// CHECK: "rounds": 2
// CHECK: "runs": 18
// CHECK: "bytes": 16
// CHECK: "number": 1
// CHECK: "kind": "copies"
// CHECK: "bytes": 0
// CHECK: "places": {}
// CHECK: "findings": []
// CHECK: "number": 2
// CHECK: "kind": "residue"
// CHECK: "file": "{{.*}}json.c"
// CHECK: "line": [[#@LINE-17]]
// CHECK: "function": "main"
// CHECK: "places": {
// CHECK-NEXT: "globals of json.c.tmp": 16
// CHECK: "address": "0x{{[0-9a-f]+}}"
// CHECK-NEXT: "bytes": 16
// CHECK-NEXT: "value": "{{[0-9a-f]+}}"
// CHECK-NEXT: "note": "table"
// CHECK-NEXT: "unsteady": false
// ERR: printed "by" the program
