// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The one shape that a wipe has in the IR: a volatile llvm.memset with zero,
// which no optimiser may remove. Covered by test/ir/scope-exit*.ll.

#ifndef ZEROIZE_IR_WIPE_H
#define ZEROIZE_IR_WIPE_H

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"

namespace zeroize {

/// Wipes the whole storage of \p Local before \p B's insertion point, run-time
/// sized or not.
llvm::CallInst *wipeAlloca(llvm::IRBuilder<> &B, llvm::AllocaInst &Local);

/// Wipes \p Bytes bytes at \p Address.
llvm::CallInst *wipeBytes(llvm::IRBuilder<> &B, llvm::Value &Address,
                          llvm::Value &Bytes, llvm::MaybeAlign Align);

/// Marks the end of a secret's scope for the machine half (FunctionMarks.h).
void markScopeEnd(llvm::IRBuilder<> &B);
bool isScopeEnd(const llvm::Instruction &I);

/// True if \p F has no return: its scopes end without a region ending.
bool neverReturns(const llvm::Function &F);

/// The constant size of a wipe, 0 when it is known only at run time.
uint64_t wipeSize(const llvm::CallInst &Wipe);

/// The wipe or the volatile zero store into which SROA turns one for a scalar;
/// else null. Such an access to an alloca writes nothing that anyone will read:
/// the user's own hand wipe of a local has the same shape and the same purpose.
bool isWipe(const llvm::Instruction &I);

/// The address that a wipe writes.
llvm::Value *wipedAddress(const llvm::Instruction &Wipe);

/// Whether \p I writes zero over all of \p Local.
bool isWipeOf(const llvm::AllocaInst &Local, const llvm::Instruction &I);

/// Whether \p Local has been wiped since the last instruction before \p End
/// that could have written to it.
bool isWipedBefore(const llvm::AllocaInst &Local, const llvm::Instruction &End);

} // namespace zeroize

#endif // ZEROIZE_IR_WIPE_H
