// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See LargeFrames.h. Functions that the program wants inlined are.

#include "ir/LargeFrames.h"

#include "llvm/Analysis/BlockFrequencyInfo.h"
#include "llvm/Analysis/BranchProbabilityInfo.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

/// Erasing less takes no longer than a call.
static constexpr uint64_t LargeFrame = 512;

/// What is smaller, the optimiser mostly takes to pieces.
static constexpr uint64_t LargeObject = 64;

static uint64_t objectBytes(const Function &F) {
  uint64_t Bytes = 0;
  for (const Instruction &I : instructions(F))
    if (const auto *Alloca = dyn_cast<AllocaInst>(&I))
      if (std::optional<TypeSize> Size =
              Alloca->getAllocationSize(F.getDataLayout());
          Size && !Size->isScalable() && Size->getFixedValue() >= LargeObject)
        Bytes += Size->getFixedValue();
  return Bytes;
}

void keepLargeFramesOut(const SetVector<Function *> &Secret) {
  DenseMap<const Function *, bool> IsLarge;
  for (Function *F : Secret) {
    SmallVector<CallBase *, 4> Calls;
    for (Instruction &I : instructions(*F)) {
      auto *Call = dyn_cast<CallBase>(&I);
      Function *Callee = Call ? Call->getCalledFunction() : nullptr;
      if (!Callee || Callee->isDeclaration() || Call->isMustTailCall() ||
          Callee->hasFnAttribute(Attribute::AlwaysInline))
        continue;
      auto [It, IsNew] = IsLarge.try_emplace(Callee, false);
      if (IsNew)
        It->second = objectBytes(*Callee) >= LargeFrame;
      if (It->second)
        Calls.push_back(Call);
    }
    if (Calls.empty())
      continue;
    DominatorTree Dominators(*F);
    LoopInfo Loops(Dominators);
    BranchProbabilityInfo Probabilities(*F, Loops);
    BlockFrequencyInfo Frequencies(*F, Probabilities, Loops);
    for (CallBase *Call : Calls)
      if (Frequencies.getBlockFreq(Call->getParent()).getFrequency() <
          Frequencies.getEntryFreq().getFrequency() / 2)
        Call->setIsNoInline();
  }
}

} // namespace zeroize
