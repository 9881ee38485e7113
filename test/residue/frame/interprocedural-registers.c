// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Register allocation across functions lets callees clobber what they would save otherwise.
// RUN: %residue %s "--flags=-mllvm -enable-ipra"
#include "Inputs/many-shapes.h"
