// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What entries and bodies of regions must not change: whom the linker chooses for a weak name, what it may drop, and what
// instrumentation and checks find.
// REQUIRES: x86_64-linux
// DEFINE: %{secret} = %zeroize %quiet -w %attrs_include -ffunction-sections
// RUN: %{secret} -O2 -c %s -o %t.o
// RUN: %clang %t.o %S/Inputs/entries-main.c -Wl,--gc-sections -o %t && %t | FileCheck %s
// RUN: %clang -fuse-ld=lld %t.o %S/Inputs/entries-main.c -Wl,--gc-sections -o %t && %t | FileCheck %s
// RUN: %{secret} -O2 -fno-integrated-as -c %s -o %t.o
// RUN: %clang %t.o %S/Inputs/entries-main.c -Wl,--gc-sections -o %t && %t | FileCheck %s
// CHECK: {{^}}2001{{$}}
// RUN: %{secret} -O2 -S -fstack-protector-all %s -o - | FileCheck %s --check-prefix=ENTRY
// RUN: %{secret} -O2 -S -fsanitize=thread %s -o - | FileCheck %s --check-prefix=ENTRY
// RUN: %{secret} -O2 -S -fsanitize=fuzzer-no-link,address %s -o - | FileCheck %s --check-prefix=ENTRY
// RUN: %{secret} -O2 -S -fsanitize-coverage=inline-bool-flag,pc-table %s -o - | FileCheck %s --check-prefix=ENTRY
// ENTRY: {{^}}calls_api:
// ENTRY-NOT: {{[[:space:]]j|chk|san|callq}}
// ENTRY: je calls_api.zeroize_body
// ENTRY-NEXT: callq __zeroize_end_enter
// ENTRY-NEXT: pushq
// ENTRY-NOT: {{[[:space:]]j|chk|san}}
// ENTRY: callq calls_api.zeroize_body
// ENTRY-NOT: {{[[:space:]]j|chk|san}}
// ENTRY: callq __zeroize_leave_
// ENTRY-NEXT: #NO_APP
// ENTRY-NEXT: retq
#include <zeroize/secret.h>

int own(SECRET const unsigned char *k) { return secret_declassify(k[0] * 2); }
int api(SECRET const unsigned char *k) __attribute__((weak, alias("own")));
int present(SECRET const unsigned char *k);
int calls_api(SECRET const unsigned char *k) { return api(k) + present(k); }

// Nobody calls it, and what it calls does not exist.
int missing(SECRET const unsigned char *k);
int unused(SECRET const unsigned char *k) { return missing(k) + 1; }

// The address of a result in memory is returned as well.
struct result {
  long words[5];
};
// RUN: %{secret} -O2 -S %s -o - | FileCheck %s --check-prefix=MEMORY
// MEMORY: callq in_memory.zeroize_body
// MEMORY-NOT: xorl %eax, %eax
// MEMORY: retq
struct result in_memory(SECRET const unsigned char *k) { return (struct result){{k[0], k[1] * k[2], 3, 4, k[3]}}; }
