// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which functions of the module a callee without a body may call, because it is
// handed them: plainly, in a record or a closure, or by what a function
// returns. Covered by test/residue/propagation/stored-callbacks.c and
// closures-to-foreign.cpp.

#ifndef ZEROIZE_IR_CALLBACKTARGETS_H
#define ZEROIZE_IR_CALLBACKTARGETS_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

#include <memory>

namespace llvm {
class Function;
class Value;
} // namespace llvm

namespace zeroize {

class CallbackTargets {
public:
  using Functions = llvm::SmallSetVector<llvm::Function *, 4>;

  /// Those to which the argument \p Actual leads. Definitions only.
  const Functions &of(llvm::Value &Actual);

private:
  void collect(llvm::Value &From, unsigned Depth, Functions &Found,
               llvm::SmallPtrSetImpl<llvm::Value *> &Seen);
  void collectStored(llvm::Value &Object, unsigned Depth, Functions &Found,
                     llvm::SmallPtrSetImpl<llvm::Value *> &Seen);

  llvm::DenseMap<llvm::Value *, std::unique_ptr<Functions>> Known;
};

} // namespace zeroize

#endif // ZEROIZE_IR_CALLBACKTARGETS_H
