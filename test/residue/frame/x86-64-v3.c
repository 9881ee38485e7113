// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With AVX2 the compiler itself spills and copies 32 bytes at a time, and must leave no upper half dirty.
// REQUIRES: avx
// RUN: %residue %s --flags=-march=x86-64-v3
#include "Inputs/many-shapes.h"
