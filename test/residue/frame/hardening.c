// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Other hardening rewrites calls, returns, loads and registers, some of it behind the scrub.
// RUN: %residue %s --flags=-fzero-call-used-regs=all
// RUN: %residue %s --levels=O0,O2,Os --flags=-mspeculative-load-hardening
// RUN: %residue %s --levels=O0,O2,Os --flags=-mlvi-hardening
// RUN: %residue %s --levels=O0,O2,Os --flags=-mharden-sls=all
// RUN: %residue %s --levels=O0,O2,Os --flags=-fsanitize=kcfi
// RUN: %residue %s --levels=O0,O2,Os --flags=-mstackrealign
#include "Inputs/many-shapes.h"
