// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See CoroutineFrames.h. Every way out of a coroutine that ends it asks
// llvm.coro.free which block to release: completion, destroy(), unwinding out
// of its start. By then all that was in the frame has been destroyed. Where the
// frame is a variable of the caller's the answer is null, so the wipe takes the
// frame itself, not the block. Its size is not known before the coroutine is
// split; llvm.coro.size becomes it then, in each of the parts. What an operator
// delete of the promise's own does with the block does not matter. Relies on
// running before CoroSplit.
//
// Without optimisation the exception that leaves a coroutine's start lies in
// the frame, and Clang reads it when the frame has been released already.
// Nothing suspends between a landing pad and the end of what it does, so such a
// value needs no frame.

#include "ir/CoroutineFrames.h"

#include "ir/Harden.h"
#include "ir/Wipe.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/PromoteMemToReg.h"

using namespace llvm;

namespace zeroize {

/// Whether all that is ever stored in \p Slot is what landing pads have got.
static bool holdsExceptions(const AllocaInst &Slot) {
  bool Any = false;
  for (const User *U : Slot.users()) {
    const auto *Store = dyn_cast<StoreInst>(U);
    if (!Store)
      continue;
    const auto *Part = dyn_cast<ExtractValueInst>(Store->getValueOperand());
    if (!Part || !isa<LandingPadInst>(Part->getAggregateOperand()))
      return false;
    Any = true;
  }
  return Any && isAllocaPromotable(&Slot);
}

static void keepExceptionsOutOfFrame(Function &F) {
  SmallVector<AllocaInst *, 2> Slots;
  for (Instruction &I : F.getEntryBlock())
    if (auto *Slot = dyn_cast<AllocaInst>(&I); Slot && holdsExceptions(*Slot))
      Slots.push_back(Slot);
  DominatorTree DT(F);
  PromoteMemToReg(Slots, DT);
}

void wipeCoroutineFrames(Module &M) {
  SmallVector<IntrinsicInst *, 8> Ends;
  for (Function &F : M) {
    if (!F.isPresplitCoroutine() || !isSecret(F))
      continue;
    F.addFnAttr(SecretCoroutine);
    keepExceptionsOutOfFrame(F);
    for (Instruction &I : instructions(F))
      if (auto *End = dyn_cast<IntrinsicInst>(&I);
          End && End->getIntrinsicID() == Intrinsic::coro_free)
        Ends.push_back(End);
  }
  for (IntrinsicInst *End : Ends) {
    IRBuilder<> B(End);
    CallInst *Bytes =
        B.CreateIntrinsic(Intrinsic::coro_size, {B.getInt64Ty()}, {});
    wipeBytes(B, *End->getArgOperand(1), *Bytes, MaybeAlign());
  }
}

} // namespace zeroize
