// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Without a red zone leaves have frames as kernels want them.
// RUN: %residue %s --flags=-mno-red-zone
#include "Inputs/many-shapes.h"
