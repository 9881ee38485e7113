// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's own expressions for atomic operations, of C11, C++ and GNU. Test:
// test/compare/fires-language.c.

#include "sema/flow/FlowAnalysis.h"

using namespace clang;

namespace zeroize {

/// What is in memory or in one operand may go to the result, to memory and to
/// the others that are pointers. Where memory holds a pointer itself, that is a
/// value like others.
Value FlowAnalysis::evaluateAtomic(const AtomicExpr *E, State &S) {
  Value Result;
  Places Object, At, Led;
  QualType Held = E->getPtr()->getType()->isPointerType()
                      ? E->getPtr()->getType()->getPointeeType()
                      : QualType();
  if (!Held.isNull())
    Held = Held.getAtomicUnqualifiedType();
  for (const Stmt *Child : E->children()) {
    const auto *Sub = dyn_cast_or_null<Expr>(Child);
    if (!Sub)
      continue;
    Value V = evaluate(Sub, S);
    if (Sub == E->getPtr())
      Object = V.Targets;
    else if (!Held.isNull() && Sub->getType()->isPointerType() &&
             Ctx.hasSameUnqualifiedType(Sub->getType(), Held)) {
      Led.merge(V.Targets);
      V.Targets.clear();
    }
    if (Sub->getType()->isPointerType() && !V.Secret)
      V.Secret = contents(S, V.Targets);
    At.merge(V.Targets);
    if (!Result.Secret)
      Result.Secret = V.Secret;
  }
  if (Result.Secret)
    taint(S, At, Result.Secret, E->getExprLoc());
  if (E->getType()->isPointerType())
    Result.Targets = targets(S, Object);
  if (!Led.empty())
    for (const Place &P : Object)
      S.addTargets(P, Led, /*KeepsOld=*/true);
  return Result;
}

} // namespace zeroize
