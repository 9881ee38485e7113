// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -ftrapv turns arithmetic into checked arithmetic, with more temporaries.
// RUN: %residue %s --flags=-ftrapv
#include "Inputs/many-shapes.h"
