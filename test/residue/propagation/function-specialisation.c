// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that are called with constants get clones for these.
// DEFINE: %{flags} = -mllvm -funcspec-min-function-size=1 -mllvm -force-specialization
// RUN: %residue %s --levels=O1,O2,O3 "--flags=%{flags}"
// RUN: %zeroize -O2 %quiet %attrs_include %audit_include %{flags} -S %s -o - | FileCheck %s
// CHECK-DAG: {{^}}mix_a.specialized.{{[0-9]+}}:
// CHECK-DAG: {{^}}specialised.specialized.{{[0-9]+}}:
#include "Inputs/movable-code.h"
