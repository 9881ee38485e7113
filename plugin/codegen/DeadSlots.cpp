// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Zeroes what the code generator has put on the stack for itself and is dead
// where a secret's scope ends although its function goes on (ir/ScopeEnds.h):
//
//   - TemporarySlots, while values are in virtual registers, so that pointers
//     into temporaries can be followed: where values are taken to pieces or put
//     together, such as a vector one of whose elements is wanted;
//   - SpillSlots, after register allocation and before frame lowering.
//
// At the function's exits the frame scrub takes care of both. Covered by
// test/residue/scope/scope-end-*.c, test/residue/programs/error-jumps.c,
// test/codegen/spill-slot-update.ll and spill-slot-marks.c.
//===----------------------------------------------------------------------===//

#include "codegen/Callees.h"
#include "codegen/Passes.h"
#include "codegen/SlotLiveness.h"
#include "codegen/StackObjects.h"
#include "codegen/target/ScrubTarget.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/TargetLowering.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/Function.h"

using namespace llvm;
using namespace zeroize;

namespace {

class TemporarySlots : public MachineFunctionPass {
public:
  static char ID;
  TemporarySlots() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Zeroize temporary slots"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesCFG();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &MF) override;
};

class SpillSlots : public MachineFunctionPass {
public:
  static char ID;
  SpillSlots() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Zeroize spill slots"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesCFG();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &MF) override;
};

} // namespace

char TemporarySlots::ID = 0;
char SpillSlots::ID = 0;

static SmallVector<MachineInstr *, 4> findMarks(MachineFunction &MF) {
  SmallVector<MachineInstr *, 4> Marks;
  if (MF.getFunction().hasFnAttribute(SecretFunction))
    for (MachineBasicBlock &MBB : MF)
      for (MachineInstr &MI : MBB)
        if (isScopeEndMark(MI))
          Marks.push_back(&MI);
  return Marks;
}

static bool zeroDead(MachineFunction &MF, function_ref<bool(int)> IsSlot) {
  auto Target = ScrubTarget::create(MF);
  // A jump back to setjmp comes from where the flow graph shows none.
  return Target && !MF.exposesReturnsTwice() &&
         SlotLiveness(MF, IsSlot).zeroDead(*Target);
}

bool TemporarySlots::runOnMachineFunction(MachineFunction &MF) {
  return !findMarks(MF).empty() &&
         zeroDead(MF, [&MF](int I) { return isTemporary(MF, I); });
}

bool SpillSlots::runOnMachineFunction(MachineFunction &MF) {
  SmallVector<MachineInstr *, 4> Marks = findMarks(MF);
  if (Marks.empty())
    return false;
  // Shrink-wrapping must leave the marks where the frame stands: registers that
  // are saved by then are cleared there, and the frame's low end is zeroed.
  Register SP = MF.getSubtarget()
                    .getTargetLowering()
                    ->getStackPointerRegisterToSaveRestore();
  for (MachineInstr *Mark : Marks)
    Mark->addOperand(MF, MachineOperand::CreateReg(SP, /*isDef=*/false,
                                                   /*isImp=*/true));
  zeroDead(
      MF, [&MF](int I) { return MF.getFrameInfo().isSpillSlotObjectIndex(I); });
  return true;
}

std::pair<FunctionPass *, FunctionPass *> zeroize::createDeadSlotPasses() {
  return {new TemporarySlots(), new SpillSlots()};
}
