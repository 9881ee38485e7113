// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the end of the program finds in frames: a function that only asserts needs no record, one that calls it does, and neither a sanitizer's report nor a function that may throw is an end.
// RUN: %zeroize -O2 -S %s -o - | FileCheck %s
// RUN: %zeroize -O2 -S %s -o - -fsanitize=undefined -fno-sanitize-recover=all -DNOTHING | FileCheck %s --check-prefix=REPORTS
// RUN: %zeroize -O2 -S -xc++ %s -o - -DTHROWS | FileCheck %s --check-prefix=THROWS

#ifdef __cplusplus
extern "C" {
#define NOTHROW noexcept
#else
#define NOTHROW
#endif
void __assert_fail(const char *, const char *, unsigned, const char *) NOTHROW __attribute__((noreturn));
void fail(void) __attribute__((noreturn));
unsigned mix(const unsigned *);

// REPORTS-LABEL: asserts{{(.zeroize_body)?}}:
// REPORTS-NOT: {{__zeroize_exit|frame_table}}
// REPORTS: __ubsan_handle
// REPORTS-NOT: {{__zeroize_exit|frame_table}}
// REPORTS: .Lfunc_end
// THROWS-LABEL: asserts{{(.zeroize_body)?}}:
// THROWS-NOT: __zeroize_exit
// THROWS: callq *fail@GOTPCREL
// THROWS-NOT: __zeroize_exit
// THROWS: .Lfunc_end

// CHECK-LABEL: asserts{{(.zeroize_body)?}}:
// CHECK: .section .rodata.zeroize,"a",@progbits
// CHECK: [[TABLE:.Lzeroize_frame_table[0-9]+]]:
// CHECK-NOT: __zeroize_exit_frames
// CHECK: leaq [[TABLE]](%rip), %r11
// CHECK-NEXT: callq __zeroize_exit_wipe
// CHECK: callq *__assert_fail@GOTPCREL
__attribute__((noinline)) int asserts(const int *in, const unsigned *other) {
  __attribute__((secret)) int a[8];
  for (int i = 0; i < 8; i++)
    a[i] = in[i] / 3;
#ifdef THROWS
  if (other[0] > 7)
    fail();
#elif !defined(NOTHING)
  if (other[0] > 7)
    __assert_fail("other[0] <= 7", __FILE__, __LINE__, __func__);
#endif
  return (int)mix((unsigned *)a) + in[1];
}

// CHECK-LABEL: calls{{(.zeroize_body)?}}:
// CHECK: [[OUTER:.Lzeroize_frame_table[0-9]+]]:
// CHECK: leaq [[OUTER]](%rip), %r
// CHECK: %fs:__zeroize_exit_frames@TPOFF
// CHECK: callq asserts.zeroize_body
// CHECK: %fs:__zeroize_exit_frames@TPOFF
// CHECK: retq
int calls(const int *in, const unsigned *other) {
  __attribute__((secret)) int b = in[9];
  return asserts(in, other) + b;
}
#ifdef __cplusplus
}
#endif
