// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Late work on wipes in secret functions. Covered by test/ir/late-wipes.ll
// and test/residue/frame.

#ifndef ZEROIZE_IR_LATEWIPES_H
#define ZEROIZE_IR_LATEWIPES_H

namespace llvm {
class Function;
}

namespace zeroize {

/// Wipes what each llvm.stackrestore gives back: VLAs and alloca'd memory to
/// which a secret may have flowed without an annotation, and what the inliner
/// has made of inlined callees' frames. Idempotent.
bool wipeBeforeStackRestore(llvm::Function &F);

/// Whether all static allocas are in the frame that the machine half scrubs.
bool hasOrdinaryFrame(const llvm::Function &F);

/// Removes the wipes of the function's own frame that are followed by nothing
/// but the return, where the machine half scrubs the whole frame.
bool elideWipesBeforeReturn(llvm::Function &F);

} // namespace zeroize

#endif // ZEROIZE_IR_LATEWIPES_H
