// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The attributor and function specialisation clone functions, replace arguments and promote pointers to values.
// RUN: %residue %s "--flags=-mllvm -attributor-enable=all -mllvm -funcspec-min-function-size=1 -mllvm -force-specialization"
#include "Inputs/movable-code.h"
