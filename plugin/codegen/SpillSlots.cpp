// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Zeroes the spill slots that are dead where a secret's scope ends although its
// function goes on (ir/ScopeEnds.h). At the function's exits the frame scrub
// takes care of them.
//
// Runs before frame lowering, while each access names its slot, and solves
// liveness backwards over the slots. Relies on the register allocator giving
// every access to a spill slot a memory operand; a slot that is named in any
// other way counts as live throughout. Covered by
// test/residue/scope/scope-end-*.c, test/residue/programs/error-jumps.c,
// test/codegen/spill-slot-update.ll.
//===----------------------------------------------------------------------===//

#include "codegen/Callees.h"
#include "codegen/Passes.h"
#include "codegen/target/ScrubTarget.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/PseudoSourceValue.h"
#include "llvm/CodeGen/TargetLowering.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/Function.h"

using namespace llvm;

namespace {

/// Liveness of spill slots, numbered from 0.
class SlotLiveness {
public:
  explicit SlotLiveness(MachineFunction &MF);

  bool any() const { return !Slots.empty(); }
  /// Takes one instruction's effect from \p Live, which holds behind it.
  void stepBackward(const MachineInstr &MI, BitVector &Live) const;
  BitVector liveOut(const MachineBasicBlock &MBB) const;
  /// Frame index and size of each slot that is dead in \p Live.
  SmallVector<std::pair<int, int64_t>, 8> dead(const BitVector &Live) const;

private:
  int slotOf(int FrameIndex) const {
    auto Found = Numbers.find(FrameIndex);
    return Found == Numbers.end() ? -1 : Found->second;
  }

  const MachineFrameInfo &MFI;
  SmallVector<int, 16> Slots;
  DenseMap<int, int> Numbers;
  DenseMap<const MachineBasicBlock *, BitVector> LiveIn;
  BitVector Always;
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

char SpillSlots::ID = 0;

/// The memory operand with which \p MI names \p FrameIndex, or null.
static const MachineMemOperand *operandOf(const MachineInstr &MI,
                                          int FrameIndex) {
  for (const MachineMemOperand *MMO : MI.memoperands())
    if (const auto *Slot = dyn_cast_or_null<FixedStackPseudoSourceValue>(
            MMO->getPseudoValue()))
      if (Slot->getFrameIndex() == FrameIndex)
        return MMO;
  return nullptr;
}

SlotLiveness::SlotLiveness(MachineFunction &MF) : MFI(MF.getFrameInfo()) {
  for (int I = 0, E = MFI.getObjectIndexEnd(); I < E; ++I)
    if (MFI.isSpillSlotObjectIndex(I) && !MFI.isDeadObjectIndex(I)) {
      Numbers[I] = Slots.size();
      Slots.push_back(I);
    }
  Always.resize(Slots.size());
  if (Slots.empty())
    return;
  for (const MachineBasicBlock &MBB : MF)
    for (const MachineInstr &MI : MBB)
      for (const MachineOperand &Operand : MI.operands())
        if (Operand.isFI() && !MI.isDebugInstr() &&
            slotOf(Operand.getIndex()) >= 0 &&
            !operandOf(MI, Operand.getIndex()))
          Always.set(slotOf(Operand.getIndex()));
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (MachineBasicBlock *MBB : post_order(&MF)) {
      BitVector Live = liveOut(*MBB);
      for (const MachineInstr &MI : reverse(*MBB))
        stepBackward(MI, Live);
      BitVector &Known = LiveIn[MBB];
      if (Known != Live) {
        Known = std::move(Live);
        Changed = true;
      }
    }
  }
}

void SlotLiveness::stepBackward(const MachineInstr &MI, BitVector &Live) const {
  if (MI.isDebugInstr())
    return;
  for (const MachineMemOperand *MMO : MI.memoperands()) {
    const auto *Slot =
        dyn_cast_or_null<FixedStackPseudoSourceValue>(MMO->getPseudoValue());
    int Number = Slot ? slotOf(Slot->getFrameIndex()) : -1;
    if (Number < 0)
      continue;
    // A spill writes a whole value, which may be smaller than the slot that it
    // shares with values of other times. An addition that the allocator has
    // folded into memory names its store alone.
    if (MMO->isLoad() || MI.mayLoad())
      Live.set(Number);
    else if (MMO->isStore() && MMO->getOffset() == 0)
      Live.reset(Number);
  }
}

BitVector SlotLiveness::liveOut(const MachineBasicBlock &MBB) const {
  BitVector Live = Always;
  for (const MachineBasicBlock *Next : MBB.successors())
    if (auto Found = LiveIn.find(Next); Found != LiveIn.end())
      Live |= Found->second;
  return Live;
}

SmallVector<std::pair<int, int64_t>, 8>
SlotLiveness::dead(const BitVector &Live) const {
  SmallVector<std::pair<int, int64_t>, 8> Dead;
  for (size_t I = 0; I < Slots.size(); ++I)
    if (!Live.test(I))
      Dead.emplace_back(Slots[I], MFI.getObjectSize(Slots[I]));
  return Dead;
}

bool SpillSlots::runOnMachineFunction(MachineFunction &MF) {
  if (!MF.getFunction().hasFnAttribute(zeroize::SecretFunction))
    return false;
  SmallVector<MachineInstr *, 4> Marks;
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB)
      if (zeroize::isScopeEndMark(MI))
        Marks.push_back(&MI);
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
  SlotLiveness Liveness(MF);
  auto Target = zeroize::ScrubTarget::create(MF);
  // A jump back to setjmp comes from where the flow graph shows none.
  if (!Liveness.any() || !Target || MF.exposesReturnsTwice())
    return true;
  for (MachineInstr *Mark : Marks) {
    MachineBasicBlock &MBB = *Mark->getParent();
    BitVector Live = Liveness.liveOut(MBB);
    for (auto I = MBB.rbegin(); &*I != Mark; ++I)
      Liveness.stepBackward(*I, Live);
    for (auto [FrameIndex, Bytes] : Liveness.dead(Live))
      Target->zeroSlot(Mark->getIterator(), MBB, FrameIndex, Bytes);
  }
  return true;
}

FunctionPass *zeroize::createSpillSlotsPass() { return new SpillSlots(); }
