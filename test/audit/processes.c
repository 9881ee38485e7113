// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Another process that the program starts is not observed, which is said; its own observation points
// neither kill it nor end the observation of the program, whether or not they share memory.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 %audit_include %s -o %t
// RUN: %zeroize_audit %t > %t.out 2> %t.err
// RUN: FileCheck %s < %t.out
// RUN: FileCheck --check-prefix=ERR %s < %t.err

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zeroize/audit.h>

static void wait_for(pid_t pid) {
  int status;
  if (waitpid(pid, &status, 0) != pid || status)
    abort();
}

int main(void) {
  zeroize_audit_begin(16);
  pid_t pid = fork();
  if (!pid) {
    zeroize_audit_observe();
    _exit(0);
  }
  wait_for(pid);
  zeroize_audit_observe();
  if (system("exit 0"))
    abort();
  zeroize_audit_observe();
  return 0;
}

// CHECK: observation point 1, line [[#@LINE-7]],{{.*}}: clean
// CHECK: observation point 2, line [[#@LINE-5]],{{.*}}: clean
// CHECK-NEXT: residue at 0 of 2
// ERR: zeroize-audit: warning: '{{.*}}' started another process, which is not observed
// ERR-NOT: warning
