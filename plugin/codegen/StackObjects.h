// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which objects of a frame the code generator has made for itself: no variable
// of the program, and no pointer of the program leads there. Relies on every
// other object having an alloca. Covered by
// test/residue/scope/scope-end-temporary.c and test/residue/scope/exit-*.c.

#ifndef ZEROIZE_CODEGEN_STACKOBJECTS_H
#define ZEROIZE_CODEGEN_STACKOBJECTS_H

#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/IR/Function.h"

namespace zeroize {

/// True for a place where a value is taken to pieces or put together, such as a
/// vector one of whose elements is wanted.
inline bool isTemporary(const llvm::MachineFunction &MF, int Index) {
  const llvm::MachineFrameInfo &MFI = MF.getFrameInfo();
  return !MFI.isSpillSlotObjectIndex(Index) &&
         !MFI.getObjectAllocation(Index) &&
         // A variadic function keeps its arguments in one, to which pointers
         // exist.
         !MF.getFunction().isVarArg() &&
         !(MFI.hasStackProtectorIndex() &&
           MFI.getStackProtectorIndex() == Index);
}

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_STACKOBJECTS_H
