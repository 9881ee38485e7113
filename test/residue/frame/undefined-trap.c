// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The checks of -fsanitize=undefined add exits that trap.
// RUN: %residue %s "--flags=-fsanitize=undefined -fsanitize-trap=all"
#include "Inputs/many-shapes.h"
