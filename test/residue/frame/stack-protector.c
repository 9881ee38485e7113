// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The canary's slot and the reordered arrays of -fstack-protector-all lie in the frame that is scrubbed, and the check must still pass.
// RUN: %residue %s --flags=-fstack-protector-all
#include "Inputs/many-shapes.h"
