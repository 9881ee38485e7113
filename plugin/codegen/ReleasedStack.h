// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a function zeroes the stack below its own frame that inner functions
// (Regions.h) have left to it. A call that lies on every way to a scrub point
// is covered there, once for all calls. One that does not (a call under a
// condition) is covered right behind the call: a scrub at the exit would write
// to stack that this run may never have used, which on a small stack belongs to
// somebody else. Covered by test/codegen/regions.c.

#ifndef ZEROIZE_CODEGEN_RELEASEDSTACK_H
#define ZEROIZE_CODEGEN_RELEASEDSTACK_H

#include "llvm/CodeGen/MachineBasicBlock.h"
#include "llvm/CodeGen/MachineDominators.h"

namespace zeroize {

class Regions;

class ReleasedStack {
public:
  ReleasedStack(llvm::MachineFunction &MF, const Regions &R);

  /// Bytes below the stack pointer that are sure to have been used whenever
  /// control reaches \p Point.
  int64_t depthAt(const llvm::MachineInstr &Point) const;

  struct Call {
    llvm::MachineInstr *MI;
    int64_t Depth;
  };

  /// The calls that not every one of the exits \p Points covers. A call under a
  /// condition is covered if each of \p Points and of the scope ends \p Marks
  /// scrubs as deep for the sake of other calls.
  llvm::SmallVector<Call, 8>
  notCoveredBy(llvm::ArrayRef<llvm::MachineInstr *> Points,
               llvm::ArrayRef<llvm::MachineInstr *> Marks) const;

private:
  bool comesBefore(const llvm::MachineInstr &A,
                   const llvm::MachineInstr &B) const;

  llvm::SmallVector<Call, 16> Calls;
  /// The stack pointer is not the same at each call, so each call is covered
  /// right behind it.
  bool HasPushedArguments = false;
  llvm::MachineDominatorTree Dominators;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_RELEASEDSTACK_H
