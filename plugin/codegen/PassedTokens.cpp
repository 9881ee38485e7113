// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See PassedTokens.h. The slot is no secret: it says who has called.

#include "codegen/PassedTokens.h"
#include "codegen/Callees.h"
#include "codegen/Regions.h"
#include "codegen/target/ScrubTarget.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"

using namespace llvm;

namespace zeroize {

bool passTokens(MachineFunction &MF, Regions &R) {
  const Function &F = MF.getFunction();
  if (!isRegionBody(F) || R.isInRegion(F) || !R.isOrdered())
    return false;
  SmallVector<MachineInstr *, 8> Calls;
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB)
      if (R.mayTakeToken(MI) && ScrubTarget::canGiveToken(MI))
        Calls.push_back(&MI);
  auto Target = ScrubTarget::create(MF);
  // Where a block can be entered twice, the token may be an older one.
  if (Calls.empty() || !Target || !MF.front().pred_empty())
    return false;
  int Slot = MF.getFrameInfo().CreateStackObject(8, Align(8),
                                                 /*isSpillSlot=*/false);
  for (MachineInstr *Call : Calls)
    Target->loadToken(*Call, Slot);
  Target->keepToken(MF.front(), Slot);
  R.setTokenSlot(F);
  return true;
}

} // namespace zeroize
