// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ProgramEnds.h. Relies on the call standing behind its mark in the same
// block, as the last one: nothing is executed behind it.

#include "codegen/ProgramEnds.h"
#include "codegen/Callees.h"
#include "codegen/DirtyRegisters.h"
#include "codegen/FrameTable.h"
#include "codegen/target/ScrubTarget.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

static bool isMark(const MachineInstr &MI) {
  return isProgramEndMark(MI) || isFrameTableMark(MI);
}

bool hasProgramEnds(const MachineFunction &MF) {
  return MF.getFunction().getParent()->getFunction(ExitWipe) &&
         any_of(MF, [](const MachineBasicBlock &MBB) {
           return any_of(MBB, isMark);
         });
}

static MachineInstr *lastCall(MachineInstr &Mark) {
  MachineInstr *Last = nullptr;
  for (auto I = std::next(Mark.getIterator()); I != Mark.getParent()->end();
       ++I)
    if (I->isCall())
      Last = &*I;
  return Last;
}

void expandProgramEnds(MachineFunction &MF, ScrubTarget &Target,
                       const Regions &R) {
  SmallVector<MachineInstr *, 8> Marks;
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB)
      if (isMark(MI))
        Marks.push_back(&MI);
  if (Marks.empty())
    return;
  std::optional<FrameTable> Table;
  std::optional<DirtyRegisters> Dirty;
  if (MF.getFunction().hasFnAttribute(SecretFunction)) {
    Table = makeFrameTable(MF);
    Dirty.emplace(MF, R, /*Asks=*/false, /*WithDoomed=*/true);
    Target.emitFrameTable(*Table);
  }
  for (MachineInstr *Mark : Marks) {
    if (isFrameTableMark(*Mark)) {
      Target.loadFrameTable(*Mark);
      continue;
    }
    MachineBasicBlock &MBB = *Mark->getParent();
    if (MachineInstr *Call = lastCall(*Mark)) {
      if (Dirty)
        Target.clearDeadRegisters(Call, MBB, *Dirty, liveBefore(MBB, Call));
      Target.endProgram(Call, MBB, Table ? &*Table : nullptr);
    } else {
      // The optimiser has put something between them: values for the call may
      // still be in the frame.
      Target.endProgram(Mark, MBB, nullptr);
    }
    Mark->eraseFromParent();
  }
}

} // namespace zeroize
