// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a function zeroes the stack below its own frame that inner functions
// (Regions.h) have left to it. At a scrub point (an exit, a scope's end) that
// is done once for all calls that lie on every way to it. What the others have
// left is zeroed where the way to the point joins one on which they were not
// made: a scrub at the point would write to stack that this run may never have
// used, which on a small stack belongs to somebody else. Not, though, where
// every way on leads through another call that goes as deep. Covered by
// test/codegen/regions.c and released-stack.c.

#ifndef ZEROIZE_CODEGEN_RELEASEDSTACK_H
#define ZEROIZE_CODEGEN_RELEASEDSTACK_H

#include "codegen/DoomedBlocks.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/CodeGen/MachineBasicBlock.h"

namespace zeroize {

class Regions;

class ReleasedStack {
public:
  /// \p Epilogues: behind which nothing is below the stack pointer any more;
  /// \p Marks: the ends of scopes.
  ReleasedStack(llvm::MachineFunction &MF, const Regions &R,
                llvm::ArrayRef<llvm::MachineInstr *> Epilogues,
                llvm::ArrayRef<llvm::MachineInstr *> Marks);

  /// Bytes below the stack pointer that are sure to have been used whenever
  /// control reaches \p Point.
  int64_t depthAt(const llvm::MachineInstr &Point) const;

  /// Right behind a call, or on the way from one block to another.
  struct Place {
    llvm::MachineInstr *Call = nullptr;
    llvm::MachineBasicBlock *From = nullptr, *To = nullptr;
    int64_t Depth = 0;
  };

  /// Where to zero what no scrub point covers.
  llvm::SmallVector<Place, 8> findUncovered(llvm::MachineFunction &MF) const;

private:
  struct Use {
    llvm::MachineInstr *MI;
    int64_t Depth;
  };
  struct Block {
    llvm::SmallVector<Use, 2> Calls;
    bool HasEpilogue = false;
    /// The deepest call, and the deepest one before a scrub point.
    int64_t Deepest = 0, DeepestBefore = 0;
    bool HasPoint = false;
    /// Sure to have been used at the begin and at the end; sure to be used
    /// before a scrub point is reached.
    int64_t Begin = std::numeric_limits<int64_t>::max(), End = Begin,
            Ahead = Begin;
  };
  void findCalls(llvm::MachineFunction &MF, const Regions &R);
  void solve(llvm::MachineFunction &MF);
  bool isWayOn(const llvm::MachineBasicBlock &MBB) const {
    return !MBB.isEHPad() && !Doomed.contains(MBB);
  }

  DoomedBlocks Doomed;
  llvm::DenseMap<const llvm::MachineBasicBlock *, Block> Blocks;
  llvm::SmallPtrSet<const llvm::MachineInstr *, 8> Points;
  bool HasCalls = false;
  /// The stack pointer is not the same at each call, so each call is covered
  /// right behind it.
  bool HasPushedArguments = false;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_RELEASEDSTACK_H
