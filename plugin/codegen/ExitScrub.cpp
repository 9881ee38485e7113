// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Runs right after prologue and epilogue are in place, when every spill slot,
// saved register and outgoing argument has its final address:
//
//   - before the stack pointer is raised, what it releases is zeroed: the frame
//   in an epilogue
//     (shrink-wrapping puts epilogues outside return blocks: every block is
//     looked at), and the arguments that were pushed for one call. Epilogues of
//     frames with a frame pointer do not carry the FrameDestroy flag on the
//     raise, so the instruction itself decides, not the flag;
//   - after registers are popped, so are their slots: they hold the caller's
//   values, and the caller
//     may hold a secret too;
//   - before each return, every dirty register that does not carry the result
//   is cleared;
//   - before each call to code that does not scrub itself, dead callee-saved
//   registers are cleared,
//     since the callee would push them;
//   - before a landing pad resumes unwinding, the frame is zeroed as in an
//   epilogue.
//
// How that is written in machine code is behind target/ScrubTarget.h. Covered
// by test/codegen and by test/residue.
//===----------------------------------------------------------------------===//

#include "codegen/Callees.h"
#include "codegen/DirtyRegisters.h"
#include "codegen/Passes.h"
#include "codegen/target/ScrubTarget.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/LiveRegUnits.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Function.h"

using namespace llvm;

namespace {

class ExitScrub : public MachineFunctionPass {
public:
  static char ID;
  ExitScrub() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Zeroize exit scrub"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesCFG();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &MF) override;
};

} // namespace

char ExitScrub::ID = 0;

using Position = MachineBasicBlock::iterator;

static LiveRegUnits liveBefore(MachineBasicBlock &MBB, Position P) {
  LiveRegUnits Live(*MBB.getParent()->getSubtarget().getRegisterInfo());
  Live.addLiveOuts(MBB);
  for (Position I = MBB.end(); I != P;)
    if (!(--I)->isDebugInstr())
      Live.stepBackward(*I);
  return Live;
}

/// Zeroes the slots that a run of pops leaves below the stack pointer.
static void scrubPoppedSlots(zeroize::ScrubTarget &Target,
                             MachineBasicBlock &MBB) {
  unsigned Bytes = 0;
  for (Position I = MBB.begin(); I != MBB.end(); ++I) {
    if (unsigned Popped = Target.poppedBytes(*I)) {
      Bytes += Popped;
      continue;
    }
    if (!Bytes || I->isMetaInstruction())
      continue;
    Target.zeroBelowStackPointer(I, MBB, Bytes);
    Bytes = 0;
  }
  Target.zeroBelowStackPointer(MBB.end(), MBB, Bytes);
}

static void visitBody(zeroize::ScrubTarget &Target,
                      const zeroize::DirtyRegisters &Dirty,
                      MachineBasicBlock &MBB) {
  for (Position I = MBB.begin(), Next; I != MBB.end(); I = Next) {
    Next = std::next(I);
    if (Target.raisesStackPointer(*I))
      Target.scrubReleased(I, MBB, liveBefore(MBB, I));
    if (I->isReturn())
      Target.clearRegisters(I, MBB, Dirty, liveBefore(MBB, I));
    else if (I->isCall() &&
             zeroize::classifyCall(*I) != zeroize::CalleeKind::Scrubs)
      Target.clearCalleeSaved(I, MBB, Dirty, liveBefore(MBB, I));
    if (zeroize::leavesFrameByUnwinding(*I))
      Target.scrubFrameForUnwinder(I, MBB, liveBefore(MBB, I));
  }
}

bool ExitScrub::runOnMachineFunction(MachineFunction &MF) {
  const Function &F = MF.getFunction();
  if (!F.hasFnAttribute(zeroize::SecretFunction) || MF.empty())
    return false;
  auto Target = zeroize::ScrubTarget::create(MF);
  if (!Target) {
    F.getContext().diagnose(DiagnosticInfoUnsupported(
        F, "secrets are not supported on this target [zeroize-target]"));
    return false;
  }
  zeroize::DirtyRegisters Dirty(MF);
  for (MachineBasicBlock &MBB : MF) {
    visitBody(*Target, Dirty, MBB);
    scrubPoppedSlots(*Target, MBB);
  }
  return true;
}

FunctionPass *zeroize::createExitScrubPass() { return new ExitScrub(); }
