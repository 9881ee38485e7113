// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -pg calls a counter at every entry, before the first argument is used.
// RUN: %residue %s --flags=-pg --audit-flags=
#include "Inputs/many-shapes.h"
