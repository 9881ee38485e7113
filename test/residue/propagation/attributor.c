// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The attributor and function specialisation clone functions, replace arguments and promote pointers to values.
// Clang 22's own is not sound: loads through a pointer that it has made a copy of stay marked as invariant, and the stores that fill the
// copy are deleted, in plain programs as well; whether it comes to that hangs on what else a function calls. So the plugin
// puts nothing that it can put there later before the optimiser's eyes (test/ir/thread-watch.ll).
// RUN: %residue %s "--flags=-mllvm -attributor-enable=all -mllvm -funcspec-min-function-size=1 -mllvm -force-specialization"
#include "Inputs/movable-code.h"
