// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What an expression yields; Operators.cpp says it of those with operators,
// Locations.cpp where it lies. Subexpressions that the CFG has in blocks of
// their own are evaluated again, but for calls and commas: that changes
// nothing, and each thing is reported once.

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/Operations.h"
#include "sema/flow/Parens.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"

#include <utility>

using namespace clang;

namespace zeroize {

void FlowAnalysis::initialize(State &S, const Place &To, const Expr *Init) {
  Init = Init->IgnoreParens();
  while (true) {
    if (const auto *C = dyn_cast<ExprWithCleanups>(Init))
      Init = C->getSubExpr()->IgnoreParens();
    else if (const auto *T = dyn_cast<CXXBindTemporaryExpr>(Init))
      Init = T->getSubExpr()->IgnoreParens();
    else if (const auto *C = dyn_cast<CoroutineSuspendExpr>(Init))
      Init = C->getResumeExpr()->IgnoreParens();
    else if (const auto *D = dyn_cast<CXXDefaultInitExpr>(Init))
      Init = D->getExpr()->IgnoreParens();
    else
      break;
  }
  if (const auto *List = dyn_cast<InitListExpr>(Init)) {
    if (List->isSemanticForm() || !List->getSemanticForm())
      ;
    else
      List = List->getSemanticForm();
    const RecordDecl *R =
        To.type().isNull() ? nullptr : List->getType()->getAsRecordDecl();
    if (R && !R->isUnion()) {
      auto Field = R->field_begin(), End = R->field_end();
      unsigned I = 0;
      // C++17 aggregates list their bases first.
      if (const auto *C = dyn_cast<CXXRecordDecl>(R))
        I = C->getNumBases();
      for (; I < List->getNumInits() && Field != End; ++I, ++Field)
        initialize(S, To.step(*Field), List->getInit(I));
      return;
    }
    if (Array.areKept(To)) {
      overwrite(S, To, /*Public=*/false);
      for (unsigned I = 0; I < List->getNumInits(); ++I) {
        if (isa<InitListExpr>(List->getInit(I)->IgnoreParens()))
          initialize(S, Array.at(To, I), List->getInit(I));
        else if (Value V = evaluate(List->getInit(I), S); V.Secret)
          taint(S, {Array.at(To, I)}, V.Secret, Init->getExprLoc());
      }
      return;
    }
    if (List->getType()->isRecordType() || List->getType()->isArrayType()) {
      for (const Expr *E : List->inits())
        initialize(S, To, E);
      return;
    }
    if (List->getNumInits() == 1)
      return initialize(S, To, List->getInit(0));
    // The elements of a vector.
    for (const Expr *E : List->inits())
      if (Value V = evaluate(E, S); V.Secret)
        taint(S, {To}, V.Secret, Init->getExprLoc());
    return;
  }
  if (const auto *C = dyn_cast<CXXConstructExpr>(Init)) {
    construct(C, S, &To);
    return;
  }
  // C++20: an aggregate by `T(a, b)`.
  if (const auto *List = dyn_cast<CXXParenListInitExpr>(Init)) {
    const RecordDecl *R = List->getType()->getAsRecordDecl();
    if (R && !R->isUnion() && !To.type().isNull()) {
      auto Field = R->field_begin(), End = R->field_end();
      unsigned I = 0;
      if (const auto *C = dyn_cast<CXXRecordDecl>(R))
        I = C->getNumBases();
      for (; I < List->getInitExprs().size() && Field != End; ++I, ++Field)
        initialize(S, To.step(*Field), List->getInitExprs()[I]);
      return;
    }
    for (const Expr *E : List->getInitExprs())
      initialize(S, To, E);
    return;
  }
  if (To.type().isNull() ? false : To.type()->isReferenceType()) {
    S.setTargets(To, object(Init, S));
    return;
  }
  if (Init->getType()->isRecordType()) {
    if (isa<CallExpr>(Init)) {
      Value V = evaluate(Init, S);
      write(S, {To}, Value(), Init->getExprLoc());
      if (!V.Targets.empty())
        copy(S, {To}, V.Targets, Init->getExprLoc());
      // Also what is in variables of the callee.
      if (V.Secret && !contents(S, To))
        taint(S, {To}, V.Secret, Init->getExprLoc());
      if (leadsElsewhere(Init->getType()))
        S.addTargets(To, V.Targets);
      return;
    }
    Places From = object(Init, S);
    if (From != Places{To})
      copy(S, {To}, From, Init->getExprLoc());
    return;
  }
  const State Before = S;
  const unsigned Age = InfosAge;
  Value V = evaluate(Init, S);
  if (V.Secret && isNumber(Init->getType()))
    V.Secret = telling(
        V.Secret, tellingOfStored(Init, S, S == Before && Age == InfosAge));
  // Elements of an array are written one after the other.
  if (!To.type().isNull() && To.type()->isArrayType()) {
    if (V.Secret)
      taint(S, {To}, V.Secret, Init->getExprLoc());
    if (!V.Targets.empty())
      S.addTargets(To, V.Targets);
    return;
  }
  write(S, {To}, V, Init->getExprLoc(), Init->getType());
}

/// True if a number that is read from memory of type \p T shows bytes of it.
static bool isOnlyBytes(QualType T) {
  if (T.isNull() || T->isVoidType())
    return true;
  const Type *Element = T->getBaseElementTypeUnsafe();
  const auto *R = Element->getAsRecordDecl();
  // Of the library's classes nobody sees where their elements lie.
  return (Element->isStructureOrClassType() && !R->isInStdNamespace()) ||
         T->isArrayType();
}

/// \p V, which \p Pointer yields, without the record that is before it.
Value FlowAnalysis::movedBehind(const Expr *Pointer, Value V) {
  Places Result;
  for (const Place &P : V.Targets)
    Result.insert(Array.behind(Pointer, P).value_or(P));
  V.Targets = std::move(Result);
  return V;
}

Value FlowAnalysis::evaluateCast(const CastExpr *E, State &S) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getCastKind()) {
  case CK_LValueToRValue: {
    // A secret that decides which memory is read shows in what is read there.
    const Fact *Outer = std::exchange(Selector, nullptr);
    Places From = locate(Sub, S);
    Value V;
    V.Secret = E->getType()->isRecordType() ? contents(S, From) : read(S, From);
    // The bytes of a record or of a block, of which parts are secret.
    if (!V.Secret && E->getType()->isIntegerType())
      for (const Place &P : From)
        if (!V.Secret && isOnlyBytes(P.type()))
          V.Secret = contents(S, P);
    if (!V.Secret)
      for (const Place &P : From)
        if (const Fact *Why = V.Secret ? nullptr : readPunned(S, P, Sub))
          V.Secret = Why;
    const Fact *Own = std::exchange(Selector, Outer);
    if (!V.Secret)
      V.Secret = Own;
    QualType Read = E->getType();
    if (Read->isAtomicType())
      Read = Read.getAtomicUnqualifiedType();
    if (Read->isPointerType() || Read->isMemberPointerType())
      V.Targets = targets(S, From);
    else if (Read->isIntegerType())
      // An address in an integer.
      for (const Place &P : From)
        if (const auto *It = S.Pointers.find(P))
          V.Targets.insert(It->second.begin(), It->second.end());
    return V;
  }
  case CK_ArrayToPointerDecay:
  case CK_FunctionToPointerDecay: {
    Value V;
    V.Targets = locate(Sub, S);
    return V;
  }
  case CK_LValueToRValueBitCast:
  case CK_LValueBitCast: {
    Value V;
    Places From = object(Sub, S);
    V.Secret = contents(S, From);
    return V;
  }
  case CK_BitCast:
    return movedBehind(Sub, evaluate(Sub, S));
  default:
    return evaluate(Sub, S);
  }
}

Value FlowAnalysis::evaluateCall(const CallExpr *E, State &S) {
  if (auto It = Known->Elements.find(E); It != Known->Elements.end())
    return It->second;
  if (auto It = Known->Inner.find(E); It != Known->Inner.end())
    return It->second;
  Value V = call(E, S);
  // A sidecar says so.
  if (const FunctionDecl *F = E->getDirectCallee(); F && infoOf(F).Declassifies)
    V.Secret = nullptr;
  Known->Inner[E] = V;
  return V;
}

/// An expression of a kind that nothing else here knows (shuffles of vectors,
/// C++20's initialization in parentheses): made of what its operands are.
Value FlowAnalysis::evaluateOther(const Expr *E, State &S) {
  // These do not look at their operands' values.
  if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, CXXTypeidExpr,
          RequiresExpr, OffsetOfExpr, LambdaExpr, BlockExpr, CXXDeleteExpr,
          CXXThrowExpr>(E))
    return {};
  Value Result;
  for (const Stmt *Child : E->children())
    if (const auto *Operand = dyn_cast_or_null<Expr>(Child)) {
      Value V = evaluate(Operand, S);
      if (!V.Secret && Operand->isGLValue())
        V.Secret = contents(S, V.Targets);
      if (!Result.Secret)
        Result.Secret = V.Secret;
      if (E->getType()->isPointerType())
        Result.Targets.merge(V.Targets);
    }
  return Result;
}

Value FlowAnalysis::evaluate(const Expr *E, State &S) {
  E = withoutParens(E);
  // Numbers are many.
  if (isa<IntegerLiteral, CharacterLiteral>(E))
    return {};
  if (E->isValueDependent() || E->isTypeDependent())
    return {};
  if (const auto *C = dyn_cast<CastExpr>(E))
    return evaluateCast(C, S);
  if (const auto *C = dyn_cast<CallExpr>(E))
    return evaluateCall(C, S);
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return evaluateUnary(U, S);
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return evaluateBinary(B, S);
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(E)) {
    if (std::optional<bool> Always = decided(C->getCond()))
      return evaluate(*Always ? C->getTrueExpr() : C->getFalseExpr(), S);
    Value A = evaluate(C->getTrueExpr(), S), B = evaluate(C->getFalseExpr(), S);
    A.Targets.merge(B.Targets);
    if (!A.Secret)
      A.Secret = B.Secret;
    return A;
  }
  if (const auto *St = dyn_cast<StmtExpr>(E)) {
    const auto *Last = dyn_cast_or_null<Expr>(St->getSubStmt()->body_back());
    return Last ? evaluate(Last, S) : Value();
  }
  if (const auto *C = dyn_cast<FullExpr>(E))
    return evaluate(C->getSubExpr(), S);
  if (const auto *T = dyn_cast<CXXBindTemporaryExpr>(E))
    return evaluate(T->getSubExpr(), S);
  if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
    return evaluate(M->getSubExpr(), S);
  if (const auto *G = dyn_cast<GenericSelectionExpr>(E))
    return evaluate(G->getResultExpr(), S);
  if (const auto *C = dyn_cast<ChooseExpr>(E))
    return evaluate(C->getChosenSubExpr(), S);
  if (const auto *O = dyn_cast<OpaqueValueExpr>(E); O && O->getSourceExpr())
    return evaluate(O->getSourceExpr(), S);
  if (const auto *C = dyn_cast<CoroutineSuspendExpr>(E))
    return evaluate(C->getResumeExpr(), S);
  if (const auto *D = dyn_cast<CXXDefaultArgExpr>(E))
    return evaluate(D->getExpr(), S);
  if (const auto *R = dyn_cast<CXXRewrittenBinaryOperator>(E))
    return evaluate(R->getSemanticForm(), S);
  if (isa<CXXThisExpr>(E) && Current) {
    Value V;
    V.Targets.insert(
        Place{Current, E->getType(), /*IsDecl=*/false, {}}.pointee());
    return V;
  }
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    Place P = Place::temporary(E);
    return construct(C, S, &P);
  }
  if (const auto *N = dyn_cast<CXXNewExpr>(E)) {
    Value V;
    Place P{E, N->getAllocatedType(), /*IsDecl=*/false, {}};
    if (N->getInitializer())
      initialize(S, P, N->getInitializer());
    V.Targets.insert(P);
    return V;
  }
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    Value V;
    for (const Expr *Init : List->inits())
      if (Value Element = evaluate(Init, S); Element.Secret)
        V = Element;
    return V;
  }
  if (const auto *A = dyn_cast<AtomicExpr>(E))
    return evaluateAtomic(A, S);
  if (const auto *V = dyn_cast<VAArgExpr>(E)) {
    evaluate(V->getSubExpr(), S);
    Value Result;
    if (Current)
      Result.Secret = read(S, unnamedPlace(Current));
    if (Current && E->getType()->isPointerType())
      Result.Targets.insert(unnamedPlace(Current).pointee());
    return Result;
  }
  if (E->isGLValue()) {
    Places At = locate(E, S);
    Value V;
    V.Secret = contents(S, At);
    V.Targets = At;
    return V;
  }
  return evaluateOther(E, S);
}

} // namespace zeroize
