// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ScrubRemarks.h.

#include "codegen/ScrubRemarks.h"
#include "codegen/Callees.h"
#include "codegen/DirtyRegisters.h"
#include "codegen/ForeignStack.h"
#include "codegen/Regions.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineOptimizationRemarkEmitter.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Function.h"

using namespace llvm;

namespace zeroize {

static DiagnosticLocation locationOf(const MachineFunction &MF) {
  if (const DISubprogram *SP = MF.getFunction().getSubprogram())
    return SP;
  return {};
}

/// Dirty 64-bit general registers, but for those that are restored.
static unsigned countGeneral(const MachineFunction &MF,
                             const DirtyRegisters &Dirty) {
  const TargetRegisterInfo &TRI = *MF.getSubtarget().getRegisterInfo();
  BitVector Allocatable = TRI.getAllocatableSet(MF);
  const MCPhysReg *Saved = TRI.getCalleeSavedRegs(&MF);
  unsigned Count = 0;
  for (unsigned Reg : Allocatable.set_bits()) {
    if (!TRI.isGeneralPurposeRegister(MF, Reg) || !Dirty.contains(Reg) ||
        !TRI.superregs(Reg).empty())
      continue;
    bool IsSaved = false;
    for (const MCPhysReg *S = Saved; S && *S; ++S)
      IsSaved |= *S == Reg;
    Count += !IsSaved;
  }
  return Count;
}

static void remarkExits(const MachineFunction &MF, const Regions &R,
                        bool LeavesFrame,
                        MachineOptimizationRemarkEmitter &ORE) {
  ForeignStack Foreign(MF, R);
  DirtyRegisters Dirty(MF, R, Foreign.asks());
  bool IsInner = R.isInner(MF.getFunction());
  int64_t Below = 0, Margin = Foreign.depth();
  for (const MachineBasicBlock &MBB : MF)
    for (const MachineInstr &MI : MBB)
      if (MI.isCall())
        if (const FunctionFacts *Facts = R.getInnerCallee(MI))
          Below = std::max(Below, Facts->Depth);
  ORE.emit([&] {
    MachineOptimizationRemark Remark("zeroize", "Scrub", locationOf(MF),
                                     &MF.front());
    uint64_t Frame = MF.getFrameInfo().getStackSize();
    // The name in the source.
    StringRef Name = MF.getName();
    Name.consume_back(BodySuffix);
    Remark << "'" << ore::NV("Function", Name) << "' ";
    if (LeavesFrame)
      Remark
          << "leaves its frame of " << ore::NV("Frame", Frame)
          << " bytes and its registers to its callers, which erase them once "
             "for the whole region";
    else
      Remark << "scrubs its frame of " << ore::NV("Frame", Frame) << " bytes";
    if (Below && !LeavesFrame)
      Remark << ", " << ore::NV("Below", Below)
             << " bytes below it that helpers have used";
    if (Margin && !IsInner)
      Remark << ", a margin of " << ore::NV("Margin", Margin) << " bytes"
             << (Foreign.asks() ? " unless all that ran there attest that they "
                                  "scrub for themselves"
                                : "");
    if (isRegionBody(MF.getFunction()))
      Remark << "; its registers are cleared where the region ends";
    else if (!IsInner)
      Remark << "; clears " << ore::NV("Registers", countGeneral(MF, Dirty))
             << (Dirty.unknownCodeRan()
                     ? " general registers and all of the other kinds"
                     : " general registers and what it used of other kinds");
    else if (!LeavesFrame)
      Remark << "; leaves its registers to its callers";
    return Remark;
  });
}

static void remarkForeignCalls(const MachineFunction &MF,
                               MachineOptimizationRemarkEmitter &ORE) {
  StringSet<> Seen;
  for (const MachineBasicBlock &MBB : MF)
    for (const MachineInstr &MI : MBB) {
      if (!MI.isCall() || !usesForeignStack(MI) ||
          !Seen.insert(getCalleeName(MI)).second)
        continue;
      ORE.emit([&] {
        MachineOptimizationRemarkMissed R("zeroize", "ForeignCall",
                                          MI.getDebugLoc(), &MBB);
        if (StringRef Name = getCalleeName(MI); !Name.empty())
          R << "'" << ore::NV("Callee", Name) << "'";
        else
          R << "an unknown function";
        R << " was compiled elsewhere: of its frames only a margin is scrubbed";
        return R;
      });
    }
}

void remarkScrub(MachineFunction &MF, const Regions &R, bool LeavesFrame) {
  MachineOptimizationRemarkEmitter ORE(MF, nullptr);
  if (!ORE.allowExtraAnalysis("zeroize"))
    return;
  remarkExits(MF, R, LeavesFrame, ORE);
  remarkForeignCalls(MF, ORE);
}

} // namespace zeroize
