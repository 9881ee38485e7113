// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See DoomedBlocks.h. Relies on a call that does not return being the last
// instruction that its block executes.

#include "codegen/DoomedBlocks.h"
#include "codegen/Callees.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/CodeGen/MachineFunction.h"

using namespace llvm;

namespace zeroize {

DoomedBlocks::DoomedBlocks(const MachineFunction &MF, bool CountResumed) {
  SmallVector<const MachineBasicBlock *, 32> Work;
  for (const MachineBasicBlock &MBB : MF)
    if (MBB.isReturnBlock() || any_of(MBB, [&](const MachineInstr &MI) {
          return isScopeEndMark(MI) ||
                 (CountResumed && leavesFrameByUnwinding(MI));
        }))
      Work.push_back(&MBB);
  while (!Work.empty()) {
    const MachineBasicBlock *MBB = Work.pop_back_val();
    if (Leading.insert(MBB).second)
      append_range(Work, MBB->predecessors());
  }
}

} // namespace zeroize
