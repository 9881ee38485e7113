// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Without builtins every copy is a call, and no idiom is recognised.
// RUN: %residue %s --flags=-fno-builtin
#include "Inputs/many-shapes.h"
