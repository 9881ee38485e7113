// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With each function in a section of its own, the linker may drop or move what a region relies on.
// RUN: %residue %s "--flags=-ffunction-sections -fdata-sections -Wl,--gc-sections"
#include "Inputs/many-shapes.h"
