// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Partial inlining leaves the body behind an early exit in a new function.
// RUN: %residue %s "--flags=-mllvm -enable-partial-inlining"
#include "Inputs/movable-code.h"
