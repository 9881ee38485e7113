// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Inline assembly as a machine instruction, for what has no portable LLVM
// interface. The text is in AT&T syntax; '$' begins an operand or `${:uid}` (a
// number unique to each emitted copy, for labels), so an immediate is written
// `$$0`.

#ifndef ZEROIZE_CODEGEN_TARGET_ASM_H
#define ZEROIZE_CODEGEN_TARGET_ASM_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/CodeGen/MachineBasicBlock.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace zeroize {

class Asm {
public:
  /// One line; a newline is added.
  Asm &line(const llvm::Twine &Text);
  Asm &clobber(llvm::MCRegister Reg);
  Asm &use(llvm::MCRegister Reg);
  /// Written, and read by what follows.
  Asm &define(llvm::MCRegister Reg);
  /// Read, written, and read again by what follows.
  Asm &change(llvm::MCRegister Reg);
  bool empty() const { return Text.empty(); }

  /// Inserts the collected lines before \p P, marked so that no pass removes,
  /// duplicates or moves them across memory accesses. Inserts nothing when
  /// there are none. \p IsPrologue: debuggers stop behind it.
  void emit(llvm::MachineBasicBlock &MBB, llvm::MachineBasicBlock::iterator P,
            bool IsPrologue = false) const;

private:
  std::string Text;
  llvm::SmallVector<llvm::MCRegister, 16> Clobbers;
  llvm::SmallVector<llvm::MCRegister, 4> Uses, Defined;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_TARGET_ASM_H
