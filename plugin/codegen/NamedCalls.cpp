// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See NamedCalls.h.

#include "codegen/NamedCalls.h"
#include "codegen/Callees.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstr.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"

using namespace llvm;

namespace zeroize {

/// The instruction that loads the callee of \p Call from the table, or null.
/// The table does not change once the program runs: every such load of a
/// function's address finds the same, wherever it stands. One that chooses
/// between the table and something else is no plain load.
static MachineInstr *getTableLoad(const MachineInstr &Call,
                                  const MachineRegisterInfo &MRI) {
  const MachineOperand &Callee = Call.getOperand(0);
  if (!Callee.isReg() || !Callee.getReg().isVirtual())
    return nullptr;
  MachineInstr *Load = MRI.getUniqueVRegDef(Callee.getReg());
  if (!Load || !Load->canFoldAsLoad() ||
      !Load->isDereferenceableInvariantLoad() || getCalleeName(*Load).empty())
    return nullptr;
  return Load;
}

bool nameLoadedCallees(MachineFunction &MF) {
  MachineRegisterInfo &MRI = MF.getRegInfo();
  const TargetInstrInfo *TII = MF.getSubtarget().getInstrInfo();
  SmallPtrSet<MachineInstr *, 8> Loads;
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : make_early_inc_range(MBB)) {
      if (!isIndirectCall(MI))
        continue;
      MachineInstr *Load = getTableLoad(MI, MRI);
      MachineInstr *Folded =
          Load ? TII->foldMemoryOperand(MI, {0u}, *Load) : nullptr;
      if (!Folded)
        continue;
      if (MI.isCandidateForAdditionalCallInfo())
        MF.moveAdditionalCallInfo(&MI, Folded);
      MI.eraseFromParent();
      Loads.insert(Load);
    }
  for (MachineInstr *Load : Loads)
    if (MRI.use_nodbg_empty(Load->getOperand(0).getReg())) {
      MRI.markUsesInDebugValueAsUndef(Load->getOperand(0).getReg());
      Load->eraseFromParent();
    }
  return !Loads.empty();
}

} // namespace zeroize
