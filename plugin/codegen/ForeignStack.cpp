// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ForeignStack.h.

#include "codegen/ForeignStack.h"
#include "codegen/Callees.h"
#include "codegen/DoomedBlocks.h"
#include "codegen/RareCalls.h"
#include "codegen/Regions.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace zeroize {

int64_t marginOf(const Function &F) {
  uint64_t Bytes = 0;
  if (Attribute A = F.getFnAttribute(MarginBytes);
      A.isValid() && !A.getValueAsString().getAsInteger(10, Bytes))
    return static_cast<int64_t>(Bytes);
  return DefaultDepth;
}

/// Bytes that \p Call may leave below the stack pointer that it is made with.
static int64_t depthOf(const MachineInstr &Call, const Regions &R,
                       int64_t Margin) {
  if (!Call.isCall())
    return 0;
  if (const FunctionFacts *Facts = R.getInnerCallee(Call))
    return Facts->ForeignDepth;
  return usesForeignStack(Call) && !isSettled(Call) ? Margin : 0;
}

ForeignStack::ForeignStack(const MachineFunction &MF, const Regions &R,
                           ArrayRef<MachineInstr *> Settled)
    : HasCell(R.cellOf(MF.getFunction()).has_value()), R(R) {
  int64_t Margin = marginOf(MF.getFunction());
  bool Leaves = R.leavesForeignRegisters(MF.getFunction());
  SmallVector<const MachineBasicBlock *, 16> Work;
  DoomedBlocks Doomed(MF);
  DoomedBlocks Throwing(MF, /*CountResumed=*/false);
  for (const MachineBasicBlock &MBB : MF) {
    if (Doomed.contains(MBB))
      continue;
    for (const MachineInstr &MI : MBB) {
      const FunctionFacts *Facts = MI.isCall() ? R.getInnerCallee(MI) : nullptr;
      EntersKernel =
          EntersKernel || (Facts ? Facts->EntersKernel : mayEnterKernel(MI));
      Nests = Nests || (Facts ? Facts->Nests : Leaves && R.mayTakeToken(MI));
      BodyDepth = std::max(BodyDepth, Facts ? Facts->BodyDepth : 0);
      int64_t Bytes = is_contained(Settled, &MI) ? 0 : depthOf(MI, R, Margin);
      if (Bytes) {
        if (Throwing.contains(MBB)) {
          UnwindingDepth = std::max(UnwindingDepth, Bytes);
          continue;
        }
        Depth = std::max(Depth, Bytes);
        if (Facts && !Facts->Asked.empty())
          Asked.insert_range(Facts->Asked);
        else if (StringRef Name = Facts ? "" : askedCallee(MI); !Name.empty())
          Asked.insert(Name);
        else if (!Facts && isIndirectCall(MI))
          Indirect = true;
        else
          OnlyAsked = false;
        append_range(Work, MBB.successors());
      }
    }
  }
  OnlyAsked &= canAsk(MF);
  while (!Work.empty()) {
    const MachineBasicBlock *MBB = Work.pop_back_val();
    if (After.insert(MBB).second)
      append_range(Work, MBB->successors());
  }
}

// The large code model has no short way to a symbol. Without the helper (llc
// without the IR half) nobody is asked.
bool ForeignStack::canAsk(const MachineFunction &MF) {
  return MF.getTarget().getCodeModel() != CodeModel::Large &&
         MF.getFunction().getParent()->getFunction("__zeroize_ask");
}

int64_t ForeignStack::depthAt(const MachineInstr &Point) const {
  if (!Depth || After.contains(Point.getParent()))
    return Depth;
  for (const MachineInstr &MI : *Point.getParent()) {
    if (&MI == &Point)
      return 0;
    if (depthOf(MI, R, Depth))
      return Depth;
  }
  return 0;
}

bool returnsTwice(const MachineInstr &Call) {
  const Function *F = Call.isCall() ? getCallee(Call) : nullptr;
  return F && F->hasFnAttribute(Attribute::ReturnsTwice);
}

} // namespace zeroize
