// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Without a dynamic loader the C library's functions come from an archive and through IRELATIVE relocations.
// RUN: %residue %s --flags=-static
#include "Inputs/many-shapes.h"
