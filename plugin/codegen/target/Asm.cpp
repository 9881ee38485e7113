// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Asm.h. Registers are attached as implicit operands behind the (empty)
// constraint groups, which is where the machine verifier expects them. Covered
// by test/codegen.

#include "codegen/target/Asm.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/InlineAsm.h"

using namespace llvm;

namespace zeroize {

Asm &Asm::line(const Twine &Line) {
  if (!Text.empty())
    Text += "\n\t";
  Text += Line.str();
  return *this;
}

Asm &Asm::clobber(MCRegister Reg) {
  Clobbers.push_back(Reg);
  return *this;
}

Asm &Asm::use(MCRegister Reg) {
  Uses.push_back(Reg);
  return *this;
}

Asm &Asm::define(MCRegister Reg) {
  Defined.push_back(Reg);
  return *this;
}

Asm &Asm::change(MCRegister Reg) { return define(Reg).use(Reg); }

void Asm::emit(MachineBasicBlock &MBB, MachineBasicBlock::iterator P,
               bool IsPrologue) const {
  if (Text.empty())
    return;
  MachineFunction &MF = *MBB.getParent();
  const TargetInstrInfo &TII = *MF.getSubtarget().getInstrInfo();
  auto MIB = BuildMI(MBB, P, IsPrologue ? DebugLoc() : MBB.findDebugLoc(P),
                     TII.get(TargetOpcode::INLINEASM))
                 .addExternalSymbol(MF.createExternalSymbolName(Text))
                 .addImm(InlineAsm::Extra_HasSideEffects |
                         InlineAsm::Extra_MayLoad | InlineAsm::Extra_MayStore);
  if (IsPrologue)
    MIB.setMIFlag(MachineInstr::FrameSetup);
  for (MCRegister Reg : Uses)
    MIB.addReg(Reg, RegState::Implicit);
  for (MCRegister Reg : Defined)
    MIB.addReg(Reg, RegState::ImplicitDefine);
  for (MCRegister Reg : Clobbers)
    MIB.addReg(Reg, RegState::ImplicitDefine | RegState::Dead);
}

} // namespace zeroize
