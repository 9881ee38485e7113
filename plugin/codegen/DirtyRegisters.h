// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which registers may hold a secret of this function, or one that a callee left
// behind, when the function returns: what an instruction defines, what came in
// as an argument, and everything that a call to unknown code clobbers.
// Registers outside this set hold what the caller put there. Runs after frame
// lowering. Covered by test/codegen/clear-registers.ll.

#ifndef ZEROIZE_CODEGEN_DIRTYREGISTERS_H
#define ZEROIZE_CODEGEN_DIRTYREGISTERS_H

#include "codegen/Callees.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/MC/MCRegister.h"

namespace llvm {
class MachineFunction;
class MachineInstr;
class TargetRegisterInfo;
} // namespace llvm

namespace zeroize {

class Regions;
struct FunctionFacts;

/// What \p Call leaves in registers and does not return. \p Asks as below.
Leavings leavingsOf(const llvm::MachineInstr &Call, const Regions &R,
                    bool Asks);

/// True if \p MI is assembly that may use any register.
bool isForeignAsm(const llvm::MachineInstr &MI);

class DirtyRegisters {
public:
  /// \p Asks: foreign functions that can be asked whether they scrub for
  /// themselves (ForeignStack.h) are, and if one does not, what they have left
  /// is somebody else's work. \p WithDoomed: also what blocks write from which
  /// no exit is reached.
  DirtyRegisters(const llvm::MachineFunction &MF, const Regions &R, bool Asks,
                 bool WithDoomed = false);

  /// Counts every register as dirty.
  void addEverything();

  /// True if any part of \p Reg is dirty.
  bool contains(llvm::MCRegister Reg) const;

  /// True if an instruction of the function's own body defines \p Reg.
  bool isDefined(llvm::MCRegister Reg) const;

  /// True if the function, or code that it calls, may have used parts of the
  /// register file that the function's own subtarget does not know.
  bool unknownCodeRan() const { return UnknownCodeRan; }

  /// True if code that it calls may have used vector and mask registers that
  /// the function's own subtarget does not know. So may all unknown code.
  bool highVectorsUsed() const { return UnknownCodeRan || HighVectorsUsed; }

  /// True if a register wider than 128 bits was written.
  bool wideVectorsUsed() const { return WideVectorsUsed; }

  /// Writes what an inner function leaves to its callers.
  void exportTo(FunctionFacts &Facts) const;

private:
  void addCall(const llvm::MachineInstr &Call, const Regions &R, bool Asks);
  void addDefinition(const llvm::MachineInstr &MI, llvm::MCRegister Reg);
  void addClobbers(const llvm::MachineInstr &Call, bool WithX87,
                   bool WithVectors);
  void add(llvm::BitVector &Set, llvm::MCRegister Reg);
  bool intersects(const llvm::BitVector &Set, llvm::MCRegister Reg) const;

  const llvm::TargetRegisterInfo &TRI;
  llvm::BitVector Units;
  llvm::BitVector DefinedUnits;
  /// What has been added: registers, and the masks of calls with which parts of
  /// them count.
  llvm::BitVector Written;
  llvm::SmallDenseSet<std::pair<const uint32_t *, unsigned>> Clobbered;
  bool UnknownCodeRan = false;
  bool HighVectorsUsed = false;
  bool WideVectorsUsed = false;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_DIRTYREGISTERS_H
