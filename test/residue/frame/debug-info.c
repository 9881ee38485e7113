// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -g adds debug values that must neither keep a secret alive nor move the scrub.
// RUN: %residue %s --flags=-g
#include "Inputs/many-shapes.h"
