// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// "A wipe must not create a leak": a volatile wipe pins to memory what would
// otherwise live in registers, and doubles the time of code that keeps a
// cipher's state in an array. Once inlining and unrolling have left nothing but
// accesses at constant places, the wipes of such a variable are set aside as
// lifetime ends, which SROA carries along when it splits a variable and drops
// when it promotes one; what SROA had to leave in memory gets its wipes back.
// Relies on isWipe: a volatile store of zero to a local that has no other
// volatile access is a wipe, whoever wrote it. Covered by test/ir/unpin.ll and
// test/ir/unpin.c.

#include "ir/Harden.h"
#include "ir/Passes.h"
#include "ir/ScopeEnds.h"
#include "ir/Wipe.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Scalar/SROA.h"

using namespace llvm;

namespace zeroize {

/// Whether SROA could promote \p Local but for its wipes, which are appended to
/// \p Wipes.
static bool isPinnedByWipes(const AllocaInst &Local,
                            SmallVectorImpl<Instruction *> &Wipes) {
  SmallVector<const Value *, 8> Addresses{&Local};
  while (!Addresses.empty()) {
    const Value *Address = Addresses.pop_back_val();
    for (const Use &U : Address->uses()) {
      auto *I = cast<Instruction>(U.getUser());
      if (isWipeOf(Local, *I)) {
        Wipes.push_back(I);
      } else if (auto *GEP = dyn_cast<GetElementPtrInst>(I)) {
        if (!GEP->hasAllConstantIndices())
          return false;
        Addresses.push_back(GEP);
      } else if (auto *Load = dyn_cast<LoadInst>(I)) {
        if (!Load->isSimple())
          return false;
      } else if (auto *Store = dyn_cast<StoreInst>(I)) {
        if (!Store->isSimple() || U.getOperandNo() == 0)
          return false;
      } else if (auto *Mem = dyn_cast<MemIntrinsic>(I)) {
        if (Mem->isVolatile() || !isa<ConstantInt>(Mem->getLength()))
          return false;
      } else if (!isa<LifetimeIntrinsic>(I)) {
        return false;
      }
    }
  }
  return !Wipes.empty();
}

/// Gives the allocas of \p F that are not in \p Others their wipes back. Where
/// the wipe stood directly before the variable's own lifetime end there are two
/// ends now, and one wipe will do.
static void wipeAtLifetimeEnds(Function &F,
                               const SmallPtrSetImpl<AllocaInst *> &Others) {
  for (Instruction &I : instructions(F)) {
    auto *End = dyn_cast<IntrinsicInst>(&I);
    if (!End || End->getIntrinsicID() != Intrinsic::lifetime_end)
      continue;
    auto *Local = dyn_cast<AllocaInst>(End->getArgOperand(0));
    if (!Local || Others.contains(Local) || isWipedBefore(*Local, *End))
      continue;
    IRBuilder<> B(End);
    wipeAlloca(B, *Local);
  }
}

PreservedAnalyses UnpinPass::run(Function &F, FunctionAnalysisManager &AM) {
  if (!isSecret(F) || F.isPresplitCoroutine())
    return PreservedAnalyses::all();

  SmallPtrSet<AllocaInst *, 16> Others;
  SmallVector<std::pair<AllocaInst *, Instruction *>, 16> Pins;
  for (Instruction &I : F.getEntryBlock()) {
    auto *Local = dyn_cast<AllocaInst>(&I);
    if (!Local)
      continue;
    SmallVector<Instruction *, 4> Wipes;
    if (Local->isStaticAlloca() && isPinnedByWipes(*Local, Wipes))
      for (Instruction *Wipe : Wipes)
        Pins.emplace_back(Local, Wipe);
    else
      Others.insert(Local);
  }
  if (Pins.empty())
    return PreservedAnalyses::all();

  ScopeEnds Ends(F);
  for (auto [Local, Wipe] : Pins) {
    IRBuilder<> B(Wipe);
    B.CreateLifetimeEnd(Local);
    Ends.markBefore(*Wipe->getNextNode());
  }
  for (auto [Local, Wipe] : Pins)
    Wipe->eraseFromParent();
  AM.invalidate(F, PreservedAnalyses::none());
  PreservedAnalyses Preserved = SROAPass(SROAOptions::PreserveCFG).run(F, AM);

  wipeAtLifetimeEnds(F, Others);
  return PreservedAnalyses::none();
}

} // namespace zeroize
