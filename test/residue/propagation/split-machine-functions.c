// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Blocks that a profile calls cold move to another section, epilogues among them.
// RUN: %residue %s "--flags=-fsplit-machine-functions -mllvm -mfs-split-ehcode -mllvm -mfs-psi-cutoff=0"
#include "Inputs/movable-code.h"
