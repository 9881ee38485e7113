// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A split stack takes the frame from a segment that the prologue may have to fetch first.
// RUN: %residue %s "--flags=-fsplit-stack -fuse-ld=lld"
#include "Inputs/many-shapes.h"
