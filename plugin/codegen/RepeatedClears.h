// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A callee-saved register is cleared before every call of code that would save
// it. What has been cleared once stays so until the function itself writes
// there: whoever is called gives back what he found. Covered by
// test/codegen/repeated-clears.c.

#ifndef ZEROIZE_CODEGEN_REPEATEDCLEARS_H
#define ZEROIZE_CODEGEN_REPEATEDCLEARS_H

#include "llvm/ADT/MapVector.h"
#include "llvm/MC/MCRegister.h"

namespace llvm {
class MachineFunction;
class MachineInstr;
} // namespace llvm

namespace zeroize {

/// Instructions, and the register that each of them clears, all of it.
using RegisterClears = llvm::MapVector<llvm::MachineInstr *, llvm::MCRegister>;

/// Erases those of \p Clears whose register is clear already, on every way that
/// leads there, by one of them.
void dropRepeatedClears(llvm::MachineFunction &MF,
                        const RegisterClears &Clears);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_REPEATEDCLEARS_H
