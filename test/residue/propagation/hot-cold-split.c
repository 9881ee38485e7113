// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Hot/cold splitting moves a rare path that computes with the secret into a function of its own.
// RUN: %residue %s "--flags=-mllvm -hot-cold-split -mllvm -hotcoldsplit-threshold=-1"
#include "Inputs/movable-code.h"
