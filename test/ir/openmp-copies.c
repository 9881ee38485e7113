// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about the copies that OpenMP's runtime makes of firstprivate secrets and never erases.

// RUN: %zeroize -fopenmp -O0 %quiet %attrs_include -S %s -o /dev/null 2>&1 | FileCheck %s
// RUN: %zeroize -fopenmp -O2 %quiet %attrs_include -S %s -o /dev/null 2>&1 | FileCheck %s
// CHECK-COUNT-2: warning: {{.*}}a secret is copied for other threads (firstprivate), and OpenMP's runtime does not erase the copy; share the variable instead [zeroize-openmp]
// CHECK-NOT: zeroize-openmp
#include <zeroize/secret.h>

void use(SECRET int *);

void copied(SECRET const int *key) {
  int k = key[0] * 3;
#pragma omp parallel firstprivate(k)
  use(&k);
}

void copied_by_task(SECRET const int *key) {
  int k = key[0] * 5;
#pragma omp task firstprivate(k)
  use(&k);
}

void shared(SECRET const int *key) {
  int k = key[0] * 7;
#pragma omp parallel shared(k)
  use(&k);
#pragma omp task shared(k)
  use(&k);
#pragma omp taskwait
}
