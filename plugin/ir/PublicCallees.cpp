// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See PublicCallees.h. Relies on an integer of 32 bits holding no address.

#include "ir/PublicCallees.h"

#include "attrs/KnownFunctions.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstrTypes.h"

using namespace llvm;

namespace zeroize {

static bool isSmallNumber(const Type *T) {
  return T->isIntegerTy() && T->getIntegerBitWidth() <= 32;
}

/// The name alone could be that of something else.
static bool takesSize(const FunctionType &T, const KnownFunction &Wiper) {
  return Wiper.First && Wiper.First <= T.getNumParams() &&
         T.getParamType(Wiper.First - 1)->isPointerTy() &&
         any_of(T.params(), [](const Type *Parameter) {
           return Parameter->isIntegerTy() &&
                  Parameter->getIntegerBitWidth() >= 32;
         });
}

CalleeReach reachOf(const Function &F, const TargetLibraryInfoImpl &Library) {
  if (F.hasFnAttribute(Attribute::ReturnsTwice) ||
      F.hasFnAttribute(Attribute::NoReturn))
    return CalleeReach::Memory;
  const KnownFunction *Known = findKnownFunction(std::string_view(F.getName()));
  const FunctionType &T = *F.getFunctionType();
  if (Known && Known->Role == KnownRole::Wipe && takesSize(T, *Known))
    return CalleeReach::Wipes;
  LibFunc Function;
  bool IsSmall =
      !T.isVarArg() && all_of(T.params(), isSmallNumber) &&
      (T.getReturnType()->isVoidTy() || T.getReturnType()->isPointerTy() ||
       isSmallNumber(T.getReturnType()));
  return !Known && IsSmall && !Library.getLibFunc(F, Function)
             ? CalleeReach::Numbers
             : CalleeReach::Memory;
}

} // namespace zeroize
