// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a secret function must look like so that the machine half can do its
// work, and what keeps the secret region's borders where the source has them.
// Covered by test/ir/harden*.ll and test/ir/region-entry.c.

#ifndef ZEROIZE_IR_HARDEN_H
#define ZEROIZE_IR_HARDEN_H

#include "llvm/ADT/SetVector.h"

namespace llvm {
class Function;
class Module;
} // namespace llvm

namespace zeroize {

bool isSecret(const llvm::Function &F);
void markSecret(llvm::Function &F);

/// Gives every secret function its code generation attributes and its seal, and
/// keeps lazy PLT binding (which saves every register on the stack) out of
/// secret regions. Idempotent.
void hardenSecretFunctions(llvm::Module &M);

/// For a module that may be written in two halves: one variable takes the place
/// of all the seals. LLVM would leave them on its copies of the declarations,
/// where they refer to the other half. The link seals every function again.
void sealAsWhole(llvm::Module &M);

/// Has calls of \p Callee bound when the program starts. Where code lies at a
/// fixed address, Clang takes a function of a shared library for one of the
/// program's own, whose calls need no table: the linker makes lazy ones of
/// them.
void bindEagerly(llvm::Function &Callee);

/// Makes functions secret that call setjmp, and those in which the unwinding of
/// a secret function may stop: frames that longjmp or an exception abandons are
/// scrubbed where it arrives.
void guardJumps(llvm::Module &M, llvm::SetVector<llvm::Function *> &Secret);

/// Keeps calls as calls where the secret region begins: from functions that are
/// not secret, and from those that only hold what \p Declared ones, or those
/// that keep a marked pointer, gave them; when the callee is left, the region
/// ends and is scrubbed. Adds to both sets the callers into which an
/// always_inline callee disappears. \p Secret is the larger set.
void keepRegionEntries(llvm::SetVector<llvm::Function *> &Declared,
                       llvm::SetVector<llvm::Function *> &Secret);

/// Functions of other modules may inline what those of this one may not: before
/// linking, to be decided anew.
void allowInliningAtLink(llvm::Module &M);

/// One marker is as good as many, in a secret function, and stands where it is
/// in nobody's way: optimisers take it for something that happens. True if \p F
/// changed.
bool mergeRootMarkers(llvm::Function &F);

/// Marks as secret every function into which a region's root was inlined in
/// spite of that. With
/// \p Strip, the last time in this module, takes the root markers away.
bool adoptInlinedRoots(llvm::Module &M, bool Strip);

} // namespace zeroize

#endif // ZEROIZE_IR_HARDEN_H
