// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A program at a fixed address uses absolute addresses where the others use rip.
// RUN: %residue %s "--flags=-fno-pic -no-pie"
#include "Inputs/many-shapes.h"
