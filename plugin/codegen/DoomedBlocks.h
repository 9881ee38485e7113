// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The blocks of a function from which control comes to no exit of it: a failed
// assertion, a call of exit. What runs there leaves nothing behind for the
// function's exits to erase, so it must not make them dearer. Covered by
// test/codegen/doomed-calls.c, test/codegen/margin.c and
// test/codegen/throwing-calls.cpp.

#ifndef ZEROIZE_CODEGEN_DOOMEDBLOCKS_H
#define ZEROIZE_CODEGEN_DOOMEDBLOCKS_H

#include "llvm/ADT/SmallPtrSet.h"

namespace llvm {
class MachineBasicBlock;
class MachineFunction;
} // namespace llvm

namespace zeroize {

class DoomedBlocks {
public:
  /// Without \p CountResumed, a resumed exception is no exit.
  explicit DoomedBlocks(const llvm::MachineFunction &MF,
                        bool CountResumed = true);

  /// True if neither a return, a resumed exception nor the end of a secret's
  /// scope can be reached from the beginning of \p MBB.
  bool contains(const llvm::MachineBasicBlock &MBB) const {
    return !Leading.contains(&MBB);
  }

private:
  llvm::SmallPtrSet<const llvm::MachineBasicBlock *, 32> Leading;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_DOOMEDBLOCKS_H
