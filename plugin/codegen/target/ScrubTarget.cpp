// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Chooses the implementation for a function's target. Covered by
// test/codegen/unsupported-target.ll.

#include "codegen/target/ScrubTarget.h"
#include "codegen/target/X86_64.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace zeroize {

ScrubTarget::~ScrubTarget() = default;

LiveRegUnits liveBefore(MachineBasicBlock &MBB, MachineBasicBlock::iterator P) {
  LiveRegUnits Live(*MBB.getParent()->getSubtarget().getRegisterInfo());
  Live.addLiveOuts(MBB);
  for (MachineBasicBlock::iterator I = MBB.end(); I != P;)
    if (!(--I)->isDebugInstr())
      Live.stepBackward(*I);
  return Live;
}

std::unique_ptr<ScrubTarget> ScrubTarget::create(MachineFunction &MF) {
  const Triple &T = MF.getTarget().getTargetTriple();
  if (T.getArch() == Triple::x86_64 && T.isOSBinFormatELF() && !T.isX32())
    return std::make_unique<X86_64>(MF);
  return nullptr;
}

} // namespace zeroize
