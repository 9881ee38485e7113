// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of the C library that only the code generator would make, made plain.
// Covered by test/ir/memory-calls.c.

#ifndef ZEROIZE_IR_MEMORYCALLS_H
#define ZEROIZE_IR_MEMORYCALLS_H

namespace llvm {
class Function;
}

namespace zeroize {

/// Replaces llvm.memcpy, memmove and memset in \p F by calls of the functions
/// that do it, bound eagerly. For functions that are not optimised: FastISel
/// calls through the PLT whatever the module's flags say, and the first call
/// through a lazy PLT saves the secret in vector registers on the stack.
void callMemoryFunctions(llvm::Function &F);

} // namespace zeroize

#endif // ZEROIZE_IR_MEMORYCALLS_H
