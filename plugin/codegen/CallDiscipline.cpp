// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// A live secret in a callee-saved register is pushed by the callee into a frame
// that nobody scrubs. Before register allocation, this pass gives each call to
// such code a register mask that preserves nothing but the reserved registers:
// what is live across the call goes to a spill slot in our own frame, which
// ExitScrub wipes.
//
// The reserved registers must stay: frame and base pointer are live across
// every call, and with them clobbered the allocator refuses realigned frames
// that hold inline assembly. The dead values that remain in callee-saved
// registers are ExitScrub's part. Covered by test/codegen/call-discipline.ll
// and test/residue/registers.
//===----------------------------------------------------------------------===//

#include "codegen/Callees.h"
#include "codegen/Passes.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/IR/Function.h"

using namespace llvm;

namespace {

class CallDiscipline : public MachineFunctionPass {
public:
  static char ID;
  CallDiscipline() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Zeroize call discipline"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesCFG();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &MF) override;
};

} // namespace

char CallDiscipline::ID = 0;

static const uint32_t *preserveReservedOnly(MachineFunction &MF) {
  uint32_t *Mask = MF.allocateRegMask();
  for (unsigned Reg : MF.getRegInfo().getReservedRegs().set_bits())
    Mask[Reg / 32] |= 1u << Reg % 32;
  return Mask;
}

bool CallDiscipline::runOnMachineFunction(MachineFunction &MF) {
  if (!MF.getFunction().hasFnAttribute(zeroize::SecretFunction))
    return false;
  const uint32_t *Mask = nullptr;
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB) {
      if (!MI.isCall() ||
          zeroize::classifyCall(MI) == zeroize::CalleeKind::Scrubs)
        continue;
      for (MachineOperand &Operand : MI.operands())
        if (Operand.isRegMask()) {
          if (!Mask)
            Mask = preserveReservedOnly(MF);
          Operand.setRegMask(Mask);
        }
    }
  return Mask != nullptr;
}

FunctionPass *zeroize::createCallDisciplinePass() {
  return new CallDiscipline();
}
