// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Identical functions are merged: a public one must not take the place of a secret one.
// RUN: %residue %s "--flags=-Xclang -fmerge-functions -mllvm -enable-merge-functions"
#include "Inputs/movable-code.h"
