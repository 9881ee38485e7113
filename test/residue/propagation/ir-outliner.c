// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The IR outliner moves statements that occur twice into a function of its own, secrets and all.
// RUN: %residue %s "--flags=-mllvm -ir-outliner"
#include "Inputs/movable-code.h"
