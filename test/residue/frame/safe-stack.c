// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// SafeStack moves buffers to a second stack, which nobody scrubs.
// RUN: %residue %s --flags=-fsanitize=safe-stack
#include "Inputs/many-shapes.h"
