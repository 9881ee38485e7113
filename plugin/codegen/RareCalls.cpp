// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See RareCalls.h. A call that may be made more than once, or on every way to
// some exit, is not rare.

#include "codegen/RareCalls.h"
#include "codegen/Callees.h"
#include "codegen/DirtyRegisters.h"
#include "codegen/DoomedBlocks.h"
#include "codegen/ForeignStack.h"
#include "codegen/Regions.h"
#include "codegen/target/ScrubTarget.h"
#include "llvm/ADT/DepthFirstIterator.h"
#include "llvm/CodeGen/LiveRegUnits.h"
#include "llvm/CodeGen/MachineBlockFrequencyInfo.h"
#include "llvm/CodeGen/MachineBranchProbabilityInfo.h"
#include "llvm/CodeGen/MachineDominators.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineLoopInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InlineAsm.h"

using namespace llvm;

namespace zeroize {

/// As parts of how often the function is called: what is called less often is
/// rare.
static constexpr uint64_t RareParts = 2;

/// More of them would make the function longer for nothing.
static constexpr size_t MaxCalls = 4, MaxSettled = 8;

bool clearsVectors(const MachineInstr &MI) {
  return MI.isInlineAsm() &&
         StringRef(MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName())
                 .trim() == "call __zeroize_clear_vectors";
}

/// The calls that leave something in vector registers, and no more than that;
/// nothing if the exits have other reasons to clear those.
static SmallVector<MachineInstr *, MaxCalls>
findCalls(MachineFunction &MF, const Regions &R, bool Asks) {
  DoomedBlocks Doomed(MF);
  SmallVector<MachineInstr *, MaxCalls> Calls;
  for (MachineBasicBlock &MBB : MF) {
    if (Doomed.contains(MBB))
      continue;
    for (MachineInstr &MI : MBB) {
      if (isForeignAsm(MI))
        return {};
      if (!MI.isCall())
        continue;
      Leavings Left = leavingsOf(MI, R, Asks);
      if (Left == Leavings::Nothing)
        continue;
      if (Left == Leavings::Everything || R.getInnerCallee(MI) ||
          MI.isReturn() || Calls.size() == MaxCalls)
        return {};
      Calls.push_back(&MI);
    }
  }
  return Calls;
}

void clearBehindRareCalls(MachineFunction &MF, const Regions &R,
                          ScrubTarget &Target, bool Asks) {
  if (MF.exposesReturnsTwice())
    return;
  SmallVector<MachineInstr *, MaxCalls> Calls = findCalls(MF, R, Asks);
  if (Calls.empty())
    return;
  MachineDominatorTree Dominators(MF);
  MachineLoopInfo Loops(Dominators);
  auto IsRare = [&](const MachineInstr *Call) {
    const MachineBasicBlock *Block = Call->getParent();
    return !Loops.getLoopFor(Block) &&
           any_of(MF, [&](const MachineBasicBlock &MBB) {
             return MBB.isReturnBlock() &&
                    Dominators.isReachableFromEntry(&MBB) &&
                    !Dominators.dominates(Block, &MBB);
           });
  };
  auto After = [](MachineInstr *Call) {
    return std::next(MachineBasicBlock::iterator(Call));
  };
  auto CanClear = [&](MachineInstr *Call) {
    MachineBasicBlock &MBB = *Call->getParent();
    return Target.canClearVectors(liveBefore(MBB, After(Call)));
  };
  if (!all_of(Calls, IsRare) || !all_of(Calls, CanClear))
    return;
  for (MachineInstr *Call : Calls)
    Target.clearAllVectors(After(Call), *Call->getParent());
}

static bool settles(const MachineInstr &MI) {
  return MI.isInlineAsm() &&
         StringRef(MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName())
             .contains("call __zeroize_settle");
}

bool isSettled(const MachineInstr &Call) {
  auto Next = std::next(Call.getIterator());
  return Next != Call.getParent()->instr_end() && settles(*Next);
}

bool erasesLeavings(const MachineInstr &MI) {
  return clearsVectors(MI) || settles(MI);
}

/// A result on the x87 stack, or one that may have a part there, is left alone.
static bool returnsPlainly(const MachineInstr &Call) {
  const Type *Result = getCallee(Call)->getReturnType();
  return Result->isVoidTy() || Result->isIntegerTy() || Result->isPointerTy() ||
         Result->isFloatTy() || Result->isDoubleTy();
}

/// The calls of functions that can be asked, outside of loops.
static SmallVector<MachineInstr *, MaxSettled>
findAskedCalls(MachineFunction &MF, const Regions &R,
               const MachineLoopInfo &Loops) {
  DoomedBlocks Throwing(MF, /*CountResumed=*/false);
  SmallVector<MachineInstr *, MaxSettled> Calls;
  for (MachineBasicBlock &MBB : MF)
    if (!Throwing.contains(MBB) && !Loops.getLoopFor(&MBB) && !MBB.isEHPad())
      for (MachineInstr &MI : MBB)
        if (MI.isCall() && !R.getInnerCallee(MI) && usesForeignStack(MI) &&
            !namedCallee(MI).empty() && returnsPlainly(MI))
          Calls.push_back(&MI);
  return Calls;
}

/// It has a contract: its file is probably compiled with the plugin, too.
static bool probablyAttests(const MachineInstr &Call) {
  return !askedCallee(Call).empty();
}

/// How often each of \p Calls is made. Behind a call that is followed by a
/// check of its result the next one is guessed to be as rare as a failure,
/// which it is not: of the callees that probably attest, so that it costs
/// nothing to have them in one table, a call that another one dominates counts
/// as often as that.
static DenseMap<const MachineInstr *, uint64_t>
countCalls(ArrayRef<MachineInstr *> Calls, MachineDominatorTree &Dominators,
           const MachineBlockFrequencyInfo &Frequencies) {
  DenseMap<const MachineBasicBlock *, SmallVector<const MachineInstr *, 2>>
      InBlock;
  for (const MachineInstr *Call : Calls)
    InBlock[Call->getParent()].push_back(Call);
  DenseMap<const MachineInstr *, uint64_t> Counts;
  DenseMap<const MachineBasicBlock *, uint64_t> Inherited;
  for (const MachineDomTreeNode *Node : depth_first(&Dominators)) {
    const MachineBasicBlock *MBB = Node->getBlock();
    uint64_t Own = Frequencies.getBlockFreq(MBB).getFrequency();
    uint64_t Chain =
        Node->getIDom() ? Inherited.lookup(Node->getIDom()->getBlock()) : 0;
    if (auto Found = InBlock.find(MBB); Found != InBlock.end())
      for (const MachineInstr *Call : Found->second) {
        bool Chained = probablyAttests(*Call);
        Counts[Call] = Chained ? std::max(Own, Chain) : Own;
        if (Chained)
          Chain = Counts[Call];
      }
    Inherited[MBB] = Chain;
  }
  return Counts;
}

SmallVector<MachineInstr *, 8> findRareCalls(MachineFunction &MF,
                                             const Regions &R) {
  if (MF.size() == 1 || MF.exposesReturnsTwice() || !ForeignStack::canAsk(MF))
    return {};
  MachineDominatorTree Dominators(MF);
  MachineLoopInfo Loops(Dominators);
  SmallVector<MachineInstr *, MaxSettled> Calls = findAskedCalls(MF, R, Loops);
  if (Calls.empty())
    return {};
  MachineBranchProbabilityInfo Probabilities;
  MachineBlockFrequencyInfo Frequencies(MF, Probabilities, Loops);
  uint64_t Entry = Frequencies.getEntryFreq().getFrequency();
  auto Counts = countCalls(Calls, Dominators, Frequencies);
  erase_if(Calls, [&](const MachineInstr *Call) {
    return Counts.lookup(Call) > Entry / RareParts;
  });
  auto MadeOften = [&](auto IsCounted, uint64_t Limit) {
    uint64_t Sum = 0;
    for (const MachineInstr *Call : Calls)
      Sum += IsCounted(*Call) ? Counts.lookup(Call) : 0;
    return Sum > Limit;
  };
  // At the exit it is done once for all, and those that probably attest cost no
  // more than the question there.
  if (MadeOften(probablyAttests, Entry / 2))
    erase_if(Calls,
             [](const MachineInstr *Call) { return probablyAttests(*Call); });
  if (Calls.size() > MaxSettled ||
      MadeOften([](const MachineInstr &) { return true; }, Entry))
    return {};
  return Calls;
}

void settleRareCalls(MachineFunction &MF, const Regions &R, ScrubTarget &Target,
                     bool Clears) {
  for (MachineInstr *Call : findRareCalls(MF, R)) {
    MachineBasicBlock &MBB = *Call->getParent();
    auto After = std::next(MachineBasicBlock::iterator(Call));
    Target.scrubUnlessAttested(After, MBB, marginOf(MF.getFunction()),
                               namedCallee(*Call), std::nullopt,
                               ScrubTarget::Place::BehindCall, Clears,
                               liveBefore(MBB, After));
  }
}

} // namespace zeroize
