// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// When a secret is public again: all of it was overwritten by bytes that are
// known to be public. By an assignment, by memset and its kin, by a loop over
// all elements, or by a function that does one of these to what it is given.
// What declares a secret stays one for any other write: nobody says that the
// value is public. Test:
// test/compare/overwritten.c.

#include "sema/flow/Constants.h"
#include "sema/flow/FlowAnalysis.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace zeroize {

/// True if \p P is an object of this function alone: nobody else writes to it
/// without being led there.
static bool isOwn(const Place &P) {
  const auto *V =
      P.IsDecl ? dyn_cast<VarDecl>(static_cast<const Decl *>(P.Base)) : nullptr;
  return V && V->hasLocalStorage();
}

bool FlowAnalysis::isWiped(const State &S, const Place &P) {
  return S.isWiped(P);
}

/// Something was written to \p To, or may have been.
void FlowAnalysis::touch(State &S, const Places &To) {
  if (S.Wiped.empty())
    return;
  for (const Place &P : To)
    S.touch(P);
}

/// What is declared secret of a buffer that \p Arg leads to and that began with
/// zeros: it holds none yet, but who is given it may be there to fill it.
const Fact *FlowAnalysis::toBeFilled(const Expr *Arg, State &S) {
  if (S.Wiped.empty() || !Arg->getType()->isPointerType())
    return nullptr;
  for (const Place &P : argument(Arg, S).Targets) {
    const auto *V =
        isOwn(P) ? cast<VarDecl>(static_cast<const Decl *>(P.Base)) : nullptr;
    if (V && V->getInit() && S.isWiped(P) && isKnownPublic(V->getInit(), S))
      if (const Fact *F = declared(P))
        return F;
  }
  return nullptr;
}

/// Code that may write to what \p Args lead to is called.
void FlowAnalysis::touchTargets(State &S, ArrayRef<const Expr *> Args) {
  if (S.Wiped.empty())
    return;
  for (const Expr *A : Args) {
    if (A->isGLValue() || A->getType()->isRecordType())
      touch(S, object(A, S));
    else
      touch(S, argument(A, S).Targets);
  }
}

/// All of \p P is overwritten; \p Public: by bytes that are known to be.
void FlowAnalysis::overwrite(State &S, const Place &P, bool Public) {
  S.setPublic(P);
  if (Public && isOwn(P))
    S.setWiped(P);
  else
    touch(S, {P});
}

/// True if \p E is worked out from constants and from what the function's
/// contract says is public.
bool FlowAnalysis::isKnownPublic(const Expr *E, const State &S) {
  E = E->IgnoreParenCasts();
  if (E->isValueDependent())
    return false;
  Expr::EvalResult R;
  if (E->getType()->isArithmeticType() && !varies(E) &&
      E->EvaluateAsRValue(R, Ctx))
    return true;
  if (isa<ImplicitValueInitExpr>(E))
    return true;
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return llvm::all_of(List->inits(), [&](const Expr *Init) {
      return isKnownPublic(Init, S);
    });
  if (const auto *L = dyn_cast<CompoundLiteralExpr>(E))
    return isKnownPublic(L->getInitializer(), S);
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return U->isArithmeticOp() && isKnownPublic(U->getSubExpr(), S);
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return !B->isAssignmentOp() && isKnownPublic(B->getLHS(), S) &&
           isKnownPublic(B->getRHS(), S);
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  if (const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr)
    if (isWiped(S, Place{V, V->getType(), /*IsDecl=*/true, {}}))
      return true;
  const auto *P = Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
  return P && Depth == 1 && P->getType()->isArithmeticType() && Current &&
         Types.kindOf(P) == SecretKind::None &&
         llvm::any_of(Current->parameters(), [&](const ParmVarDecl *Other) {
           return Types.kindOf(Other) != SecretKind::None;
         });
}

/// \p V, the value of \p From, was assigned to all of \p To.
void FlowAnalysis::noteOverwritten(State &S, const Places &To, const Value &V,
                                   const Expr *From) {
  // One element of many is not all of them.
  if (!V.Secret && isSingle(To, From->getType()) && isOwn(*To.begin()) &&
      declared(*To.begin()) && isKnownPublic(From, S))
    S.setWiped(*To.begin());
}

/// True if \p Size bytes from the beginning of \p P on are all of it. Of what a
/// pointer leads to nobody knows how much there is: a variable length is
/// taken for all of it, a constant one is not.
bool FlowAnalysis::coversAll(const Place &P, const Expr *Size) {
  Size = Size->IgnoreParenCasts();
  QualType T = P.type();
  Expr::EvalResult R;
  bool Constant = !Size->isValueDependent() && Size->EvaluateAsInt(R, Ctx);
  bool Behind = P.Steps.empty() ? false : !P.Steps.back();
  if (Behind && (T.isNull() || !T->isRecordType()))
    return !Constant;
  if (T.isNull())
    return !Constant; // what an allocator gave
  if (T->isVariableArrayType())
    return isa<UnaryExprOrTypeTraitExpr>(Size);
  if (T->isIncompleteType() || T->isDependentType())
    return !Constant;
  return Constant && R.Val.getInt().getLimitedValue() >=
                         uint64_t(Ctx.getTypeSizeInChars(T).getQuantity());
}

/// \p Size bytes from \p Pointer on are overwritten. What is not all of an
/// object stays what it was, but for elements.
void FlowAnalysis::overwriteBytes(State &S, const Expr *Pointer,
                                  const Places &At, const Expr *Size,
                                  bool Public) {
  if (At.size() != 1 || !Size)
    return;
  const Place &P = *At.begin();
  Expr::EvalResult R;
  if (!Size->isValueDependent() && Size->EvaluateAsInt(R, Ctx))
    if (auto Some =
            Array.covered(Pointer, At, R.Val.getInt().getLimitedValue())) {
      for (const Place &Element : *Some)
        overwrite(S, Element, Public);
      return;
    }
  // Not from somewhere in the middle on.
  const Expr *Bare = Pointer->IgnoreParenCasts();
  if (isa<BinaryOperator>(Bare) || !coversAll(P, Size))
    return;
  overwrite(S, P, Public);
  if (Public && CurrentSummary && !P.Steps.empty() && !P.Steps.back())
    CurrentSummary->Wipes[P] = Size;
}

/// What \p Size bytes from \p Pointer on cover of \p At, if that is less than
/// all and known.
Places FlowAnalysis::extent(const Expr *Pointer, const Places &At,
                            const Expr *Size) {
  Expr::EvalResult R;
  if (Size && !Size->isValueDependent() && Size->EvaluateAsInt(R, Ctx))
    if (auto Some =
            Array.covered(Pointer, At, R.Val.getInt().getLimitedValue()))
      return *Some;
  return At;
}

/// memset, memcpy and their kin: what is there is gone.
void FlowAnalysis::overwriteByCopy(const Operands &Args, State &S) {
  bool Fills = Args[1]->getType()->isIntegerType();
  Places To = argument(Args[0], S).Targets;
  if (!Fills) {
    // memmove(buffer, buffer + 4, n)
    Places From = argument(Args[1], S).Targets;
    for (const Place &P : To)
      for (const Place &Q : From)
        if (P.Base == Q.Base)
          return;
  }
  if (Fills && argument(Args[1], S).Secret)
    return;
  overwriteBytes(S, Args[0], To, Args[2],
                 /*Public=*/Fills && isKnownPublic(Args[1], S));
}

namespace {

/// The only statement of \p S.
const Stmt *only(const Stmt *S) {
  while (const auto *C = dyn_cast_or_null<CompoundStmt>(S)) {
    if (C->size() != 1)
      return nullptr;
    S = C->body_front();
  }
  return S;
}

const VarDecl *plainVariable(const Expr *E) {
  const auto *R =
      dyn_cast_or_null<DeclRefExpr>(E ? E->IgnoreParenImpCasts() : nullptr);
  return R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
}

/// `x++`, `x--`.
const VarDecl *steps(const Expr *E, bool Up) {
  const auto *U =
      dyn_cast_or_null<UnaryOperator>(E ? E->IgnoreParenImpCasts() : nullptr);
  if (!U || (Up ? !U->isIncrementOp() : !U->isDecrementOp()))
    return nullptr;
  return plainVariable(U->getSubExpr());
}

} // namespace

/// What \p Loop overwrites from the first to the last element with constants.
FlowAnalysis::WipingLoop FlowAnalysis::wipingLoop(const Stmt *Loop) {
  WipingLoop Result;
  const auto *For = dyn_cast<ForStmt>(Loop);
  const auto *While = dyn_cast<WhileStmt>(Loop);
  const auto *Store =
      dyn_cast_or_null<BinaryOperator>(only(For     ? For->getBody()
                                            : While ? While->getBody()
                                                    : nullptr));
  Expr::EvalResult R;
  if (!Store || Store->getOpcode() != BO_Assign ||
      Store->getRHS()->isValueDependent() ||
      !Store->getRHS()->EvaluateAsInt(R, Ctx))
    return Result;
  const Expr *To = Store->getLHS()->IgnoreParens();
  if (While) {
    // while (n--) *p++ = 0;
    const Expr *Cond = While->getCond()->IgnoreParenImpCasts();
    if (const auto *B = dyn_cast<BinaryOperator>(Cond);
        B && B->isComparisonOp())
      Cond = B->getLHS()->IgnoreParenImpCasts();
    const auto *U = dyn_cast<UnaryOperator>(To);
    if (!steps(Cond, /*Up=*/false) || !U || U->getOpcode() != UO_Deref ||
        !steps(U->getSubExpr(), /*Up=*/true))
      return Result;
    Result.To = cast<UnaryOperator>(U->getSubExpr()->IgnoreParenImpCasts())
                    ->getSubExpr();
    Result.Size = cast<UnaryOperator>(Cond)->getSubExpr();
    return Result;
  }
  // for (i = 0; i < n; i++) p[i] = 0;
  const auto *Cond = dyn_cast_or_null<BinaryOperator>(For->getCond());
  const auto *Subscript = dyn_cast<ArraySubscriptExpr>(To);
  const VarDecl *I = steps(For->getInc(), /*Up=*/true);
  if (!Cond || !Subscript || !I || plainVariable(Subscript->getIdx()) != I ||
      (Cond->getOpcode() != BO_LT && Cond->getOpcode() != BO_NE) ||
      plainVariable(Cond->getLHS()) != I)
    return Result;
  const Expr *Start = nullptr;
  if (const auto *D = dyn_cast_or_null<DeclStmt>(For->getInit());
      D && D->isSingleDecl() && D->getSingleDecl() == I)
    Start = I->getInit();
  else if (const auto *B = dyn_cast_or_null<BinaryOperator>(For->getInit());
           B && B->getOpcode() == BO_Assign && plainVariable(B->getLHS()) == I)
    Start = B->getRHS();
  if (!Start || Start->isValueDependent() || !Start->EvaluateAsInt(R, Ctx) ||
      R.Val.getInt() != 0)
    return Result;
  Result.To = Subscript->getBase();
  Result.Size = Cond->getRHS();
  Result.ElementSize =
      Ctx.getTypeSizeInChars(Subscript->getType()).getQuantity();
  return Result;
}

/// \p Loop was left because its condition is false.
void FlowAnalysis::leaveLoop(const Stmt *Loop, State &S) {
  auto [It, New] = WipingLoops.try_emplace(Loop);
  if (New)
    It->second = wipingLoop(Loop);
  const WipingLoop &L = It->second;
  if (!L.To)
    return;
  Places At = L.To->isGLValue() ? targets(S, locate(L.To, S))
                                : evaluate(L.To, S).Targets;
  if (At.size() != 1)
    return;
  const Place &P = *At.begin();
  Expr::EvalResult Count;
  bool Constant =
      !L.Size->isValueDependent() && L.Size->EvaluateAsInt(Count, Ctx);
  QualType T = P.type();
  // As many elements as there are, or as the caller says.
  bool All = Constant
                 ? !T.isNull() && T->isConstantArrayType() &&
                       Count.Val.getInt().getLimitedValue() * L.ElementSize >=
                           uint64_t(Ctx.getTypeSizeInChars(T).getQuantity())
                 : coversAll(P, L.Size);
  if (!All)
    return;
  overwrite(S, P, /*Public=*/true);
  if (CurrentSummary && !P.Steps.empty() && !P.Steps.back())
    CurrentSummary->Wipes[P] = L.Size;
}

/// A function that is marked to overwrite what its parameter \p I leads to, \p
/// At. The last integer behind it says how many bytes, as with all wipers that
/// are known by name.
void FlowAnalysis::overwriteByWiper(size_t I, const Operands &Args,
                                    const Places &At, State &S) {
  for (size_t Last = Args.size(); Last-- > I + 1;)
    if (Args[Last]->getType()->isIntegerType()) {
      overwriteBytes(S, Args[I], At, Args[Last], /*Public=*/true);
      return;
    }
}

} // namespace zeroize
