// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See SlotLiveness.h.

#include "codegen/SlotLiveness.h"
#include "codegen/Callees.h"
#include "codegen/target/ScrubTarget.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/PseudoSourceValue.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"

using namespace llvm;

namespace zeroize {

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

SlotLiveness::SlotLiveness(MachineFunction &MF, function_ref<bool(int)> IsSlot)
    : MF(MF), MFI(MF.getFrameInfo()) {
  for (int I = 0, E = MFI.getObjectIndexEnd(); I < E; ++I)
    if (!MFI.isDeadObjectIndex(I) && !MFI.isVariableSizedObjectIndex(I) &&
        MFI.getStackID(I) == TargetStackID::Default && IsSlot(I)) {
      Numbers[I] = Slots.size();
      Slots.push_back(I);
    }
  Always.resize(Slots.size());
  if (Slots.empty())
    return;
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB)
      for (const MachineOperand &Operand : MI.operands())
        if (Operand.isFI() && !MI.isDebugInstr() &&
            slotOf(Operand.getIndex()) >= 0 &&
            !operandOf(MI, Operand.getIndex()))
          noteUnnamed(MI, slotOf(Operand.getIndex()));
  findBeginnings();
}

/// Instruction selection works block by block: what it puts into a temporary it
/// fetches in the same turn of the same block, and pieces are no matter. Not so
/// if a block has been split since.
void SlotLiveness::findBeginnings() {
  SmallVector<const MachineInstr *, 16> First(Slots.size());
  BitVector IsLocal(Slots.size(), true);
  auto Note = [&](const MachineInstr &MI, int Number) {
    if (!First[Number])
      First[Number] = &MI;
    else if (First[Number]->getParent() != MI.getParent())
      IsLocal.reset(Number);
  };
  for (const MachineBasicBlock &MBB : MF)
    for (const MachineInstr &MI : MBB) {
      for (const MachineMemOperand *MMO : MI.memoperands())
        if (int Number = slotOf(*MMO); Number >= 0)
          Note(MI, Number);
      if (auto Found = Unnamed.find(&MI); Found != Unnamed.end())
        for (int Number : Found->second)
          Note(MI, Number);
    }
  for (int Number : IsLocal.set_bits())
    if (const MachineInstr *MI = First[Number];
        MI && !MFI.isSpillSlotObjectIndex(Slots[Number]) && MI->mayStore() &&
        !MI->mayLoad())
      Beginnings[MI].push_back(Number);
}

/// True for what does nothing but access memory.
static bool onlyAccesses(const MachineInstr &MI) {
  return MI.mayLoadOrStore() && !MI.isCall() && !MI.isInlineAsm() &&
         !MI.hasUnmodeledSideEffects() && !MI.isMetaInstruction();
}

/// \p MI mentions the slot without saying where in it.
void SlotLiveness::noteUnnamed(MachineInstr &MI, int Number) {
  if (onlyAccesses(MI))
    Unnamed[&MI].push_back(Number);
  else if (!MF.getRegInfo().isSSA() || !followAddress(MI, Number))
    Always.set(Number);
}

/// Finds all accesses by way of the address that \p Taker computes. False if it
/// gets out of sight.
bool SlotLiveness::followAddress(MachineInstr &Taker, int Number) {
  const MachineRegisterInfo &MRI = MF.getRegInfo();
  const TargetRegisterInfo &TRI = *MF.getSubtarget().getRegisterInfo();
  const TargetInstrInfo &TII = *MF.getSubtarget().getInstrInfo();
  SmallPtrSet<MachineInstr *, 8> Seen;
  SmallVector<MachineInstr *, 8> Work{&Taker};
  while (!Work.empty()) {
    MachineInstr &MI = *Work.pop_back_val();
    if (!Seen.insert(&MI).second)
      continue;
    // Arithmetic; what it sets beside its result are flags.
    if (MI.mayLoadOrStore() || MI.isCall() || MI.isInlineAsm() ||
        MI.hasUnmodeledSideEffects())
      return false;
    for (const MachineOperand &Result : MI.all_defs()) {
      if (Result.getReg().isPhysical()) {
        if (Result.isImplicit() && Result.isDead())
          continue;
        return false;
      }
      for (MachineOperand &Use : MRI.use_nodbg_operands(Result.getReg())) {
        MachineInstr &User = *Use.getParent();
        if (!User.mayLoadOrStore()) {
          Work.push_back(&User);
          continue;
        }
        auto Address = onlyAccesses(User)
                           ? TII.getAddrModeFromMemoryOp(User, &TRI)
                           : std::nullopt;
        int Times = count_if(User.uses(), [&](const MachineOperand &Operand) {
          return Operand.isReg() && Operand.getReg() == Result.getReg();
        });
        // It may be what is stored.
        if (!Address || Times != (Address->BaseReg == Result.getReg()) +
                                     (Address->ScaledReg == Result.getReg()))
          return false;
        Unnamed[&User].push_back(Number);
      }
    }
  }
  return true;
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
  if (auto Found = Unnamed.find(&MI); Found != Unnamed.end())
    for (int Number : Found->second)
      Live.set(Number);
  if (auto Found = Beginnings.find(&MI); Found != Beginnings.end())
    for (int Number : Found->second)
      if (!Always.test(Number))
        Live.reset(Number);
}

void SlotLiveness::stepForward(const MachineInstr &MI, BitVector &Dirty) const {
  for (const MachineMemOperand *MMO : MI.memoperands())
    if (int Number = slotOf(*MMO);
        Number >= 0 && (MMO->isStore() || MI.mayStore()))
      Dirty.set(Number);
  if (auto Found = Unnamed.find(&MI); Found != Unnamed.end() && MI.mayStore())
    for (int Number : Found->second)
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
    if (none_of(MBB, isScopeEndMark))
      continue;
    BitVector Live = liveOut(MBB);
    for (const MachineInstr &MI : reverse(MBB)) {
      if (isScopeEndMark(MI))
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
    if (none_of(MBB, isScopeEndMark))
      continue;
    BitVector Dirty = dirtyIn(MBB);
    for (MachineInstr &MI : MBB) {
      if (isScopeEndMark(MI)) {
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

bool SlotLiveness::zeroDead(ScrubTarget &Target) {
  if (Slots.empty())
    return false;
  for (auto &[Mark, Dead] : find())
    for (auto [FrameIndex, Bytes] : Dead)
      Target.zeroSlot(Mark->getIterator(), *Mark->getParent(), FrameIndex,
                      Bytes);
  return true;
}

} // namespace zeroize
