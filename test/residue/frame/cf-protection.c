// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -fcf-protection puts an endbr64 first and must find its indirect targets after the registers were cleared.
// RUN: %residue %s --flags=-fcf-protection=full
#include "Inputs/many-shapes.h"
