// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See DirtyRegisters.h. A register mask is taken at its word only for what it
// clobbers; inline assembly may use more of the machine than it says (zmm16 has
// no name in a function compiled for plain x86-64), so it counts as unknown
// code.

#include "codegen/DirtyRegisters.h"
#include "codegen/Callees.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/InlineAsm.h"

using namespace llvm;

namespace zeroize {

/// A compiler barrier executes nothing.
static bool isEmptyAsm(const MachineInstr &MI) {
  StringRef Text = MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName();
  return Text.trim().empty();
}

DirtyRegisters::DirtyRegisters(const MachineFunction &MF)
    : TRI(*MF.getSubtarget().getRegisterInfo()), Units(TRI.getNumRegUnits()),
      DefinedUnits(TRI.getNumRegUnits()) {
  for (const auto &LiveIn : MF.front().liveins())
    add(Units, LiveIn.PhysReg);
  for (const MachineBasicBlock &MBB : MF) {
    if (MBB.isEHPad())
      for (const auto &LiveIn : MBB.liveins())
        add(Units, LiveIn.PhysReg);
    for (const MachineInstr &MI : MBB) {
      bool IsFrameCode = MI.getFlag(MachineInstr::FrameSetup) ||
                         MI.getFlag(MachineInstr::FrameDestroy);
      for (const MachineOperand &Operand : MI.all_defs()) {
        if (!Operand.getReg().isPhysical())
          continue;
        add(Units, Operand.getReg().asMCReg());
        if (!IsFrameCode)
          add(DefinedUnits, Operand.getReg().asMCReg());
      }
      if (MI.isCall())
        addCall(MI);
      else if (MI.isInlineAsm() && !isEmptyAsm(MI))
        UnknownCodeRan = true;
    }
  }
}

void DirtyRegisters::addCall(const MachineInstr &Call) {
  if (classifyCall(Call) != CalleeKind::Unknown)
    return;
  UnknownCodeRan = true;
  for (const MachineOperand &Operand : Call.operands())
    if (Operand.isRegMask())
      for (unsigned Reg = 1, E = TRI.getNumRegs(); Reg != E; ++Reg)
        if (MachineOperand::clobbersPhysReg(Operand.getRegMask(), Reg))
          add(Units, Reg);
}

void DirtyRegisters::add(BitVector &Set, MCRegister Reg) {
  for (MCRegUnit Unit : TRI.regunits(Reg))
    Set.set(static_cast<unsigned>(Unit));
}

bool DirtyRegisters::intersects(const BitVector &Set, MCRegister Reg) const {
  for (MCRegUnit Unit : TRI.regunits(Reg))
    if (Set.test(static_cast<unsigned>(Unit)))
      return true;
  return false;
}

bool DirtyRegisters::contains(MCRegister Reg) const {
  return intersects(Units, Reg);
}

bool DirtyRegisters::isDefined(MCRegister Reg) const {
  return intersects(DefinedUnits, Reg);
}

} // namespace zeroize
