// longjmp skips the exits of all functions between itself and setjmp: those need to be erased by the jump, wherever in the file
// it is written, and what cannot be replaced needs a warning.
// RUN: %zeroize %quiet %attrs_include -O1 -S -emit-llvm %s -o - 2>&1 | FileCheck %s
// RUN: %zeroize %quiet %attrs_include -O0 -S -emit-llvm %s -o - 2>&1 | FileCheck %s
// RUN: %zeroize %quiet %attrs_include -DNONE -O1 -S -emit-llvm %s -o - 2>&1 | FileCheck %s --check-prefix=NONE

#include <setjmp.h>
#include <signal.h>
#include <ucontext.h>
#include <zeroize/secret.h>

#define NOINLINE __attribute__((noinline))

extern jmp_buf place;
extern sigjmp_buf signal_place;
extern void *buffer[5];
void use(const unsigned char *key);
void __longjmp_chk(jmp_buf, int);
void register_jump(void (*)(jmp_buf, int));

// CHECK: warning: zeroize: what '__builtin_longjmp' in 'jumps_inside' leaves behind is not erased [zeroize-longjmp]
// CHECK: warning: zeroize: what 'longjmp' leaves behind is not erased if it is called through a pointer [zeroize-longjmp]
// CHECK: warning: zeroize: what 'setcontext' in 'resumes' leaves behind is not erased [zeroize-longjmp]
// NONE-NOT: zeroize

#ifndef NONE
// CHECK-LABEL: define {{.*}}@jumps(
// CHECK: call void @__zeroize_longjmp(ptr{{.*}} @place, i32{{.*}} 3, ptr{{.*}} @longjmp)
void jumps(const unsigned char *in) {
  SECRET unsigned char key[32];
  for (int i = 0; i < 32; i++)
    key[i] = in[i];
  use(key);
  longjmp(place, 3);
}
#endif

// CHECK-LABEL: define {{.*}}@holds_none(
// CHECK-NOT: call void @longjmp
// CHECK: call void @__zeroize_longjmp(ptr{{.*}} @place, i32{{.*}}, ptr{{.*}} @longjmp)
void holds_none(int code) { longjmp(place, code); }

// CHECK-LABEL: define {{.*}}@out_of_handler(
// CHECK: call void @__zeroize_longjmp(ptr{{.*}} @signal_place, i32{{.*}}, ptr{{.*}} @siglongjmp)
void out_of_handler(int code) { siglongjmp(signal_place, code); }

// CHECK-LABEL: define {{.*}}@fortified(
// CHECK: call void @__zeroize_longjmp(ptr{{.*}} @place, i32{{.*}}, ptr{{.*}} @__longjmp_chk)
void fortified(int code) {
  __longjmp_chk(place, code);
  __builtin_unreachable();
}

// CHECK-LABEL: define {{.*}}@jumps_inside(
void jumps_inside(void) { __builtin_longjmp(buffer, 1); }

// CHECK-LABEL: define {{.*}}@yields(
// CHECK: call i32 @__zeroize_longjmp_swap(ptr{{.*}}, ptr{{.*}}, ptr{{.*}} @swapcontext)
int yields(ucontext_t *from, const ucontext_t *to) { return swapcontext(from, to); }

// Called from inside a region, by name or through a pointer; handed to somebody there; from elsewhere.
// CHECK-LABEL: define {{.*}}@named(
// CHECK: call i32 @__zeroize_signal_stack(ptr{{.*}}, ptr{{.*}}, ptr{{.*}} @sigaltstack)
NOINLINE int named(const stack_t *stack, stack_t *old) { return sigaltstack(stack, old); }

// CHECK-LABEL: define {{.*}}@pointed_to(
// CHECK: call i32 @__zeroize_signal_stack(
NOINLINE int pointed_to(const stack_t *stack) { return sigaltstack(stack, 0); }
int (*pointer)(const stack_t *) = pointed_to;

// CHECK-LABEL: define {{.*}}@handed_over(
// CHECK: call i32 @__zeroize_signal_stack(
NOINLINE void handed_over(void) { sigaltstack(0, 0); }
void run(void (*)(void));

// CHECK-LABEL: define {{.*}}@outside(
// CHECK: call i32 @sigaltstack(
NOINLINE int outside(const stack_t *stack, stack_t *old) { return sigaltstack(stack, old); }

#ifndef NONE
void region(const unsigned char *in, const stack_t *stack) {
  SECRET unsigned char key[32];
  for (int i = 0; i < 32; i++)
    key[i] = in[i];
  use(key);
  named(stack, 0);
  pointer(stack);
  run(handed_over);
}
#endif

void hands_it_on(void) { register_jump(longjmp); }

void resumes(const ucontext_t *to) { setcontext(to); }

// CHECK: define linkonce_odr hidden {{.*}}@__zeroize_longjmp(
