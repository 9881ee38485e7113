// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whatever keeps the tool from observing a program to its end is exit status 2 with a reason, never
// "clean" and never "residue".
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 %audit_include %s -pthread -o %t
// DEFINE: %{bad} = %python %S/../Inputs/status.py 2 %zeroize_audit
// RUN: %{bad} %t crash 2>&1 | FileCheck --check-prefix=CRASH %s
// RUN: %{bad} %t crash-first 2>&1 | FileCheck --check-prefix=CRASH-FIRST %s
// RUN: %{bad} %t crash-between 2>&1 | FileCheck --check-prefix=CRASH-BETWEEN %s
// RUN: %{bad} %t abort 2>&1 | FileCheck --check-prefix=ABORT %s
// RUN: %{bad} %t no-begin 2>&1 | FileCheck --check-prefix=NO-BEGIN %s
// RUN: %{bad} %t no-observe 2>&1 | FileCheck --check-prefix=NO-OBSERVE %s
// RUN: %{bad} %t begin-twice 2>&1 | FileCheck --check-prefix=BEGIN-TWICE %s
// RUN: %{bad} %t begin-late 2>&1 | FileCheck --check-prefix=BEGIN-LATE %s
// RUN: %{bad} %t begin-large 2>&1 | FileCheck --check-prefix=BEGIN-LARGE %s
// RUN: %{bad} %t begin-none 2>&1 | FileCheck --check-prefix=BEGIN-NONE %s
// RUN: %{bad} %t other-count 2>&1 | FileCheck --check-prefix=OTHER-COUNT %s
// RUN: %{bad} %t other-place 2>&1 | FileCheck --check-prefix=OTHER-PLACE %s
// RUN: %{bad} %t exec 2>&1 | FileCheck --check-prefix=EXEC %s
// RUN: %{bad} %t status 2>&1 | FileCheck --check-prefix=STATUS %s
// RUN: %zeroize_audit --allow-exit-status %t status | FileCheck --check-prefix=ALLOWED %s
// RUN: %{bad} --timeout 1 %t forever 2>&1 | FileCheck --check-prefix=FOREVER %s
// RUN: %{bad} --timeout 1 %t wait-first 2>&1 | FileCheck --check-prefix=FOREVER %s
// RUN: %{bad} %t.missing 2>&1 | FileCheck --check-prefix=MISSING %s
// RUN: %{bad} %s 2>&1 | FileCheck --check-prefix=NO-PROGRAM %s
// RUN: %{bad} --json %t crash 2>/dev/null | count 0

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zeroize/audit.h>

static int is(const char *what, const char *name) { return !strcmp(what, name); }

static void *sleep_on(void *unused) {
  (void)unused;
  for (;;)
    pause();
}

static void crash(void) { *(volatile int *)8 = 0; }

int main(int count, char **arguments) {
  const char *what = count > 1 ? arguments[1] : "";
  pthread_t thread;
  size_t size = is(what, "begin-large") ? 4097 : is(what, "begin-none") ? 0 : 16;
  if (is(what, "crash-first"))
    crash();
  if (is(what, "no-begin"))
    return 0;
  if (is(what, "begin-late") && pthread_create(&thread, NULL, sleep_on, NULL))
    return 1;
  if (is(what, "wait-first"))
    pause();
  const unsigned char *key = zeroize_audit_begin(size);
  if (is(what, "begin-twice"))
    key = zeroize_audit_begin(16);
  if (is(what, "crash")) {
    fputs("last words\n", stderr);
    crash();
  }
  if (is(what, "no-observe"))
    return 0;
  if (is(what, "exec"))
    execl("/bin/true", "true", (char *)NULL);
  if (is(what, "forever"))
    for (;;)
      ;
  if (is(what, "other-count") && key[0] & 1)
    zeroize_audit_observe();
  if (is(what, "other-place") && key[0] & 1)
    zeroize_audit_observe();
  else
    zeroize_audit_observe();
  if (is(what, "crash-between"))
    crash();
  if (is(what, "abort"))
    abort();
  zeroize_audit_observe();
  return is(what, "status") ? 3 : 0;
}

// CRASH: last words
// CRASH-NEXT: zeroize-audit: error: '{{.*}}' was killed by SIGSEGV (Segmentation fault) after 0 observation points
// CRASH-FIRST: zeroize-audit: error: '{{.*}}' was killed by SIGSEGV (Segmentation fault) before it called zeroize_audit_begin()
// CRASH-BETWEEN: zeroize-audit: error: '{{.*}}' was killed by SIGSEGV (Segmentation fault) after 1 observation point{{$}}
// ABORT: zeroize-audit: error: '{{.*}}' was killed by SIGABRT (Aborted) after 1 observation point{{$}}
// NO-BEGIN: zeroize-audit: error: '{{.*}}' exited with status 0 and never called zeroize_audit_begin()
// NO-OBSERVE: zeroize-audit: error: '{{.*}}' reached no observation point; call zeroize_audit_observe()
// BEGIN-TWICE: zeroize-audit: error: '{{.*}}' called zeroize_audit_begin() twice
// BEGIN-LATE: zeroize-audit: error: call zeroize_audit_begin() before creating threads
// BEGIN-LARGE: zeroize-audit: error: zeroize_audit_begin() was asked for 4097 bytes; it gives 1 to 4096
// BEGIN-NONE: zeroize-audit: error: zeroize_audit_begin() was asked for 0 bytes; it gives 1 to 4096
// OTHER-COUNT: zeroize-audit: error: the runs disagree on the number of observation points ({{2 and 3|3 and 2}})
// OTHER-PLACE: zeroize-audit: error: the runs disagree on which observation point is number 1
// EXEC: zeroize-audit: error: '{{.*}}' replaced itself with another program after zeroize_audit_begin()
// STATUS: zeroize-audit: error: '{{.*}}' exited with status 3; see --allow-exit-status
// ALLOWED: residue at 0 of 2 observation points, 0 bytes in all
// FOREVER: zeroize-audit: error: the program did not finish within 1 second; see --timeout
// MISSING: zeroize-audit: error: cannot run '{{.*}}.missing': No such file or directory
// NO-PROGRAM: zeroize-audit: error: cannot run '{{.*}}program.c': Permission denied
