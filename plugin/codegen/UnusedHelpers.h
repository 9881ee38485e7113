// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every module that holds secrets has the runtime's helpers, and which of them
// its code calls is known when all of that is written. They come last, and
// those that nobody has asked for are not emitted: that would take longer than
// the code of a small file. Covered by test/codegen/unused-helpers.c.

#ifndef ZEROIZE_CODEGEN_UNUSEDHELPERS_H
#define ZEROIZE_CODEGEN_UNUSEDHELPERS_H

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringRef.h"

namespace llvm {
class Function;
class MachineFunction;
class Module;
class Value;
} // namespace llvm

namespace zeroize {

class HelperUses {
public:
  /// Finds the helpers of \p M and those that its IR refers to.
  void analyze(const llvm::Module &M);

  /// The machine code of \p MF is complete.
  void addFunction(const llvm::MachineFunction &MF);

  /// True if \p F is a helper, and nobody refers to it. If not all functions
  /// are complete when the first helper is asked for that the IR does not refer
  /// to, all helpers count as wanted. Helpers that hold secrets are functions
  /// like the program's.
  bool isUnused(const llvm::Function &F);

private:
  void addNames(llvm::StringRef Text, const llvm::Module &M);
  void addConstant(const llvm::Value &V);
  void close();

  llvm::SetVector<const llvm::Function *> Wanted;
  llvm::DenseSet<const llvm::Function *> Helpers, Complete;
  enum { Open, Pruned, Kept } State = Open;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_UNUSEDHELPERS_H
