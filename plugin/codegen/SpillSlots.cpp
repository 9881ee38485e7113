// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Zeroes the spill slots that are dead where a secret's scope ends although its
// function goes on (ir/ScopeEnds.h), and the code generator's other temporaries
// likewise. At the function's exits the frame scrub takes care of them.
//
// Runs before frame lowering, while each access names its slot. Solves
// liveness backwards over the slots, and forwards which of them have been
// written since they were zeroed, so that marks in a row do not zero the same
// slots again. Relies on the code generator giving every access to a slot a
// memory operand; a slot that is named in any other way, as where its address
// is taken, counts as live throughout. Covered by
// test/residue/scope/scope-end-*.c, test/residue/programs/error-jumps.c,
// test/codegen/spill-slot-update.ll and spill-slot-marks.c.
//===----------------------------------------------------------------------===//

#include "codegen/Callees.h"
#include "codegen/Passes.h"
#include "codegen/StackObjects.h"
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

/// Spill slots, numbered from 0: which are dead at a mark, and may have been
/// written since a mark has zeroed them.
class SlotLiveness {
public:
  explicit SlotLiveness(MachineFunction &MF);

  bool any() const { return !Slots.empty(); }
  /// For each mark frame index and size of the slots to zero there.
  using Slot = std::pair<int, int64_t>;
  SmallVector<std::pair<MachineInstr *, SmallVector<Slot, 8>>, 8> find();

private:
  /// What a block does to a set of slots that is carried through it.
  struct Transfer {
    BitVector Gen, Kill;
  };

  int slotOf(int FrameIndex) const {
    auto Found = Numbers.find(FrameIndex);
    return Found == Numbers.end() ? -1 : Found->second;
  }
  int slotOf(const MachineMemOperand &MMO) const;
  bool writesWhole(const MachineMemOperand &MMO, int Slot) const;
  void stepBackward(const MachineInstr &MI, BitVector &Live) const;
  void stepForward(const MachineInstr &MI, BitVector &Dirty) const;
  void solveLiveness();
  void findDead();
  void solveDirt();
  BitVector liveOut(const MachineBasicBlock &MBB) const;
  BitVector dirtyIn(const MachineBasicBlock &MBB) const;

  MachineFunction &MF;
  const MachineFrameInfo &MFI;
  SmallVector<int, 16> Slots;
  DenseMap<int, int> Numbers;
  DenseMap<const MachineBasicBlock *, BitVector> LiveIn, DirtyOut;
  DenseMap<const MachineInstr *, BitVector> DeadAt;
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

SlotLiveness::SlotLiveness(MachineFunction &MF)
    : MF(MF), MFI(MF.getFrameInfo()) {
  for (int I = 0, E = MFI.getObjectIndexEnd(); I < E; ++I)
    if (!MFI.isDeadObjectIndex(I) && !MFI.isVariableSizedObjectIndex(I) &&
        MFI.getStackID(I) == TargetStackID::Default &&
        (MFI.isSpillSlotObjectIndex(I) || zeroize::isTemporary(MF, I))) {
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
}

int SlotLiveness::slotOf(const MachineMemOperand &MMO) const {
  const auto *Slot =
      dyn_cast_or_null<FixedStackPseudoSourceValue>(MMO.getPseudoValue());
  return Slot ? slotOf(Slot->getFrameIndex()) : -1;
}

/// A spill writes a whole value, which may be smaller than the slot that it
/// shares with values of other times. Other temporaries are filled in pieces.
bool SlotLiveness::writesWhole(const MachineMemOperand &MMO, int Slot) const {
  if (MMO.getOffset() != 0)
    return false;
  if (MFI.isSpillSlotObjectIndex(Slot))
    return true;
  LocationSize Size = MMO.getSize();
  return Size.isPrecise() && !Size.isScalable() &&
         static_cast<int64_t>(Size.getValue().getFixedValue()) >=
             MFI.getObjectSize(Slot);
}

void SlotLiveness::stepBackward(const MachineInstr &MI, BitVector &Live) const {
  if (MI.isDebugInstr())
    return;
  for (const MachineMemOperand *MMO : MI.memoperands()) {
    int Number = slotOf(*MMO);
    if (Number < 0)
      continue;
    // An addition that the allocator has folded into memory names its store
    // alone.
    if (MMO->isLoad() || MI.mayLoad())
      Live.set(Number);
    else if (MMO->isStore() && writesWhole(*MMO, Slots[Number]))
      Live.reset(Number);
  }
}

void SlotLiveness::stepForward(const MachineInstr &MI, BitVector &Dirty) const {
  for (const MachineMemOperand *MMO : MI.memoperands())
    if (int Number = slotOf(*MMO);
        Number >= 0 && (MMO->isStore() || MI.mayStore()))
      Dirty.set(Number);
  if (auto Dead = DeadAt.find(&MI); Dead != DeadAt.end())
    Dirty.reset(Dead->second);
}

BitVector SlotLiveness::liveOut(const MachineBasicBlock &MBB) const {
  BitVector Live = Always;
  for (const MachineBasicBlock *Next : MBB.successors())
    if (auto Found = LiveIn.find(Next); Found != LiveIn.end())
      Live |= Found->second;
  return Live;
}

BitVector SlotLiveness::dirtyIn(const MachineBasicBlock &MBB) const {
  BitVector Dirty(Slots.size());
  for (const MachineBasicBlock *Previous : MBB.predecessors())
    if (auto Found = DirtyOut.find(Previous); Found != DirtyOut.end())
      Dirty |= Found->second;
  return Dirty;
}

/// Each slot on its own: what a walk over the block makes of "all live" and of
/// "none live" says what it makes of any set.
void SlotLiveness::solveLiveness() {
  DenseMap<const MachineBasicBlock *, Transfer> Transfers;
  for (const MachineBasicBlock &MBB : MF) {
    Transfer T{BitVector(Slots.size()), BitVector(Slots.size(), true)};
    for (const MachineInstr &MI : reverse(MBB)) {
      stepBackward(MI, T.Gen);
      stepBackward(MI, T.Kill);
    }
    T.Kill.flip();
    Transfers[&MBB] = std::move(T);
  }
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (MachineBasicBlock *MBB : post_order(&MF)) {
      BitVector Live = liveOut(*MBB);
      Live.reset(Transfers[MBB].Kill);
      Live |= Transfers[MBB].Gen;
      BitVector &Known = LiveIn[MBB];
      if (Known != Live) {
        Known = std::move(Live);
        Changed = true;
      }
    }
  }
}

void SlotLiveness::findDead() {
  for (const MachineBasicBlock &MBB : MF) {
    if (none_of(MBB, zeroize::isScopeEndMark))
      continue;
    BitVector Live = liveOut(MBB);
    for (const MachineInstr &MI : reverse(MBB)) {
      if (zeroize::isScopeEndMark(MI))
        (DeadAt[&MI] = Live).flip();
      stepBackward(MI, Live);
    }
  }
}

void SlotLiveness::solveDirt() {
  DenseMap<const MachineBasicBlock *, Transfer> Transfers;
  for (const MachineBasicBlock &MBB : MF) {
    Transfer T{BitVector(Slots.size()), BitVector(Slots.size(), true)};
    for (const MachineInstr &MI : MBB) {
      stepForward(MI, T.Gen);
      stepForward(MI, T.Kill);
    }
    T.Kill.flip();
    Transfers[&MBB] = std::move(T);
  }
  ReversePostOrderTraversal<MachineFunction *> Order(&MF);
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (MachineBasicBlock *MBB : Order) {
      BitVector Dirty = dirtyIn(*MBB);
      Dirty.reset(Transfers[MBB].Kill);
      Dirty |= Transfers[MBB].Gen;
      BitVector &Known = DirtyOut[MBB];
      if (Known != Dirty) {
        Known = std::move(Dirty);
        Changed = true;
      }
    }
  }
}

SmallVector<std::pair<MachineInstr *, SmallVector<SlotLiveness::Slot, 8>>, 8>
SlotLiveness::find() {
  solveLiveness();
  findDead();
  solveDirt();
  SmallVector<std::pair<MachineInstr *, SmallVector<Slot, 8>>, 8> Found;
  for (MachineBasicBlock &MBB : MF) {
    if (none_of(MBB, zeroize::isScopeEndMark))
      continue;
    BitVector Dirty = dirtyIn(MBB);
    for (MachineInstr &MI : MBB) {
      if (zeroize::isScopeEndMark(MI)) {
        BitVector Now = Dirty;
        Now &= DeadAt[&MI];
        auto &[Mark, Zeroed] = Found.emplace_back();
        Mark = &MI;
        for (unsigned I : Now.set_bits())
          Zeroed.emplace_back(Slots[I], MFI.getObjectSize(Slots[I]));
      }
      stepForward(MI, Dirty);
    }
  }
  return Found;
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
  for (auto &[Mark, Dead] : Liveness.find())
    for (auto [FrameIndex, Bytes] : Dead)
      Target->zeroSlot(Mark->getIterator(), *Mark->getParent(), FrameIndex,
                       Bytes);
  return true;
}

FunctionPass *zeroize::createSpillSlotsPass() { return new SpillSlots(); }
