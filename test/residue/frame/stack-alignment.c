// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every frame is realigned, and its size is known at run time only.
// RUN: %residue %s --flags=-mstack-alignment=64
#include "Inputs/many-shapes.h"
