// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the object lies that an expression names: variables, fields, elements,
// what pointers lead to, captures, temporaries. See Expressions.cpp for values.
// Tests: test/compare.

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/Parens.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace zeroize {

/// Memory that \p Pointer leads to; \p Access is the expression that uses it.
Places FlowAnalysis::dereference(const Expr *Pointer, State &S,
                                 const Expr *Access) {
  Value V = evaluate(Pointer, S);
  if (V.Secret)
    Selector = V.Secret;
  if (V.Secret)
    if (auto B = Report.report(Rule::Index, Diag::SecretIndex, Access)) {
      B.reset();
      Report.explain(V.Secret);
    }
  if (V.Targets.empty())
    V.Targets.insert(Place::temporary(Pointer).pointee());
  return V.Targets;
}

/// The vector or matrix that \p E is, which may be a mere value.
Places FlowAnalysis::vectorOf(const Expr *E, State &S) {
  if (E->isGLValue())
    return locate(E, S);
  Place P = Place::temporary(E->IgnoreParens());
  if (Value V = evaluate(E, S); V.Secret)
    S.setSecret(P, V.Secret);
  return {P};
}

/// The object that \p E is, an lvalue or not.
Places FlowAnalysis::object(const Expr *E, State &S) {
  E = withoutParens(E);
  if (E->isGLValue())
    return locate(E, S);
  if (const auto *Cast = dyn_cast<CastExpr>(E)) {
    if (Cast->getCastKind() == CK_LValueToRValue)
      return locate(Cast->getSubExpr(), S);
    return object(Cast->getSubExpr(), S);
  }
  if (const auto *T = dyn_cast<ExprWithCleanups>(E))
    return object(T->getSubExpr(), S);
  if (const auto *T = dyn_cast<CXXBindTemporaryExpr>(E))
    return object(T->getSubExpr(), S);
  if (const auto *C = dyn_cast<CoroutineSuspendExpr>(E))
    return object(C->getResumeExpr(), S);
  if (const auto *C = dyn_cast<ConditionalOperator>(E)) {
    if (std::optional<bool> Always = decided(C->getCond()))
      return object(*Always ? C->getTrueExpr() : C->getFalseExpr(), S);
    Places Result = object(C->getTrueExpr(), S);
    Result.merge(object(C->getFalseExpr(), S));
    return Result;
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E);
      B && (B->isAssignmentOp() || B->getOpcode() == BO_Comma)) {
    evaluate(B, S);
    return object(B->isAssignmentOp() ? B->getLHS() : B->getRHS(), S);
  }
  if (const auto *St = dyn_cast<StmtExpr>(E))
    if (const auto *Last =
            dyn_cast_or_null<Expr>(St->getSubStmt()->body_back()))
      return object(Last, S);
  Place P = Place::temporary(E);
  if (const auto *L = dyn_cast<LambdaExpr>(E))
    capture(L, P, S);
  // Of other objects without a name nothing is known.
  if (isa<InitListExpr, CXXParenListInitExpr, CXXConstructExpr, CallExpr>(E) &&
      (isa<CallExpr>(E) || Known->Inner.try_emplace(E).second))
    initialize(S, P, E);
  return {P};
}

const RecordDecl *pairOf(QualType T) {
  const auto *R = T->getAsCXXRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  return R && R->isInStdNamespace() && R->getName() == "pair" &&
                 std::distance(R->field_begin(), R->field_end()) == 2
             ? R
             : nullptr;
}

/// What a name of a structured binding stands for.
Places FlowAnalysis::locateBinding(const BindingDecl *B, State &S) {
  const Expr *Bound = B->getBinding();
  if (Bound && !B->getHoldingVar())
    return locate(Bound, S);
  Places Result{Place::of(B)};
  const auto *Whole = dyn_cast_or_null<VarDecl>(B->getDecomposedDecl());
  if (!Whole)
    return Result;
  Place P = Place::of(Whole);
  if (const auto *All = dyn_cast<DecompositionDecl>(Whole)) {
    const uint64_t N =
        std::distance(All->bindings().begin(), llvm::find(All->bindings(), B));
    Places At;
    for (const Place &T :
         Whole->getType()->isReferenceType() ? targets(S, {P}) : Places{P})
      if (std::optional<Place> Element =
              tupleElement(T, Whole->getType().getNonReferenceType(), N))
        At.insert(*Element);
    if (!At.empty())
      return At;
  }
  for (const Place &T :
       Whole->getType()->isReferenceType() ? targets(S, {P}) : Places{P})
    if (read(S, T))
      Result.insert(T);
  return Result;
}

/// The place of what a lambda's body calls by the name \p D, in the closure or
/// behind it.
Places FlowAnalysis::captured(const ValueDecl *D, State &S) {
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(Current);
  if (!M || !M->getParent()->isLambda())
    return {};
  llvm::DenseMap<const ValueDecl *, FieldDecl *> Fields;
  FieldDecl *This = nullptr;
  M->getParent()->getCaptureFields(Fields, This);
  const FieldDecl *F = Fields.lookup(D);
  if (!F)
    return {};
  Place At = thisPlace(Current).pointee().step(F);
  return F->getType()->isReferenceType() ? targets(S, {At}) : Places{At};
}

/// Puts what \p L captures into the closure \p To.
void FlowAnalysis::capture(const LambdaExpr *L, const Place &To, State &S) {
  auto Field = L->getLambdaClass()->field_begin();
  for (const Expr *Init : L->capture_inits()) {
    if (Init && Field != L->getLambdaClass()->field_end())
      initialize(S, To.step(*Field), Init);
    ++Field;
  }
  // Who calls it may be out of sight: std::function, a caller.
  const CXXMethodDecl *Body = L->getCallOperator();
  if (!contents(S, To) || Body->isDependentContext() || !Body->hasBody())
    return;
  State Called = S;
  Places Closure{To};
  callBody(Body, L, {}, Called, &Closure);
}

Places FlowAnalysis::locate(const Expr *E, State &S) {
  E = withoutParens(E);
  // Most of them.
  if (const auto *R = dyn_cast<DeclRefExpr>(E)) {
    const ValueDecl *D = R->getDecl();
    const Place P = Place::of(D);
    if (const auto *B = dyn_cast<BindingDecl>(D))
      return locateBinding(B, S);
    if (R->refersToEnclosingVariableOrCapture() && !declared(P))
      if (Places At = captured(D, S); !At.empty())
        return At;
    if (D->getType()->isReferenceType())
      return targets(S, {P});
    Places Result;
    Result.insert(P);
    return Result;
  }
  if (isa<ArraySubscriptExpr, UnaryOperator>(E))
    if (auto Element = Array.named(E)) {
      Places Result;
      for (const Place &P : locate(Element->Array, S))
        Result.insert(Array.find(P, Element->Number).value_or(P));
      return Result;
    }
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    if (!F)
      return {Place::of(M->getMemberDecl())};
    Places Base = M->isArrow() ? dereference(M->getBase(), S, E)
                               : object(M->getBase(), S);
    Places Result;
    for (const Place &P : Base) {
      if (F->getParent()->isUnion()) {
        Places Members = locateMember(P, F);
        Result.insert(Members.begin(), Members.end());
      } else if (F->getType()->isReferenceType()) {
        Places T = targets(S, {P.step(F)});
        Result.insert(T.begin(), T.end());
      } else {
        Result.insert(P.step(F));
      }
    }
    return Result;
  }
  if (const auto *A = dyn_cast<ArraySubscriptExpr>(E)) {
    Value Index = evaluate(A->getIdx(), S);
    if (Index.Secret)
      Selector = Index.Secret;
    if (Index.Secret)
      if (auto B = Report.report(Rule::Index, Diag::SecretIndex, E)) {
        B.reset();
        Report.explain(Index.Secret);
      }
    // A part of a vector, which is no pointer.
    if (A->getBase()->getType()->isVectorType())
      return vectorOf(A->getBase(), S);
    return dereference(A->getBase(), S, E);
  }
  if (const auto *V = dyn_cast<ExtVectorElementExpr>(E))
    return V->isArrow() ? dereference(V->getBase(), S, E)
                        : vectorOf(V->getBase(), S);
  if (const auto *M = dyn_cast<MatrixSubscriptExpr>(E))
    return vectorOf(M->getBase(), S);
  if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    if (U->getOpcode() == UO_Deref)
      return dereference(U->getSubExpr(), S, E);
    evaluateUnary(U, S);
    return locate(U->getSubExpr(), S);
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    // Through a pointer to member: any part of the object.
    if (B->getOpcode() == BO_PtrMemD)
      return object(B->getLHS(), S);
    if (B->getOpcode() == BO_PtrMemI)
      return dereference(B->getLHS(), S, E);
    evaluateBinary(B, S);
    return B->isAssignmentOp() ? locate(B->getLHS(), S)
                               : locate(B->getRHS(), S);
  }
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(E)) {
    if (std::optional<bool> Always = decided(C->getCond()))
      return object(*Always ? C->getTrueExpr() : C->getFalseExpr(), S);
    Places Result = object(C->getTrueExpr(), S);
    Result.merge(object(C->getFalseExpr(), S));
    return Result;
  }
  if (const auto *C = dyn_cast<CastExpr>(E))
    return object(C->getSubExpr(), S);
  if (const auto *C = dyn_cast<CoroutineSuspendExpr>(E))
    return object(C->getResumeExpr(), S);
  if (const auto *L = dyn_cast<CompoundLiteralExpr>(E)) {
    initialize(S, Place::temporary(E), L->getInitializer());
    return {Place::temporary(E)};
  }
  if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E)) {
    if (!E->getType()->isScalarType())
      return object(M->getSubExpr(), S);
    const Place P = Place::temporary(E);
    S.forget(P);
    write(S, {P}, evaluate(M->getSubExpr(), S), E->getExprLoc(), E->getType());
    return {P};
  }
  if (const auto *O = dyn_cast<OpaqueValueExpr>(E); O && O->getSourceExpr())
    return object(O->getSourceExpr(), S);
  if (const auto *G = dyn_cast<GenericSelectionExpr>(E))
    return object(G->getResultExpr(), S);
  if (isa<CallExpr>(E)) {
    Value V = evaluate(E, S);
    if (!V.Targets.empty())
      return V.Targets;
    if (V.Secret)
      S.setSecret(Place::temporary(E), V.Secret);
  }
  return {Place::temporary(E)};
}

} // namespace zeroize
