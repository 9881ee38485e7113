// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With a frame pointer rbp is saved and restored around the scrub.
// RUN: %residue %s --flags=-fno-omit-frame-pointer
#include "Inputs/many-shapes.h"
