// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -finstrument-functions calls a hook at every entry, with the arguments in registers, and at every exit, with the result.
// RUN: %residue %s --flags=-finstrument-functions
// RUN: %residue %s --flags=-finstrument-functions-after-inlining
#include "Inputs/many-shapes.h"

#define HOOK __attribute__((no_instrument_function, noinline))
static volatile unsigned calls;
HOOK void __cyg_profile_func_enter(void *function, void *caller) {
  calls += function != caller;
}
HOOK void __cyg_profile_func_exit(void *function, void *caller) {
  calls += function != caller;
}
