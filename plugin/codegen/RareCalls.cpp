// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See RareCalls.h. A call that may be made more than once, or on every way to
// some exit, is not rare.

#include "codegen/RareCalls.h"
#include "codegen/Callees.h"
#include "codegen/DirtyRegisters.h"
#include "codegen/DoomedBlocks.h"
#include "codegen/Regions.h"
#include "codegen/target/ScrubTarget.h"
#include "llvm/CodeGen/LiveRegUnits.h"
#include "llvm/CodeGen/MachineDominators.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineLoopInfo.h"
#include "llvm/IR/InlineAsm.h"

using namespace llvm;

namespace zeroize {

/// More of them would make the function longer for nothing.
static constexpr size_t MaxCalls = 4;

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

} // namespace zeroize
