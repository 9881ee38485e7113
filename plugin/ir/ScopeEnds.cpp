// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ScopeEnds.h. Relies on lifetime markers, which Clang writes for a file
// with secrets at every level (sema/Consumer.cpp).

#include "ir/ScopeEnds.h"

#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/Wipe.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace zeroize {

bool callsOtherCode(const Instruction &I) {
  const auto *Call = dyn_cast<CallBase>(&I);
  if (!Call || isa<IntrinsicInst>(Call) || isScopeEnd(I))
    return false;
  if (const auto *Asm = dyn_cast<InlineAsm>(Call->getCalledOperand()))
    return Asm->hasSideEffects() &&
           !StringRef(Asm->getAsmString()).starts_with(MarkPrefix) &&
           !StringRef(Asm->getAsmString()).trim().empty();
  if (Call->onlyReadsMemory())
    return false;
  const Function *Callee = Call->getCalledFunction();
  if (!Callee)
    return true;
  return !isSecret(*Callee) && !Callee->getName().starts_with("__zeroize_") &&
         !StringSwitch<bool>(Callee->getName())
              .Cases({"memcpy", "memmove", "memset", "bzero", "explicit_bzero"},
                     true)
              .Default(false);
}

ScopeEnds::ScopeEnds(Function &F) : F(F), Dominators(F), Loops(Dominators) {
  SmallVector<const BasicBlock *, 16> Work;
  for (const BasicBlock &BB : F)
    if (any_of(BB, callsOtherCode)) {
      Calling.insert(&BB);
      append_range(Work, predecessors(&BB));
    }
  while (!Work.empty()) {
    const BasicBlock *BB = Work.pop_back_val();
    if (Leading.insert(BB).second)
      append_range(Work, predecessors(BB));
  }
}

bool ScopeEnds::leadsToOtherCode(const Instruction &From) const {
  if (Leading.contains(From.getParent()) || neverReturns(F))
    return true;
  for (const Instruction *I = &From; I; I = I->getNextNode())
    if (callsOtherCode(*I))
      return true;
  return false;
}

void ScopeEnds::insert(Instruction &Next) {
  bool HasOne = isScopeEnd(Next) ||
                (Next.getPrevNode() && isScopeEnd(*Next.getPrevNode()));
  if (HasOne || !leadsToOtherCode(Next))
    return;
  IRBuilder<> B(&Next);
  markScopeEnd(B);
}

void ScopeEnds::markBefore(Instruction &Next) {
  const Loop *Computing = nullptr;
  for (const Loop *L = Loops.getLoopFor(Next.getParent());
       L && none_of(L->blocks(),
                    [&](const BasicBlock *BB) { return Calling.contains(BB); });
       L = L->getParentLoop())
    Computing = L;
  SmallVector<BasicBlock *, 4> Exits;
  if (Computing)
    Computing->getUniqueExitBlocks(Exits);
  if (Exits.empty())
    return insert(Next);
  for (BasicBlock *Exit : Exits)
    if (auto P = Exit->getFirstInsertionPt(); P != Exit->end())
      insert(*P);
}

bool leadsStraightToReturn(const Instruction &From) {
  SmallPtrSet<const BasicBlock *, 8> Seen;
  const Instruction *I = From.getNextNode();
  for (;;) {
    if (isa<ReturnInst>(I))
      return true;
    if (const auto *Branch = dyn_cast<BranchInst>(I)) {
      if (Branch->isConditional() || !Seen.insert(Branch->getParent()).second)
        return false;
      I = &Branch->getSuccessor(0)->front();
      continue;
    }
    bool IsCall = isa<CallBase>(I) && !isWipe(*I) && !isScopeEnd(*I) &&
                  !isa<LifetimeIntrinsic>(I);
    if (I->isTerminator() || IsCall)
      return false;
    I = I->getNextNode();
  }
}

bool markScopeEnds(Function &F) {
  SmallVector<Instruction *, 8> Ends, Old;
  for (Instruction &I : instructions(F)) {
    if (isScopeEnd(I))
      Old.push_back(&I);
    else if (!isWipe(I) || isWipe(*I.getNextNode()))
      continue;
    if (!leadsStraightToReturn(I))
      Ends.push_back(I.getNextNode());
  }
  if (Ends.empty() && Old.empty())
    return false;
  // A place that is itself a mark goes with it.
  for (Instruction *&End : Ends)
    while (isScopeEnd(*End))
      End = End->getNextNode();
  for (Instruction *I : Old)
    I->eraseFromParent();
  if (Ends.empty())
    return true;
  ScopeEnds Marker(F);
  for (Instruction *Next : Ends)
    Marker.markBefore(*Next);
  return true;
}

bool wipeEndedLocals(Function &F) {
  if (none_of(instructions(F), isScopeEnd))
    return false;
  SmallVector<std::pair<AllocaInst *, Instruction *>, 8> Ended;
  for (Instruction &I : instructions(F)) {
    const auto *End = dyn_cast<IntrinsicInst>(&I);
    if (!End || End->getIntrinsicID() != Intrinsic::lifetime_end)
      continue;
    auto *Local = dyn_cast<AllocaInst>(End->getArgOperand(0));
    if (Local && !Local->hasMetadata(PublicLocal) &&
        !isWipedBefore(*Local, I) && !leadsStraightToReturn(I))
      Ended.emplace_back(Local, &I);
  }
  for (auto [Local, End] : Ended) {
    IRBuilder<> B(End);
    wipeAlloca(B, *Local);
  }
  return !Ended.empty();
}

} // namespace zeroize
