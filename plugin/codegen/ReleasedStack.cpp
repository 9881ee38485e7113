// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ReleasedStack.h.

#include "codegen/ReleasedStack.h"
#include "codegen/DoomedBlocks.h"
#include "codegen/Regions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/TargetFrameLowering.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"

using namespace llvm;

namespace zeroize {

ReleasedStack::ReleasedStack(MachineFunction &MF, const Regions &R) {
  HasPushedArguments =
      !MF.getSubtarget().getFrameLowering()->hasReservedCallFrame(MF);
  DoomedBlocks Doomed(MF);
  for (MachineBasicBlock &MBB : MF) {
    if (Doomed.contains(MBB))
      continue;
    for (MachineInstr &MI : MBB)
      if (MI.isCall())
        if (const FunctionFacts *Facts = R.getInnerCallee(MI))
          if (Facts->Depth)
            Calls.push_back({&MI, Facts->Depth});
  }
  if (!Calls.empty())
    Dominators.recalculate(MF);
}

bool ReleasedStack::comesBefore(const MachineInstr &A,
                                const MachineInstr &B) const {
  const MachineBasicBlock *MBB = A.getParent();
  if (MBB != B.getParent())
    return Dominators.dominates(MBB, B.getParent());
  for (const MachineInstr &MI : *MBB) {
    if (&MI == &A)
      return true;
    if (&MI == &B)
      return false;
  }
  llvm_unreachable("instruction is not in its block");
}

int64_t ReleasedStack::depthAt(const MachineInstr &Point) const {
  int64_t Depth = 0;
  if (HasPushedArguments)
    return Depth;
  for (const Call &C : Calls)
    if (C.Depth > Depth && comesBefore(*C.MI, Point))
      Depth = C.Depth;
  return Depth;
}

SmallVector<ReleasedStack::Call, 8>
ReleasedStack::notCoveredBy(ArrayRef<MachineInstr *> Points,
                            ArrayRef<MachineInstr *> Marks) const {
  SmallVector<Call, 8> Rest;
  if (Calls.empty())
    return Rest;
  int64_t CoveredAnyway = std::numeric_limits<int64_t>::max();
  for (const MachineInstr *Point : concat<MachineInstr *const>(Points, Marks))
    CoveredAnyway = std::min(CoveredAnyway, depthAt(*Point));
  for (const Call &C : Calls) {
    bool IsCovered = C.Depth <= CoveredAnyway ||
                     all_of(Points, [&](const MachineInstr *Point) {
                       return comesBefore(*C.MI, *Point);
                     });
    if (Points.empty() || HasPushedArguments || !IsCovered)
      Rest.push_back(C);
  }
  return Rest;
}

} // namespace zeroize
