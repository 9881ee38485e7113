// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -fno-plt calls go through memory, and the region's discipline for calls must know them.
// RUN: %residue %s "--flags=-fno-plt -Wl,-z,now"
#include "Inputs/many-shapes.h"
