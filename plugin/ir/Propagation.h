// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which functions hold a secret: interprocedural propagation from the declared
// ones. Covered by test/ir/propagate.c.

#ifndef ZEROIZE_IR_PROPAGATION_H
#define ZEROIZE_IR_PROPAGATION_H

#include "llvm/ADT/SetVector.h"

namespace llvm {
class Function;
class Module;
} // namespace llvm

namespace zeroize {

struct SecretMarks;

/// Every definition in \p M that is declared to hold a secret or to which one
/// may flow. When unsure, the answer is yes. Linear in the size of the module
/// for all practical call graphs.
llvm::SetVector<llvm::Function *> findSecretFunctions(llvm::Module &M,
                                                      const SecretMarks &Marks);

} // namespace zeroize

#endif // ZEROIZE_IR_PROPAGATION_H
