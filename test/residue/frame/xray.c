// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// XRay leaves room at entries and exits for calls that are patched in at run time.
// RUN: %residue %s "--flags=-fxray-instrument -fxray-instruction-threshold=1"
#include "Inputs/many-shapes.h"
