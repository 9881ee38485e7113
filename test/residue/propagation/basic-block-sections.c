// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every basic block in a section of its own, which the linker orders as it likes.
// RUN: %residue %s --flags=-fbasic-block-sections=all
#include "Inputs/movable-code.h"
