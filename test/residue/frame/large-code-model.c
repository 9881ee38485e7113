// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In the large code model every address takes a register, also that of the helpers which clear.
// RUN: %residue %s --flags=-mcmodel=large
#include "Inputs/many-shapes.h"
