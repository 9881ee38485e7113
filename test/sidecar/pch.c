// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against declarations that a sidecar does not reach because they are precompiled: with the
// sidecar given for the precompiled header, for the file, or for both, the IR is the same. And a
// precompiled header is out of date when its sidecar has changed.
//
// RUN: split-file %s %t
// RUN: cd %t && %zeroize -O0 -emit-llvm -S -o include.ll -fplugin-arg-zeroize-secrets=a.secrets -include a.h a.c
// RUN: cd %t && %zeroize -x c-header -o plain.pch a.h
// RUN: cd %t && %zeroize -O0 -emit-llvm -S -o late.ll -fplugin-arg-zeroize-secrets=a.secrets -include-pch plain.pch a.c
// RUN: diff %t/include.ll %t/late.ll
// RUN: cd %t && %zeroize -x c-header -o marked.pch -fplugin-arg-zeroize-secrets=a.secrets a.h
// RUN: cd %t && %zeroize -O0 -emit-llvm -S -o both.ll -fplugin-arg-zeroize-secrets=a.secrets -include-pch marked.pch a.c
// RUN: diff %t/include.ll %t/both.ll
// RUN: FileCheck --input-file=%t/include.ll %t/a.c
// RUN: cd %t && echo '# longer' >> a.secrets && not %zeroize -c -o a.o -fplugin-arg-zeroize-secrets=a.secrets -include-pch marked.pch a.c 2>&1 | FileCheck --check-prefix=CHANGED %s
//
// CHANGED: error: file '{{.*}}a.secrets' has been modified since the precompiled header 'marked.pch' was built

//--- a.h
struct key {
  int length;
  unsigned char bytes[16];
};
typedef int word;
void fill(void *out, int n);
static inline int helper(int n) {
  int local = n;
  fill(&local, 1);
  return n;
}

//--- a.c
// CHECK: define {{.*}}@user({{.*}} prefix ptr @__zeroize_ERROR
int user(int n) {
  struct key k;
  word w = 1;
  fill(k.bytes, 16);
  fill(&w, 1);
  return helper(n);
}

//--- a.secrets
struct key.bytes
typedef word
fill(out)
helper:local
