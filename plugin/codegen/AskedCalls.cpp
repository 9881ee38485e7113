// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See AskedCalls.h. The cell is no secret: it says which code has run.

#include "codegen/AskedCalls.h"
#include "codegen/Callees.h"
#include "codegen/ForeignStack.h"
#include "codegen/RareCalls.h"
#include "codegen/Regions.h"
#include "codegen/target/ScrubTarget.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"

using namespace llvm;

namespace zeroize {

bool askIndirectCallees(MachineFunction &MF, Regions &R) {
  auto Target = ScrubTarget::create(MF);
  SmallVector<MachineInstr *, 8> Calls;
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB)
      if (isIndirectCall(MI)) {
        if (!Target || !Target->canAsk(MI))
          return false;
        Calls.push_back(&MI);
      }
  // With setjmp, control comes back from where the flow graph shows none.
  // Should a call prove less rare when all is in place, the cell is not read.
  if (Calls.empty() || MF.exposesReturnsTwice() ||
      !ForeignStack(MF, R, findRareCalls(MF, R)).wantsCell())
    return false;
  int Cell = MF.getFrameInfo().CreateStackObject(1, Align(1),
                                                 /*isSpillSlot=*/false);
  for (MachineInstr *Call : Calls)
    Target->ask(*Call, Cell);
  Target->zeroSlot(MF.front().begin(), MF.front(), Cell, 1);
  R.setCell(MF.getFunction(), Cell);
  return true;
}

} // namespace zeroize
