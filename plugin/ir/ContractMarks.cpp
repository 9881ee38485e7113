// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Maps a contract's letters to IR parameters. Covered by
// test/ir/propagate.c.

#include "ir/ContractMarks.h"

#include "ir/FunctionMarks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstrTypes.h"

using namespace llvm;

namespace zeroize {

/// The strongest mark that \p Ty can have, given which letters occur at all.
static char strongest(const Type &Ty, StringRef Letters) {
  if (Ty.isPtrOrPtrVectorTy())
    for (char Letter : {'o', 'i', 'w'})
      if (Letters.contains(Letter))
        return Letter;
  return Letters.contains('s') ? 's' : '-';
}

static ContractMarks decode(const FunctionType &Type,
                            const AttributeList &Attrs, StringRef Letters) {
  ContractMarks Marks;
  if (Letters.empty())
    return Marks;
  Marks.Result = Letters.front();
  StringRef Named = Letters.drop_front();

  SmallVector<unsigned, 6> Places;
  for (unsigned I = 0; I < Type.getNumParams(); ++I) {
    bool IsResult = Attrs.hasParamAttr(I, Attribute::StructRet);
    // An indirect result is an object that the callee fills.
    bool IsSecret = Marks.Result != '-' && Marks.Result != '?';
    Marks.Parameters.push_back(IsResult && IsSecret ? 'o' : '-');
    if (!IsResult)
      Places.push_back(I);
  }
  Marks.IsExact = Places.size() == Named.size();
  for (unsigned I = 0; I < Places.size(); ++I)
    Marks.Parameters[Places[I]] =
        Marks.IsExact ? Named[I]
                      : strongest(*Type.getParamType(Places[I]), Named);
  return Marks;
}

ContractMarks decodeContract(const Function &F, StringRef Letters) {
  return decode(*F.getFunctionType(), F.getAttributes(), Letters);
}

ContractMarks decodeContract(const CallBase &Call, StringRef Letters) {
  return decode(*Call.getFunctionType(), Call.getAttributes(), Letters);
}

bool takesNoSecretValue(const Function &F) {
  Attribute Contract = F.getFnAttribute(FunctionContract);
  if (!Contract.isValid())
    return all_of(F.args(), [](const Argument &A) {
      return A.getType()->isPointerTy() && !A.hasPassPointeeByValueCopyAttr();
    });
  ContractMarks Marks = decodeContract(F, Contract.getValueAsString());
  return Marks.IsExact && !is_contained(Marks.Parameters, 's');
}

} // namespace zeroize
