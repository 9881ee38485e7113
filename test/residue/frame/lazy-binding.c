// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The first call through a lazy PLT entry saves all argument and vector registers on the stack.
// RUN: %residue %s --flags=-Wl,-z,lazy
#include "Inputs/many-shapes.h"
