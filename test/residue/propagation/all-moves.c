// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What one optimiser has made, the next one moves: outlining, splitting, partial inlining and merging together.
// DEFINE: %{moves} = -mllvm -hot-cold-split -mllvm -hotcoldsplit-threshold=-1 -mllvm -ir-outliner -mllvm -enable-machine-outliner=always \
// DEFINE:   -mllvm -enable-merge-functions -mllvm -enable-partial-inlining -mllvm -skip-partial-inlining-cost-analysis
// RUN: %residue %s "--flags=%{moves}"
#include "Inputs/movable-code.h"
