// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which of a set of stack objects are dead where a secret's scope ends although
// its function goes on (ir/ScopeEnds.h), and have been written since. Solves
// liveness backwards, and forwards which of them have been written since they
// were zeroed, so that marks in a row do not zero the same objects again.
// Relies on the code generator giving every access to its own objects a memory
// operand; before register allocation pointers are followed as well. An object
// that is named in any other way counts as live throughout. Covered by
// test/residue/scope/scope-end-*.c and test/codegen/spill-slot-*.

#ifndef ZEROIZE_CODEGEN_SLOTLIVENESS_H
#define ZEROIZE_CODEGEN_SLOTLIVENESS_H

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <cstdint>
#include <utility>

namespace llvm {
class MachineBasicBlock;
class MachineFrameInfo;
class MachineFunction;
class MachineInstr;
class MachineMemOperand;
} // namespace llvm

namespace zeroize {

class ScrubTarget;

class SlotLiveness {
public:
  /// Looks at the objects whose frame index \p IsSlot approves.
  SlotLiveness(llvm::MachineFunction &MF, llvm::function_ref<bool(int)> IsSlot);

  /// At each scope-end mark, zeroes those of them that are dead and have been
  /// written. True if there are any.
  bool zeroDead(ScrubTarget &Target);

private:
  /// For each mark frame index and size of the slots to zero there.
  using Slot = std::pair<int, int64_t>;
  llvm::SmallVector<std::pair<llvm::MachineInstr *, llvm::SmallVector<Slot, 8>>,
                    8>
  find();

  /// What a block does to a set of slots that is carried through it.
  struct Transfer {
    llvm::BitVector Gen, Kill;
  };

  int slotOf(int FrameIndex) const {
    auto Found = Numbers.find(FrameIndex);
    return Found == Numbers.end() ? -1 : Found->second;
  }
  int slotOf(const llvm::MachineMemOperand &MMO) const;
  bool writesWhole(const llvm::MachineMemOperand &MMO, int Slot) const;
  void noteUnnamed(llvm::MachineInstr &MI, int Number);
  void findBeginnings();
  bool followAddress(llvm::MachineInstr &Taker, int Number);
  void stepBackward(const llvm::MachineInstr &MI, llvm::BitVector &Live) const;
  void stepForward(const llvm::MachineInstr &MI, llvm::BitVector &Dirty) const;
  void solveLiveness();
  void findDead();
  void solveDirt();
  llvm::BitVector liveOut(const llvm::MachineBasicBlock &MBB) const;
  llvm::BitVector dirtyIn(const llvm::MachineBasicBlock &MBB) const;

  llvm::MachineFunction &MF;
  const llvm::MachineFrameInfo &MFI;
  llvm::SmallVector<int, 16> Slots;
  llvm::DenseMap<int, int> Numbers;
  llvm::DenseMap<const llvm::MachineBasicBlock *, llvm::BitVector> LiveIn,
      DirtyOut;
  llvm::DenseMap<const llvm::MachineInstr *, llvm::BitVector> DeadAt;
  llvm::BitVector Always;
  /// Where temporaries that one block alone knows are first written.
  llvm::DenseMap<const llvm::MachineInstr *, llvm::SmallVector<int, 2>>
      Beginnings;
  /// Accesses that no memory operand names.
  llvm::DenseMap<const llvm::MachineInstr *, llvm::SmallVector<int, 2>> Unnamed;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_SLOTLIVENESS_H
