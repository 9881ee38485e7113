// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With AVX-512 the compiler itself uses 32 vector registers and the mask registers.
// REQUIRES: avx512
// RUN: %residue %s "--flags=-march=x86-64-v4 -mprefer-vector-width=512"
#include "Inputs/many-shapes.h"
