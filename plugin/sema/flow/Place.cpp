// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Place.h.

#include "sema/flow/Place.h"

using namespace clang;

namespace zeroize {

QualType Place::type() const {
  QualType T = BaseType;
  for (const FieldDecl *F : Steps) {
    if (F)
      T = F->getType();
    else if (!T.isNull() && (T->isPointerType() || T->isReferenceType()))
      T = T->getPointeeType();
    else if (!T.isNull() && T->isArrayType())
      T = QualType(T->getBaseElementTypeUnsafe(), 0)->getPointeeType();
    else
      T = QualType();
  }
  return T;
}

} // namespace zeroize
