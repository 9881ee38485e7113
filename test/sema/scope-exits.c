// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against an exit edge without a wipe. The program counts: a stand-in for the wipe (with the
// IR passes off, the call stays a call) checks that each variable that came to life is wiped once,
// innermost first, whichever way its scope is left.
//
// RUN: %zeroize %quiet -std=gnu11 -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s
// RUN: %zeroize %quiet -std=gnu11 -O0 -emit-llvm -Xclang -disable-llvm-passes -c -o %t.bc %s
// RUN: %clang -w -O0 %t.bc -o %t && %t
// RUN: %zeroize %quiet -std=gnu11 -O2 -emit-llvm -Xclang -disable-llvm-passes -c -o %t.bc %s
// RUN: %clang -w -O2 %t.bc -o %t && %t
// REQUIRES: x86_64-linux

#include <stdio.h>
#include <stdlib.h>

#define SECRET __attribute__((secret))

// The wipes of one call, by the first byte of each variable.
static char trace[64];
static int length;

// CHECK-NOT: call void @__zeroize_scope_exit{{.*}}trace
__attribute__((visibility("hidden"))) void stand_in(void *p) __asm__("__zeroize_scope_exit");
void stand_in(void *p) { trace[length++] = *(char *)p; }

static void expect(const char *wanted, int line) {
  trace[length] = 0;
  for (int i = 0;; ++i)
    if (wanted[i] != trace[i]) {
      printf("line %d: wiped '%s', expected '%s'\n", line, trace, wanted);
      exit(1);
    } else if (!wanted[i]) {
      break;
    }
  length = 0;
}
#define EXPECT(wanted) expect(wanted, __LINE__)

// CHECK-LABEL: define {{.*}}@early_return(
// CHECK: call void @__zeroize_scope_exit
// CHECK: ret i32
static int early_return(int n) {
  SECRET char a = 'a';
  if (n)
    return a;
  SECRET char b = 'b';
  return b;
}

static void loops(int n) {
  for (int i = 0; i < 3; ++i) {
    SECRET char a = 'a';
    if (i == n)
      continue;
    SECRET char b = 'b';
    if (i == 1)
      break;
  }
  int i = 0;
  do {
    SECRET char d = 'd';
    if (i)
      continue;
  } while (++i < 2);
}

static void nested(int n) {
  SECRET char a = 'a';
  {
    SECRET char b = 'b';
    {
      SECRET char c = 'c';
      if (n)
        goto out;
    }
  }
out:;
}

// The declaration is jumped over: legal C, and the variable is in scope at the label.
static void goto_over(int n) {
  char done = 'n';
  if (n)
    goto inside;
  SECRET char a = 'a';
inside:
  a = 'x';
  done = 'y';
}

static void backwards(void) {
  int n = 0;
again:;
  SECRET char a = '0' + n;
  if (++n < 3)
    goto again;
}

static void into_block(void) {
  goto in;
  {
    SECRET char a;
  in:
    a = 'a';
  }
}

static void switches(int n) {
  switch (n) {
    SECRET char a;
  case 0:
    a = 'a';
    break;
  case 1: {
    a = 'A';
    SECRET char b = 'b';
    break;
  }
  default:
    a = 'd';
  }
}

static void vla(int n) {
  for (int i = 1; i <= n; ++i) {
    SECRET char a[i];
    a[0] = '0' + i;
    if (i == 2)
      return;
  }
}

static int statement_expression(int n) {
  SECRET char a = 'a';
  return ({
    SECRET char b = 'b';
    if (n)
      return 1;
    b;
  });
}

static void headers(void) {
  for (SECRET char f = 'f'; f < 'h'; ++f) {
    SECRET char g = 'g';
  }
}

static void computed_goto(int n) {
  void *target = n ? &&yes : &&no;
  {
    SECRET char a = 'a';
  }
  goto *target;
no:;
  SECRET char b = 'b';
yes:
  b = 'B';
}

static void record(void) {
  struct {
    char name;
    SECRET int value;
  } r = {'r', 1}, s[2] = {{'s', 1}};
}

_Noreturn static void never_returns(int n) {
  for (;;) {
    SECRET char a = 'a';
    if (n-- == 0)
      EXPECT("aa"), exit(0);
  }
}

int main(void) {
  early_return(1), EXPECT("a");
  early_return(0), EXPECT("ba");
  loops(0), EXPECT("abadd");
  nested(0), EXPECT("cba");
  nested(1), EXPECT("cba");
  goto_over(0), EXPECT("x");
  goto_over(1), EXPECT("x");
  backwards(), EXPECT("012");
  into_block(), EXPECT("a");
  switches(0), EXPECT("a");
  switches(1), EXPECT("bA");
  switches(2), EXPECT("d");
  vla(1), EXPECT("1");
  vla(3), EXPECT("12");
  statement_expression(0), EXPECT("ba");
  statement_expression(1), EXPECT("ba");
  headers(), EXPECT("ggh");
  computed_goto(0), EXPECT("aB");
  computed_goto(1), EXPECT("aB");
  record(), EXPECT("sr");
  never_returns(2);
}
