// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the machine half is told that a secret's scope has ended although its
// function goes on (FunctionMarks.h, ScopeEndMark): it clears dead registers,
// dead spill slots and dead stack there. That takes some nanoseconds, so a
// function that only goes on computing is spared them: it reaches its end soon,
// and is scrubbed there. One that goes on to other code, which may take any
// time or look around, is not. Covered by test/ir/scope-ends.c.

#ifndef ZEROIZE_IR_SCOPEENDS_H
#define ZEROIZE_IR_SCOPEENDS_H

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Dominators.h"

namespace zeroize {

class ScopeEnds {
public:
  explicit ScopeEnds(llvm::Function &F);

  /// Marks the end of a scope before \p Next: there, or, where \p Next is part
  /// of a loop that only computes, at the loop's exits; not at all if nothing
  /// but computing follows. Changes no block and no edge.
  void markBefore(llvm::Instruction &Next);

private:
  bool leadsToOtherCode(const llvm::Instruction &From) const;
  void insert(llvm::Instruction &Next);

  llvm::Function &F;
  llvm::DominatorTree Dominators;
  llvm::LoopInfo Loops;
  /// Blocks that call other code, and those from which one is reached.
  llvm::SmallPtrSet<const llvm::BasicBlock *, 16> Calling, Leading;
};

/// True for a call of code that is not a part of computing with the secret: of
/// another module, of a function that holds no secret, of the kernel.
bool callsOtherCode(const llvm::Instruction &I);

/// Marks where wipes end a secret's scope, and moves the marks that stand in
/// \p F already to where they belong now.
bool markScopeEnds(llvm::Function &F);

/// Wipes variables that nobody has marked, but to which a secret may have
/// flowed, where their lifetime ends: in functions that go on after a secret's
/// scope.
bool wipeEndedLocals(llvm::Function &F);

/// Whether control can only go from \p From to a return, without a call.
bool leadsStraightToReturn(const llvm::Instruction &From);

} // namespace zeroize

#endif // ZEROIZE_IR_SCOPEENDS_H
