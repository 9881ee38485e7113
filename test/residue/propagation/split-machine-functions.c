// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Blocks that the profile calls cold move to another section, epilogues among them.
// RUN: %clang -O2 %attrs_include %audit_include -DRARE=3 -fprofile-instr-generate %s -o %t.profiled
// RUN: env LLVM_PROFILE_FILE=%t.profraw %t.profiled
// RUN: %llvm_profdata merge %t.profraw -o %t.profdata
// RUN: %residue %s --levels=O1,O2,O3,Os "--flags=-fprofile-instr-use=%t.profdata -fsplit-machine-functions"
// RUN: %zeroize -O2 %quiet %attrs_include %audit_include -fprofile-instr-use=%t.profdata -fsplit-machine-functions -S %s -o - | FileCheck %s
// CHECK: .section .text.split.
#include "Inputs/movable-code.h"
