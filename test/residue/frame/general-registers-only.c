// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Without vector registers the frame is zeroed with integer stores, and nobody touches the vector registers.
// RUN: %residue %s --flags=-mgeneral-regs-only
#include "../propagation/Inputs/movable-code.h"
