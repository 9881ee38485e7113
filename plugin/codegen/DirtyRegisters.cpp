// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See DirtyRegisters.h. A register mask is taken at its word only for what it
// clobbers; inline assembly may use more of the machine than it says (zmm16 has
// no name in a function compiled for plain x86-64), so it counts as unknown
// code.

#include "codegen/DirtyRegisters.h"
#include "codegen/DoomedBlocks.h"
#include "codegen/RareCalls.h"
#include "codegen/Regions.h"
#include "ir/Attest.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace zeroize {

/// A compiler barrier executes nothing.
static bool isEmptyAsm(const MachineInstr &MI) {
  StringRef Text = MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName();
  return Text.trim().empty() || Text.starts_with(MarkPrefix);
}

/// The question before a call through a pointer (AskedCalls.h) changes what it
/// says.
static bool isQuestion(const MachineInstr &MI) {
  StringRef Text = MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName();
  return Text.contains("__zeroize_ask");
}

static bool isSimpleAsm(const MachineInstr &MI) {
  return MI.isInlineAsm() && MI.getInlineAsmDialect() == InlineAsm::AD_ATT &&
         isSimpleAssembly(
             MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName());
}

bool isForeignAsm(const MachineInstr &MI) {
  return MI.isInlineAsm() && !isEmptyAsm(MI) && !isSimpleAsm(MI) &&
         !isQuestion(MI) && !erasesLeavings(MI);
}

/// Whether a call of memset in this function may spread a secret byte over a
/// vector register. Wipes store a constant.
static bool setsVariableBytes(const MachineInstr &Call) {
  for (const Instruction &I : instructions(Call.getMF()->getFunction()))
    if (const auto *IRCall = dyn_cast<CallBase>(&I);
        IRCall && IRCall->arg_size() >= 3) {
      const Function *Callee = IRCall->getCalledFunction();
      if (Callee &&
          (isa<MemSetInst>(I) || Callee->getName().contains("memset")) &&
          !isa<Constant>(IRCall->getArgOperand(1)))
        return true;
    }
  return false;
}

Leavings leavingsOf(const MachineInstr &Call, const Regions &R, bool Asks) {
  // Who leaves that to others asks for the stack only.
  bool Leaves = R.leavesForeignRegisters(Call.getMF()->getFunction());
  if (const FunctionFacts *Facts = R.getInnerCallee(Call))
    return Facts->UnknownCodeRan || (!Facts->Asked.empty() && (!Asks || Leaves))
               ? Leavings::Everything
           : Facts->HighVectorsUsed ? Leavings::Vectors
                                    : Leavings::Nothing;
  CalleeKind Kind = classifyCall(Call);
  if (Kind == CalleeKind::Eraser && setsVariableBytes(Call))
    return Leavings::Vectors;
  // It may have worked as a part of this region.
  if (Leaves && R.mayTakeToken(Call))
    return Leavings::Everything;
  if (Kind != CalleeKind::Unknown || (isSettled(Call) && !Leaves) ||
      (Asks && (isIndirectCall(Call) || !askedCallee(Call).empty())))
    return Leavings::Nothing;
  return leavingsOf(Call);
}

DirtyRegisters::DirtyRegisters(const MachineFunction &MF, const Regions &R,
                               bool Asks, bool WithDoomed)
    : TRI(*MF.getSubtarget().getRegisterInfo()), Units(TRI.getNumRegUnits()),
      DefinedUnits(TRI.getNumRegUnits()), Written(TRI.getNumRegs()) {
  for (const auto &LiveIn : MF.front().liveins())
    add(Units, LiveIn.PhysReg);
  DoomedBlocks Doomed(MF);
  // What is called there is not asked (ForeignStack.h), and somebody may catch.
  DoomedBlocks Throwing(MF, /*CountResumed=*/false);
  for (const MachineBasicBlock &MBB : MF) {
    if (!WithDoomed && Doomed.contains(MBB))
      continue;
    if (MBB.isEHPad())
      for (const auto &LiveIn : MBB.liveins())
        add(Units, LiveIn.PhysReg);
    for (const MachineInstr &MI : MBB) {
      // Clang lists the x87 status among what every assembly statement
      // clobbers.
      bool IsBarrier = MI.isInlineAsm() && isEmptyAsm(MI);
      bool IsSimple = isSimpleAsm(MI);
      if (erasesLeavings(MI))
        continue;
      for (const MachineOperand &Operand : MI.all_defs())
        if (Operand.getReg().isPhysical() &&
            !(IsBarrier && Operand.isImplicit()) &&
            !(IsSimple &&
              StringRef(TRI.getName(Operand.getReg())).starts_with("FP")))
          addDefinition(MI, Operand.getReg().asMCReg());
      if (MI.isCall())
        addCall(MI, R, Asks && !Throwing.contains(MBB));
      else if (isForeignAsm(MI))
        UnknownCodeRan = true;
    }
  }
}

void DirtyRegisters::addDefinition(const MachineInstr &MI, MCRegister Reg) {
  bool IsNew = !Written.test(Reg);
  Written.set(Reg);
  if (IsNew)
    add(Units, Reg);
  // Of every assembly statement the x87 status is said to change.
  bool IsListed = MI.isInlineAsm() && StringRef(TRI.getName(Reg)) == "FPSW";
  if (!MI.getFlag(MachineInstr::FrameSetup) &&
      !MI.getFlag(MachineInstr::FrameDestroy) && !IsListed)
    add(DefinedUnits, Reg);
  if (IsNew && !WideVectorsUsed)
    if (const auto *Class = TRI.getMinimalPhysRegClass(Reg))
      WideVectorsUsed = TRI.getRegSizeInBits(*Class) > 128;
}

void DirtyRegisters::addCall(const MachineInstr &Call, const Regions &R,
                             bool Asks) {
  Leavings Left = leavingsOf(Call, R, Asks);
  if (const FunctionFacts *Facts = R.getInnerCallee(Call)) {
    Units |= Facts->DirtyUnits;
    WideVectorsUsed |= Facts->WideVectorsUsed;
    if (Facts->DirtyUnits.empty())
      addClobbers(Call, /*WithX87=*/true, /*WithVectors=*/true);
    if (Facts->Asked.empty() ||
        (Asks && !R.leavesForeignRegisters(Call.getMF()->getFunction()))) {
      UnknownCodeRan |= Left == Leavings::Everything;
      HighVectorsUsed |= Facts->HighVectorsUsed;
      return;
    }
  }
  // What it returns is among the call's own definitions.
  if (Left == Leavings::Nothing)
    return;
  bool IsForeign = Left == Leavings::Everything;
  auto Next = std::next(MachineBasicBlock::const_iterator(Call));
  bool IsCleared = Next != Call.getParent()->end() && clearsVectors(*Next);
  UnknownCodeRan |= IsForeign;
  HighVectorsUsed |= !IsCleared;
  addClobbers(Call, /*WithX87=*/IsForeign, /*WithVectors=*/!IsCleared);
}

void DirtyRegisters::addClobbers(const MachineInstr &Call, bool WithX87,
                                 bool WithVectors) {
  auto Counts = [&](StringRef Name) {
    if (Name.starts_with("MM") || Name.starts_with("ST") ||
        Name.starts_with("FP"))
      return WithX87;
    return WithVectors ||
           !(Name.starts_with("XMM") || Name.starts_with("YMM") ||
             Name.starts_with("ZMM") || Name.starts_with("K"));
  };
  for (const MachineOperand &Operand : Call.operands())
    // Most calls have the same.
    if (Operand.isRegMask() &&
        Clobbered.insert({Operand.getRegMask(), WithX87 + 2 * WithVectors})
            .second)
      for (unsigned Reg = 1, E = TRI.getNumRegs(); Reg != E; ++Reg)
        if (MachineOperand::clobbersPhysReg(Operand.getRegMask(), Reg) &&
            Counts(TRI.getName(Reg)))
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

void DirtyRegisters::exportTo(FunctionFacts &Facts) const {
  Facts.DirtyUnits = Units;
  Facts.UnknownCodeRan = UnknownCodeRan;
  Facts.HighVectorsUsed = HighVectorsUsed;
  Facts.WideVectorsUsed = WideVectorsUsed;
}

void DirtyRegisters::addEverything() {
  Units.set();
  UnknownCodeRan = HighVectorsUsed = WideVectorsUsed = true;
}

bool DirtyRegisters::contains(MCRegister Reg) const {
  return intersects(Units, Reg);
}

bool DirtyRegisters::isDefined(MCRegister Reg) const {
  return intersects(DefinedUnits, Reg);
}

} // namespace zeroize
