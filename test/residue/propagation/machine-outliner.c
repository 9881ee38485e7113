// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The machine outliner replaces repeated instructions by calls of a function that holds no secret officially.
// RUN: %residue %s "--flags=-mllvm -enable-machine-outliner=always"
#include "Inputs/movable-code.h"
