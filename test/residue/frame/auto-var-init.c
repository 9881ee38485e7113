// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Automatic initialisation writes a pattern to the same storage; it must not count as the wipe.
// RUN: %residue %s --flags=-ftrivial-auto-var-init=pattern
#include "Inputs/many-shapes.h"
