// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Indirect calls go through a thunk that the code generator adds to the module.
// RUN: %residue %s --flags=-mretpoline
#include "Inputs/many-shapes.h"
