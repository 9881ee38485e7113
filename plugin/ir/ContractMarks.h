// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A contract's letters in terms of the IR's parameters. Covered by
// test/ir/propagate.c.

#ifndef ZEROIZE_IR_CONTRACTMARKS_H
#define ZEROIZE_IR_CONTRACTMARKS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace llvm {
class CallBase;
class Function;
} // namespace llvm

namespace zeroize {

struct ContractMarks {
  /// '-', '?', 's', 'i' or 'o'.
  char Result = '-';
  /// One per IR parameter, 'w' too; the address of an indirect result counts as
  /// one.
  llvm::SmallVector<char, 6> Parameters;
  /// Whether each letter is known to belong to its IR parameter.
  bool IsExact = true;
};

/// \p Letters are those after "zeroize.contract:". The ABI may split one
/// source parameter into several IR parameters or drop an empty one; then every
/// parameter is given the strongest mark that it could have.
ContractMarks decodeContract(const llvm::Function &F, llvm::StringRef Letters);

/// The same of what \p Call calls.
ContractMarks decodeContract(const llvm::CallBase &Call,
                             llvm::StringRef Letters);

/// True if each parameter of \p F is public or an address: by its contract, or
/// because it takes nothing but addresses.
bool takesNoSecretValue(const llvm::Function &F);

} // namespace zeroize

#endif // ZEROIZE_IR_CONTRACTMARKS_H
