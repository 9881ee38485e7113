// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ArgumentRegisters.h.

#include "ir/ArgumentRegisters.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/DerivedTypes.h"

using namespace llvm;

namespace zeroize {

static constexpr unsigned ArgumentRegisters = 6;

static bool fitsRegister(const Type *T) {
  return T->isPointerTy() ||
         (T->isIntegerTy() && T->getIntegerBitWidth() <= 64);
}

bool handsOnInRegisters(const FunctionType &T) {
  return !T.isVarArg() && T.getNumParams() <= ArgumentRegisters &&
         all_of(T.params(), fitsRegister) &&
         (T.getReturnType()->isVoidTy() || fitsRegister(T.getReturnType()));
}

} // namespace zeroize
