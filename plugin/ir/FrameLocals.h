// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which variables of a function that is still running when the program ends are
// erased, and which somebody may still read: exit handlers, the function that
// ends the program. Covered by test/residue/scope/exit-callers.c and
// exit-message.c.

#ifndef ZEROIZE_IR_FRAMELOCALS_H
#define ZEROIZE_IR_FRAMELOCALS_H

namespace llvm {
class CallBase;
class Function;
} // namespace llvm

namespace zeroize {

/// Tells the machine half, by metadata of allocas and attributes of \p F
/// (FunctionMarks.h). When the function has its final shape.
void sayWhatToErase(llvm::Function &F);

/// Whether some argument of \p Call may be handed over on the stack.
bool mayTakeStackArguments(const llvm::CallBase &Call);

} // namespace zeroize

#endif // ZEROIZE_IR_FRAMELOCALS_H
