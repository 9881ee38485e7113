// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -ffast-math sets control bits at start and reassociates what the wipe must still cover.
// RUN: %residue %s --flags=-ffast-math
#include "Inputs/many-shapes.h"
