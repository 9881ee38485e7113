// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Comparisons in constant time whose accumulator is more than a variable of one
// function (Accumulators.h): a field of a record, or what helpers are led to
// that gather, ask and are given what they gather. What such a place holds
// tells less than the secret: whether things are equal. Only what is in memory
// tells less; whoever works something out of it has the plain fact again, and
// of two that meet, the worse one stays. Tests: test/compare/gathered.c,
// gathered-fires.c.

#include "sema/StmtWalk.h"
#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/Operations.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace zeroize {

const Fact *FlowAnalysis::telling(const Fact *Plain, Fact::Telling Tells) {
  if (!Plain || Tells == Fact::All)
    return Plain;
  Plain = Plain->plain();
  const Fact *&F = Tellings[{Plain, Tells}];
  if (!F) {
    Facts.push_back(*Plain);
    Facts.back().Tells = Tells;
    Facts.back().Plain = Plain;
    F = &Facts.back();
  }
  return F;
}

/// What \p P holds, as read() says, and how much that tells.
const Fact *FlowAnalysis::heldAt(const State &S, const Place &P) {
  const Fact *Why = read(S, P), *Held = S.holds(P);
  return Why && Held && Held->plain() == Why ? Held : Why;
}

/// What the value of \p E tells.
Fact::Telling FlowAnalysis::tellingOf(const Expr *E, const State &S) {
  if (isDifference(E))
    return Fact::Difference;
  if (isa<CallExpr>(E->IgnoreParenCasts())) {
    auto It = Known->Tells.find(E->IgnoreParenCasts());
    return It == Known->Tells.end() ? Fact::All : It->second;
  }
  // A variable with such a value.
  const VarDecl *V = variable(E);
  if (!V || V->getType()->isReferenceType() || !isNumber(E->getType()))
    return Fact::All;
  const Fact *Held = heldAt(S, Place::of(V));
  return Held ? Held->Tells : Fact::All;
}

/// True if \p A and \p B, accumulators, are spelled alike.
static bool isSame(const Expr *A, const Expr *B) {
  A = A->IgnoreParenImpCasts();
  B = B->IgnoreParenImpCasts();
  if (A->getStmtClass() != B->getStmtClass())
    return false;
  if (const auto *M = dyn_cast<MemberExpr>(A))
    return M->getMemberDecl() == cast<MemberExpr>(B)->getMemberDecl() &&
           isSame(M->getBase(), cast<MemberExpr>(B)->getBase());
  if (const auto *U = dyn_cast<UnaryOperator>(A))
    return U->getOpcode() == cast<UnaryOperator>(B)->getOpcode() &&
           isSame(U->getSubExpr(), cast<UnaryOperator>(B)->getSubExpr());
  return isa<CXXThisExpr>(A) || (variable(A) && variable(A) == variable(B));
}

/// What \p To tells once the assignment \p E is executed. \p IsSecret: its
/// right side has yielded a secret, in this state.
Fact::Telling FlowAnalysis::gathers(const Operation &E, const Places &To,
                                    State &S, bool IsSecret) {
  if (To.size() != 1 || !isAccumulator(E.Left))
    return Fact::All;
  const Place &P = *To.begin();
  if (P.type().isNull() || !isNumber(P.type()) || declared(P))
    return Fact::All;
  BinaryOperatorKind Op = E.Op;
  const Expr *Added = E.Right;
  if (Op == BO_Assign) {
    const std::optional<Operation> With = operationOf(Added);
    const bool Left = With && isSame(E.Left, With->Left);
    if (!Left && !(With && isSame(E.Left, With->Right)))
      return tellingOfStored(Added, S, IsSecret);
    Op = With->Op;
    Added = Left ? With->Right : With->Left;
  }
  const Fact *Before = heldAt(S, P);
  // `d |= d >> 8`: zero as before.
  const std::optional<Operation> Folded = operationOf(Added);
  const bool Folds = (Op == BO_OrAssign || Op == BO_Or) && Folded &&
                     Folded->Op == BO_Shr && isSame(E.Left, Folded->Left);
  const bool Gathers =
      Folds || zeroize::isGathered(Op, Added) ||
      ((Op == BO_OrAssign || Op == BO_Or) && tellingOf(Added, S) != Fact::All);
  return Gathers && (!Before || Before->Tells != Fact::All) ? Fact::Gathered
                                                            : Fact::All;
}

/// True if \p E, an lvalue, holds what was gathered, all of it.
bool FlowAnalysis::isGathered(const Expr *E, State &S) {
  E = E->IgnoreParenCasts();
  if (gathersInLibrary(E))
    return true;
  if (!isAccumulator(E))
    return false;
  ControlFlow &Flow = flowOf(Current);
  const VarDecl *V = variable(E);
  if (V && Flow.gathers(V))
    return !Known->Block || Flow.isComplete(V, *Known->Block);
  // Which memory is read must not depend on a secret, either.
  const Fact *Outer = std::exchange(Selector, nullptr);
  const Places At = locate(E, S);
  if (std::exchange(Selector, Outer))
    return false;
  bool MayGrow = false;
  for (const Place &P : At) {
    const Fact *Held = heldAt(S, P);
    if (Held && Held->Tells == Fact::Outcome)
      continue;
    MayGrow = true;
    if (Held ? Held->Tells != Fact::Gathered : contents(S, P) != nullptr)
      return false;
    // Written by another member of a union.
    if (readPunned(S, P, E))
      return false;
    // Whose it is knows whether there is more to come.
    if ((!P.IsDecl || P.Steps.hasPointee()) && !isFinal(Site))
      return false;
  }
  if (!MayGrow && !At.empty())
    return true;
  const auto *M = dyn_cast<MemberExpr>(E);
  const VarDecl *Root = rootOf(E);
  // What is static may be gathered from anywhere.
  if (Root && Root->hasGlobalStorage())
    return false;
  return !Root ||
         Flow.isComplete(Root, *Known->Block,
                         M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr);
}

/// \p E without conversions after which its value is worked out as before.
static const Expr *unconverted(const Expr *E) {
  for (;;) {
    E = E->IgnoreParens();
    const auto *Cast = dyn_cast<CastExpr>(E);
    if (!Cast || (Cast->getCastKind() != CK_IntegralCast &&
                  Cast->getCastKind() != CK_IntegralToBoolean &&
                  Cast->getCastKind() != CK_NoOp))
      return E;
    E = Cast->getSubExpr();
  }
}

/// True if \p E is whether things are equal, of which all is gathered: asked
/// before its end, it would tell where the first difference is. \p Secret, if
/// any, has yielded a secret, in this state.
bool FlowAnalysis::asksOnce(const Expr *E, State &S, const Expr *Secret) {
  bool Gathers = false;
  if (Secret)
    Secret = unconverted(Secret);
  return asksForZero(E,
                     [&](const Expr *Each) {
                       const bool Is = isGathered(Each, S);
                       Gathers |= Is;
                       return Is || (!Each->isGLValue() && Each != Secret &&
                                     !evaluate(Each, S).Secret);
                     }) &&
         (Gathers || !Known->Block ||
          !flowOf(Current).isInCycle(*Known->Block));
}

/// What a variable tells to which \p E is assigned. \p IsSecret: it has yielded
/// a secret, in this state.
Fact::Telling FlowAnalysis::tellingOfStored(const Expr *E, State &S,
                                            bool IsSecret) {
  if (!isNumber(E->getType()))
    return Fact::All;
  return asksOnce(withoutSign(E), S, IsSecret ? E : nullptr) ? Fact::Outcome
                                                             : tellingOf(E, S);
}

/// What the argument \p E tells: of what is being gathered, all, until it is.
/// \p IsSecret: it has yielded a secret, in this state.
Fact::Telling FlowAnalysis::tellingOfArgument(const Expr *E, State &S,
                                              bool IsSecret) {
  Fact::Telling Tells = tellingOf(E, S);
  if (Tells == Fact::Difference)
    return Tells;
  if (asksOnce(withoutSign(E), S, IsSecret ? E : nullptr))
    return Fact::Outcome;
  return isOutcome(E, [&](const Expr *Each) { return isGathered(Each, S); })
             ? Fact::Gathered
             : Fact::All;
}

/// True if all is gathered in what the call \p At leads to.
bool FlowAnalysis::isFinal(CallSite *At) {
  if (!At || !At->Caller || !At->Block)
    return true;
  if (At->Final)
    return *At->Final;
  auto IsOpen = [&](const Stmt *S) {
    if (isa<CXXThisExpr>(S))
      return !isFinal(At->Outer);
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!V || V->getType()->isFunctionPointerType())
      return false;
    if (V->hasGlobalStorage() || (isa<ParmVarDecl>(V) && !isFinal(At->Outer)))
      return true;
    return !flowOf(At->Caller).isComplete(V, *At->Block);
  };
  auto LeadsOn = [&](const Expr *A) {
    return A && (A->getType()->isPointerType() || A->isGLValue()) &&
           anyStatement(A, IsOpen);
  };
  const auto *Member = dyn_cast<CXXMemberCallExpr>(At->Call);
  At->Final =
      llvm::none_of(*At->Args, LeadsOn) &&
      !(Member && anyStatement(Member->getImplicitObjectArgument(), IsOpen));
  return *At->Final;
}

} // namespace zeroize
