// What foreign code leaves below the stack pointer stays there if the margin is not scrubbed, or not as deep as asked.
// RUN: %zeroize -O2 -S %s -o - | FileCheck %s --check-prefixes=CHECK,DEFAULT
// RUN: %zeroize -Os -S %s -o - | FileCheck %s --check-prefixes=CHECK,SMALL
// RUN: %zeroize -O2 -S %s -o - -fplugin-arg-zeroize-depth=8192 | FileCheck %s --check-prefixes=CHECK,DEEP
// RUN: %zeroize -O2 -S %s -o - -fplugin-arg-zeroize-depth=0 | FileCheck %s --check-prefixes=CHECK,NONE

#include <stddef.h>

int puts(const char *text);
void *memcpy(void *, const void *, size_t);

// CHECK-LABEL: calls_foreign_code{{(.zeroize_body)?}}:
// CHECK: callq *puts@GOTPCREL
// In a function of its own the default margin goes along with the depth for signals.
// SMALL: movl $164{{[0-9][0-9]}}, %r11d
// DEFAULT: movl $41{{[0-9][0-9]}}, %r11d
// DEEP: movl $82{{[0-9][0-9]}}, %r11d
// NONE-NOT: __zeroize_{{scrub_below|leave_foreign}}
// SMALL: callq __zeroize_leave_foreign
// DEFAULT: callq __zeroize_scrub_below
// DEEP: callq __zeroize_scrub_below
// CHECK: retq
void calls_foreign_code(const unsigned char *in) {
  __attribute__((secret)) unsigned char key[32];
  memcpy(key, in, 32);
  puts((const char *)key);
}

// The C library's memory functions take no stack of their own.
// CHECK-LABEL: calls_memcpy{{(.zeroize_body)?}}:
// CHECK: callq *mem{{cpy|move}}@GOTPCREL
// CHECK-NOT: __zeroize_{{scrub_below|leave_foreign}}
// CHECK: retq
void calls_memcpy(unsigned char *out, const unsigned char *in, size_t n) {
  __attribute__((secret)) unsigned char key[4096];
  memcpy(key, in, n);
  memcpy(out, key, n);
}

// No margin where no path from the call leads to the exit.
// CHECK-LABEL: only_before_the_end{{(.zeroize_body)?}}:
// CHECK: callq *stop@GOTPCREL
// CHECK-NOT: __zeroize_{{scrub_below|leave_foreign}}
// CHECK-LABEL: .Lfunc_end
__attribute__((noreturn)) void stop(void);
int only_before_the_end(const unsigned char *in) {
  __attribute__((secret)) volatile unsigned char key[32];
  key[0] = in[0];
  if (!in[1])
    stop();
  return 0;
}
