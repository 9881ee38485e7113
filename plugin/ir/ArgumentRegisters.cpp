// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ArgumentRegisters.h.

#include "ir/ArgumentRegisters.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/DerivedTypes.h"
#include <algorithm>

using namespace llvm;

namespace zeroize {

static constexpr unsigned ArgumentRegisters = 6;

static bool fitsRegister(const Type *T) {
  return T->isPointerTy() ||
         (T->isIntegerTy() && T->getIntegerBitWidth() <= 64);
}

std::optional<unsigned> stackWords(const FunctionType &T) {
  if (T.isVarArg() || !all_of(T.params(), fitsRegister) ||
      !(T.getReturnType()->isVoidTy() || fitsRegister(T.getReturnType())))
    return std::nullopt;
  return T.getNumParams() - std::min(T.getNumParams(), ArgumentRegisters);
}

bool handsOnInRegisters(const FunctionType &T) { return stackWords(T) == 0U; }

} // namespace zeroize
