// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Place.h.

#include "sema/flow/Place.h"

#include "clang/AST/Type.h"

using namespace clang;

namespace zeroize {

QualType typeBehind(QualType T, const FieldDecl *F) {
  if (F)
    return F->getType();
  if (!T.isNull() && (T->isPointerType() || T->isReferenceType()))
    return T->getPointeeType();
  if (!T.isNull() && T->isArrayType())
    return QualType(T->getBaseElementTypeUnsafe(), 0)->getPointeeType();
  return QualType();
}

QualType Place::type() const {
  if (const QualType *Known = Steps.type())
    return *Known;
  QualType T = BaseType;
  for (size_t I = 0; I < Steps.size(); ++I)
    T = typeBehind(T, nullptr);
  return T;
}

const FunctionDecl *Place::function() const {
  return IsDecl && Steps.empty()
             ? dyn_cast<FunctionDecl>(static_cast<const Decl *>(Base))
             : nullptr;
}

static const RecordDecl *recordBehind(QualType T, const FieldDecl *F) {
  return F || T.isNull() ? nullptr : T->getAsRecordDecl();
}

Place Place::makeStep(const FieldDecl *F) const {
  Place P = *this;
  // Deeper, a place and its parts are one: a secret part makes all of it
  // secret.
  if (P.Steps.size() == MaxSteps)
    return P;
  P.Steps.push_back(F);
  const RecordDecl *R =
      F || P.Steps.size() < RecordSteps ? nullptr : recordBehind(P.type(), F);
  if (!R)
    return P;
  QualType T = BaseType;
  Path Before;
  unsigned Seen = 0;
  for (const FieldDecl *Step : Steps) {
    Before.push_back(Step);
    T = typeBehind(T, Step);
    if (recordBehind(T, Step) == R && ++Seen == 2) {
      P.Steps = Before;
      break;
    }
  }
  return P;
}

} // namespace zeroize
