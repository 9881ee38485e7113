// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Patchable entries put code before and at the entry, where the prefix data lies.
// RUN: %residue %s "--flags=-fpatchable-function-entry=8,2 -fno-plt"
#include "Inputs/many-shapes.h"
