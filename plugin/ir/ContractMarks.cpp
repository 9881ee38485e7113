// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Maps a contract's letters to IR parameters. Covered by
// test/ir/propagate.c.

#include "ir/ContractMarks.h"

#include "llvm/IR/Function.h"

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

ContractMarks decodeContract(const Function &F, StringRef Letters) {
  ContractMarks Marks;
  if (Letters.empty())
    return Marks;
  Marks.Result = Letters.front();
  StringRef Named = Letters.drop_front();

  SmallVector<unsigned, 6> Places;
  for (unsigned I = 0; I < F.arg_size(); ++I) {
    bool IsResult = F.hasParamAttribute(I, Attribute::StructRet);
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
                      : strongest(*F.getArg(Places[I])->getType(), Named);
  return Marks;
}

} // namespace zeroize
