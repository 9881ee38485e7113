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

Place Place::makeStep(const FieldDecl *F) const {
  Place P = *this;
  // Deeper, a place and its parts are one: a secret part makes all of it
  // secret.
  if (P.Steps.size() == MaxSteps)
    return P;
  P.Steps.push_back(F);
  if (F || P.Steps.size() < RecordSteps)
    return P;
  auto RecordOf = [](Path Steps, QualType T) {
    return Steps.type() || T.isNull() ? Steps.record() : T->getAsRecordDecl();
  };
  QualType T = BaseType;
  const RecordDecl *R = RecordOf(P.Steps, P.Steps.type() ? T : P.type());
  unsigned Seen = 0;
  for (size_t I = 1; R && I < P.Steps.size(); ++I) {
    const Path Before = P.Steps.first(I);
    if (Before.back())
      continue;
    if (!Before.type())
      T = typeBehind(T, nullptr);
    if (RecordOf(Before, T) == R && ++Seen == 2) {
      P.Steps = Before;
      break;
    }
  }
  return P;
}

} // namespace zeroize
