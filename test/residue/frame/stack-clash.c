// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -fstack-clash-protection probes a frame of several pages in a loop of its own in prologue and epilogue.
// RUN: %residue %s --flags=-fstack-clash-protection
#include "Inputs/many-shapes.h"
