// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where stack that inner functions have left is zeroed when not every way to the exit leads through the call.
// RUN: %zeroize -O1 -S %s -o - | FileCheck %s
// RUN: %zeroize -O2 -S -mllvm -tail-dup-placement-threshold=40 %s -o - | FileCheck %s --check-prefix=EXITS
// RUN: %zeroize -O2 -S -mllvm -verify-machineinstrs %s -o /dev/null

#define NOINLINE __attribute__((noinline))
#define SECRET __attribute__((secret))
static NOINLINE long inner(long x) {
  long buffer[5];
  buffer[0] = x;
  __asm__ volatile("" : : "r"(buffer) : "memory");
  return buffer[1];
}

// An early return does not make each call be scrubbed for: once, where the ways meet.
// CHECK-LABEL: {{^}}early_return.zeroize_body:
// CHECK:         callq inner
// CHECK-NOT:     {{add|lea|sub}}q {{.*}}, %rsp
// CHECK:         callq inner
// CHECK-NOT:     {{add|lea|sub}}q {{.*}}, %rsp
// CHECK:         callq inner
// CHECK:         {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK:         {{leaq 48\(%rsp\)|addq [$]48|subq [$]-48}}, %rsp
// CHECK-NOT:     $-48, %rsp
// CHECK:         .size early_return.zeroize_body
long early_return(SECRET long x, int n) {
  if (n > 5)
    return 0;
  long r = inner(x);
  r ^= inner(x + r);
  return r ^ inner(x * r);
}

// Behind a loop that may not run at all, not in each turn.
// CHECK-LABEL: {{^}}turns.zeroize_body:
// CHECK:       [[LOOP:.LBB[0-9_]+]]:
// CHECK:         callq inner
// CHECK-NOT:     {{add|lea|sub}}q {{.*}}, %rsp
// CHECK:         jne [[LOOP]]
// CHECK:         {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK:         {{leaq 48\(%rsp\)|addq [$]48|subq [$]-48}}, %rsp
// CHECK-NOT:     $-48, %rsp
// CHECK:         .size turns.zeroize_body
void turns(SECRET long x, int n) {
  for (int i = 0; i < n; i++)
    x ^= inner(x);
}

// Not where another call follows in any case.
// CHECK-LABEL: {{^}}ahead.zeroize_body:
// CHECK:         callq inner
// CHECK-NOT:     {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK:         callq inner
// CHECK:         {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK-NOT:     {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK:         .size ahead.zeroize_body
long ahead(SECRET long x, int n) {
  for (int i = 0; i < n; i++)
    x ^= inner(x);
  return inner(x);
}

// On the edge between two blocks that have others beside it, not in front of the branch.
// CHECK-LABEL: {{^}}between.zeroize_body:
// CHECK:         callq inner
// CHECK-NOT:     {{add|lea|sub}}q {{.*}}, %rsp
// CHECK:         j{{n?}}e
// CHECK:         addq $-48, %rsp
// CHECK:         .size between.zeroize_body
long between(SECRET long x, int n) {
  long r = 0;
  if (n) {
    r = inner(x);
    if (r != 7)
      __asm__ volatile("# more" : "+r"(r));
  }
  return r ^ x;
}

// A function that leaves its frame to its caller erases what it has used at some of its exits only: the caller counts on what
// it has used at all of them, its own frame.
// EXITS-LABEL: {{^}}several_exits:
// EXITS:         callq inner
// EXITS:         callq inner
// EXITS:         addq $-48, %rsp
// EXITS:         addq $48, %rsp
// EXITS:         retq
// EXITS:         callq inner
// EXITS:         addq $-48, %rsp
// EXITS:         addq $48, %rsp
// EXITS:         retq
// EXITS:         imulq
// EXITS-NOT:     $-48, %rsp
// EXITS:         .size several_exits
static NOINLINE long several_exits(long x, int n) {
  long kept[4];
  __asm__ volatile("" : : "r"(kept) : "memory");
  if (n & 1)
    return inner(x) ^ kept[1];
  if (n & 2)
    return kept[0] * x;
  return inner(kept[2]) + inner(x);
}
long exits(SECRET long x, int n) { return several_exits(x, n) ^ several_exits(x * 3, n + 1); }
