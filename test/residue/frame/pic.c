// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Position independent code reaches the cleared registers' flag and the callees through the GOT.
// RUN: %residue %s "--flags=-fPIC -pie"
#include "Inputs/many-shapes.h"
