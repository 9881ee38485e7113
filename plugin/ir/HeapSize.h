// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The size of a block where the allocator does not tell it: from the call that
// made it. Covered by test/residue/heap/custom-allocator.c.

#ifndef ZEROIZE_IR_HEAPSIZE_H
#define ZEROIZE_IR_HEAPSIZE_H

namespace llvm {
class CallBase;
class Instruction;
class Value;
} // namespace llvm

namespace zeroize {

/// True if \p Call returns a block of its own that nobody else knows of.
bool allocates(const llvm::CallBase &Call);

/// The number of bytes behind \p Block at \p At, if every allocation that it
/// may come from is in the same function and says so; null otherwise. Adds
/// instructions that remember it.
llvm::Value *allocatedSize(llvm::Value &Block, llvm::Instruction &At);

} // namespace zeroize

#endif // ZEROIZE_IR_HEAPSIZE_H
