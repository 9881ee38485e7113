// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a secret function must look like so that the machine half can do its
// work, and what keeps the secret region's borders where the source has them.
// Covered by test/ir/harden*.ll and test/ir/region-entry*.ll.

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

/// Keeps the calls from functions without to functions with declared secrets
/// calls: when such a function is left, the region ends and is scrubbed. Adds
/// to \p Declared the callers into which an always_inline callee disappears.
void keepRegionEntries(llvm::Module &M,
                       llvm::SetVector<llvm::Function *> &Declared);

/// Marks as secret every function into which a region's root was inlined in
/// spite of that. With
/// \p Strip, the last time in this module, takes the root markers away.
bool adoptInlinedRoots(llvm::Module &M, bool Strip);

} // namespace zeroize

#endif // ZEROIZE_IR_HARDEN_H
