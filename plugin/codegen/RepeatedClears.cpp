// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See RepeatedClears.h. Forward data flow over the blocks, a bit for each
// register, set where it is clear on all ways. Where control may come from
// elsewhere (landing pads, blocks whose address is taken, calls that return
// twice), nothing is taken for known.

#include "codegen/RepeatedClears.h"
#include "codegen/ForeignStack.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"

using namespace llvm;

namespace zeroize {

namespace {

class ClearFlow {
public:
  ClearFlow(MachineFunction &MF, const RegisterClears &Clears)
      : MF(MF), TRI(*MF.getSubtarget().getRegisterInfo()), Clears(Clears) {
    for (auto &[MI, Reg] : Clears)
      if (!is_contained(Registers, Reg))
        Registers.push_back(Reg);
  }
  void run();

private:
  unsigned bitOf(const MachineInstr &MI) const;
  unsigned entering(const MachineBasicBlock &MBB) const;
  unsigned behind(const MachineInstr &MI, unsigned Clear) const;

  MachineFunction &MF;
  const TargetRegisterInfo &TRI;
  const RegisterClears &Clears;
  SmallVector<MCRegister, 8> Registers;
  /// What is clear at the end of a block; all is where it has no entry yet.
  DenseMap<const MachineBasicBlock *, unsigned> Leaving;
};

} // namespace

/// 0 for what is none of the clears.
unsigned ClearFlow::bitOf(const MachineInstr &MI) const {
  auto It = Clears.find(const_cast<MachineInstr *>(&MI));
  return It == Clears.end()
             ? 0
             : 1u << (find(Registers, It->second) - Registers.begin());
}

unsigned ClearFlow::entering(const MachineBasicBlock &MBB) const {
  if (MBB.pred_empty() || MBB.isEHPad() || MBB.hasAddressTaken() ||
      &MBB == &MF.front())
    return 0;
  unsigned Clear = ~0u;
  for (const MachineBasicBlock *Predecessor : MBB.predecessors())
    if (auto It = Leaving.find(Predecessor); It != Leaving.end())
      Clear &= It->second;
  return Clear;
}

unsigned ClearFlow::behind(const MachineInstr &MI, unsigned Clear) const {
  if (unsigned Bit = bitOf(MI))
    return Clear | Bit;
  if (returnsTwice(MI))
    return 0;
  for (size_t I = 0; Clear && I != Registers.size(); ++I)
    if (Clear >> I & 1 && MI.modifiesRegister(Registers[I], &TRI))
      Clear &= ~(1u << I);
  return Clear;
}

void ClearFlow::run() {
  ReversePostOrderTraversal<MachineFunction *> Order(&MF);
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (MachineBasicBlock *MBB : Order) {
      unsigned Clear = entering(*MBB);
      for (const MachineInstr &MI : *MBB)
        Clear = behind(MI, Clear);
      auto [It, IsNew] = Leaving.try_emplace(MBB, Clear);
      Changed |= IsNew || It->second != Clear;
      It->second = Clear;
    }
  }
  for (MachineBasicBlock *MBB : Order) {
    unsigned Clear = entering(*MBB);
    for (MachineInstr &MI : make_early_inc_range(*MBB)) {
      bool IsRepeated = Clear & bitOf(MI);
      Clear = behind(MI, Clear);
      if (IsRepeated)
        MI.eraseFromParent();
    }
  }
}

void dropRepeatedClears(MachineFunction &MF, const RegisterClears &Clears) {
  if (Clears.size() > 1)
    ClearFlow(MF, Clears).run();
}

} // namespace zeroize
