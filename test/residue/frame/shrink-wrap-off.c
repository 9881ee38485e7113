// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Without shrink-wrapping, every exit shares the one prologue.
// RUN: %residue %s "--flags=-mllvm -enable-shrink-wrap=false"
#include "Inputs/many-shapes.h"
