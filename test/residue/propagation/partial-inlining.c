// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Partial inlining leaves the body behind an early exit in a new function; told to do so whatever it costs, it does not look at
// what may be inlined where, and would carry a region's beginning into its public caller.
// DEFINE: %{flags} = -mllvm -enable-partial-inlining -mllvm -skip-partial-inlining-cost-analysis -mllvm -inline-threshold=-1000
// RUN: %residue %s "--flags=%{flags}"
// RUN: %zeroize -O2 %quiet %attrs_include %audit_include %{flags} -S %s -o - | FileCheck %s
// CHECK-DAG: {{^}}with_early_exit.{{[0-9]+}}.extracted:
// CHECK-DAG: callq second{{$}}
#include "Inputs/movable-code.h"
