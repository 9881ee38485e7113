// A helper that scrubs for itself on each of a thousand calls makes the plugin too slow to use; one that nobody scrubs for leaks.
// RUN: %zeroize -O1 -S %s -o - | FileCheck %s
// Without optimisation everybody scrubs for itself.
// RUN: %zeroize -O0 -S %s -o - | FileCheck %s --check-prefix=O0

#define NOINLINE __attribute__((noinline))
#define SECRET __attribute__((secret))

/* Keeps `n` bytes of frame with `x` in them. */
#define HOLD(n, x)                                                             \
  long buffer[(n) / 8];                                                        \
  buffer[0] = (x);                                                             \
  __asm__ volatile("" : : "r"(buffer) : "memory")

// O0-LABEL: inner:
// O0:         movups %xmm{{[0-9]+}}, (%rsp)
// O0:         retq

// The innermost function leaves 40 bytes of frame, and its return address, to its callers.
// CHECK-LABEL: inner:
// CHECK:         subq $40, %rsp
// CHECK-NOT:     movups
// CHECK-NOT:     xorl
// CHECK:         addq $40, %rsp
// CHECK-NOT:     xorl
// CHECK:         retq
static NOINLINE void inner(long x) { HOLD(40, x); }

// One in the middle passes on what it was left.
// CHECK-LABEL: middle:
// CHECK:         callq inner
// CHECK-NOT:     {{leaq -.*|addq [$]-.*|subq .*}}%rsp
// CHECK-NOT:     xorl
// CHECK:         retq
static NOINLINE void middle(long x) {
  HOLD(24, x);
  inner(x);
}

// The outermost function scrubs once for all: 48 and 32 bytes below its own frame.
// CHECK-LABEL: outer.zeroize_body:
// CHECK:         callq middle
// CHECK:         callq inner
// CHECK:         {{leaq -80\(%rsp\)|addq [$]-80|subq [$]80}}, %rsp
// CHECK:         .cfi_adjust_cfa_offset 80
// CHECK:         movups %xmm0, (%rsp)
// CHECK-COUNT-4: movups
// CHECK:         {{leaq 80\(%rsp\)|addq [$]80|subq [$]-80}}, %rsp
// CHECK:         .cfi_adjust_cfa_offset -80
// CHECK-NOT:     xorl %edi, %edi
// CHECK:         retq
// CHECK-LABEL: outer:
// CHECK:         callq __zeroize_leave_{{[a-z]+}}
// CHECK:         retq
void outer(SECRET long x) {
  middle(x);
  inner(x);
}

// A call under a condition is covered right behind it: at the exit, the memory below may never have been ours.
// CHECK-LABEL: conditional.zeroize_body:
// CHECK:         je [[OUT:.LBB[0-9_]+]]
// CHECK:         callq inner
// CHECK:         {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK:         {{leaq 48\(%rsp\)|addq [$]48|subq [$]-48}}, %rsp
// CHECK:       [[OUT]]:
// CHECK-NOT:     {{(leaq|addq|subq) .*%rsp$}}
// CHECK:         retq
void conditional(SECRET long x, int n) {
  if (n)
    inner(x);
}

// What the moves of the stack pointer around that release is zeroed already.
// CHECK-LABEL: conditional_in_frame.zeroize_body:
// CHECK:         callq inner
// CHECK:         {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK:         xorps %xmm0, %xmm0
// CHECK-NEXT:    movups %xmm0, (%rsp)
// CHECK-NEXT:    movups %xmm0, 16(%rsp)
// CHECK-NEXT:    movups %xmm0, 32(%rsp)
// CHECK-NEXT:    {{leaq 48\(%rsp\)|addq [$]48|subq [$]-48}}, %rsp
// CHECK:         retq
void conditional_in_frame(SECRET long x, int n) {
  long kept[4];
  __asm__ volatile("" : : "r"(kept) : "memory");
  if (n)
    inner(x);
  __asm__ volatile("" : : "r"(kept) : "memory");
}

// What the exit scrubs for another call's sake covers one under a condition as well.
// CHECK-LABEL: covered.zeroize_body:
// CHECK-NOT:     {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK:         callq middle
// CHECK-NEXT:    {{leaq -80\(%rsp\)|addq [$]-80|subq [$]80}}, %rsp
// CHECK-NOT:     {{leaq -.*|addq [$]-.*|subq .*}}%rsp
// CHECK:         retq
void covered(SECRET long x, int n) {
  if (n)
    inner(x);
  middle(x);
}

// A loop that runs at least once covers its calls at the exit, not in each turn.
// CHECK-LABEL: loop.zeroize_body:
// CHECK:       [[LOOP:.LBB[0-9_]+]]:
// CHECK:         callq inner
// CHECK-NOT:     {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK:         jne [[LOOP]]
// CHECK:         {{leaq -48\(%rsp\)|addq [$]-48|subq [$]48}}, %rsp
// CHECK:         {{leaq 48\(%rsp\)|addq [$]48|subq [$]-48}}, %rsp
// CHECK:         retq
void loop(SECRET long x) {
  for (int i = 0; i < 1000; i++)
    inner(x + i);
}

// Also called from a function that holds no secret: then an entry scrubs for it.
// CHECK-LABEL: {{^}}shared.zeroize_body:
// CHECK-NOT:     __zeroize_{{enter|leave}}
// CHECK-NOT:     movups %xmm0, (%rsp)
// CHECK:         retq
// CHECK:       {{^}}shared:
// CHECK:         callq __zeroize_enter
// CHECK:         callq shared.zeroize_body
// CHECK-NEXT:    subq $48, %rsp
// CHECK:         movq %rcx, (%rsp)
// CHECK:         movq %rcx, 40(%rsp)
// CHECK-NEXT:    addq $48, %rsp
// CHECK:         callq __zeroize_leave_scratch
// CHECK:         retq
// CHECK-LABEL: {{^}}public:
// CHECK:         {{callq|jmp}} shared{{$| }}
// CHECK-LABEL: {{^}}secret_user.zeroize_body:
// CHECK:         callq shared.zeroize_body
static NOINLINE void shared(long x) { HOLD(40, x); }
void public(long x) { shared(x); }
void secret_user(SECRET long x) { shared(x); }

// A caller that was never told that it holds a secret, and holds one all the same, is outside the region.
// CHECK-LABEL: entry:
// CHECK:         movups %xmm0, (%rsp)
// CHECK:         {{xorl %edi, %edi|callq __zeroize_leave_scratch}}
// CHECK:         retq
static void entry(long x, long *out) {
  SECRET long k = x * x;
  HOLD(40, k);
  *out = k;
}
long infers(long x) {
  long out;
  entry(x, &out);
  return out;
}

// So does one whose address is known to others.
// CHECK-LABEL: pointed_to.zeroize_body:
// CHECK:         movups %xmm0, (%rsp)
// CHECK:         retq
// CHECK-LABEL: pointed_to:
// CHECK:         callq __zeroize_leave_{{[a-z]+}}
// CHECK:         retq
static NOINLINE void pointed_to(long x) { HOLD(40, x); }
void (*pointer)(long) = pointed_to;
void direct_user(SECRET long x) { pointed_to(x); }

// How deep recursion went, nobody knows: each level scrubs for itself.
// CHECK-LABEL: recursive:
// CHECK:         callq recursive
// CHECK:         movups %xmm{{[0-9]+}}, (%rsp)
// CHECK:         retq
static NOINLINE void recursive(long x, int n) {
  HOLD(40, x);
  if (n)
    recursive(x * 3, n - 1);
  __asm__ volatile("" : : "r"(buffer) : "memory");
}
void recursion(SECRET long x) { recursive(x, 5); }

// Where a secret's scope ends and the function goes on, what its calls have left is not kept until the exit.
// CHECK-LABEL: fill:
// CHECK-LABEL: serve:
// CHECK:         callq fill
// CHECK-NOT:     a secret's scope ends
// CHECK:         xorl %edi, %edi
// CHECK:         addq $-48, %rsp
// CHECK:         movups %xmm0, 32(%rsp)
// CHECK:         addq $48, %rsp
// CHECK:         callq *wait_for_more
static NOINLINE void fill(unsigned char *key) {
  HOLD(40, 3);
  key[0] = (unsigned char)buffer[0];
}
void wait_for_more(void);
_Noreturn void serve(void) {
  for (;;) {
    {
      SECRET unsigned char key[32];
      fill(key);
      __asm__ volatile("" : : "r"(key) : "memory");
    }
    wait_for_more();
  }
}
