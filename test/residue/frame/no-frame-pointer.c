// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Without a frame pointer the frame is found from the stack pointer, whose offset changes with pushed arguments.
// RUN: %residue %s --flags=-fomit-frame-pointer
#include "Inputs/many-shapes.h"
