// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Accumulators by what is done to them in the whole body: a variable whose
// address is taken or that anything else is written to is none. Tests:
// test/compare/accumulate.c, accumulate-fires.c.

#include "sema/flow/Accumulators.h"
#include "sema/StmtWalk.h"
#include "sema/flow/Operations.h"
#include "sema/flow/Parens.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace zeroize {

const VarDecl *variable(const Expr *E) {
  const auto *R = dyn_cast<DeclRefExpr>(withoutConversions(E));
  return R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
}

const VarDecl *rootOf(const Expr *E) {
  for (;;) {
    E = withoutCasts(E);
    const auto *U = dyn_cast<UnaryOperator>(E);
    if (const auto *M = dyn_cast<MemberExpr>(E))
      E = M->getBase();
    else if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
      E = A->getBase();
    else if (U && (U->getOpcode() == UO_AddrOf || U->getOpcode() == UO_Deref))
      E = U->getSubExpr();
    else
      return variable(E);
  }
}

bool isAccumulator(const Expr *E) {
  if (!isNumber(E->getType()))
    return false;
  for (bool Whole = true;; Whole = false) {
    E = E->IgnoreParenImpCasts();
    const auto *U = dyn_cast<UnaryOperator>(E);
    if (const auto *M = dyn_cast<MemberExpr>(E))
      E = M->getBase();
    else if (U && U->getOpcode() == UO_Deref && Whole)
      E = U->getSubExpr();
    else
      return isa<CXXThisExpr>(E) || variable(E);
  }
}

bool isDifference(const Expr *E) {
  E = withoutConversions(E);
  const std::optional<Operation> B = operationOf(E);
  if (!B)
    return false;
  switch (B->Op) {
  case BO_Xor:
  case BO_NE:
    return true;
  case BO_Sub:
    return E->getType()->isIntegerType();
  case BO_Or:
    return isDifference(B->Left) && isDifference(B->Right);
  default:
    return false;
  }
}

/// True, or all bits, exactly if two things are equal.
static bool isSameness(const Expr *E) {
  E = withoutCasts(E);
  if (const auto *Not = dyn_cast<UnaryOperator>(E))
    return (Not->getOpcode() == UO_LNot || Not->getOpcode() == UO_Not) &&
           isDifference(Not->getSubExpr());
  const auto *B = dyn_cast<BinaryOperator>(E);
  return B && (B->getOpcode() == BO_EQ ||
               (B->getOpcode() == BO_And && isSameness(B->getLHS()) &&
                isSameness(B->getRHS())));
}

bool isGathered(BinaryOperatorKind Op, const Expr *E) {
  switch (Op) {
  case BO_Or:
  case BO_OrAssign:
    return isDifference(E);
  case BO_Add:
  case BO_AddAssign: {
    const std::optional<Operation> B = operationOf(withoutConversions(E));
    return B && B->Op != BO_Sub && isDifference(E);
  }
  case BO_And:
  case BO_AndAssign:
    return isSameness(E);
  default:
    return false;
  }
}

bool isConstant(const Expr *E) {
  E = withoutCasts(E);
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return llvm::all_of(List->inits(), isConstant);
  return isa<IntegerLiteral, CharacterLiteral, CXXBoolLiteralExpr,
             ImplicitValueInitExpr, CXXScalarValueInitExpr>(E);
}

namespace {

/// `std::bit_xor<>`: a class of the library's by that name.
bool isFunctor(const Expr *E, std::initializer_list<StringRef> Names) {
  const CXXRecordDecl *R =
      E->getType().getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->isInStdNamespace() && R->getIdentifier() &&
         llvm::is_contained(Names, R->getName());
}

/// A closure that does nothing but return \p Is of its arguments.
bool returns(const Expr *E, llvm::function_ref<bool(const Expr *)> Is) {
  const CXXRecordDecl *R =
      E->getType().getNonReferenceType()->getAsCXXRecordDecl();
  const CXXMethodDecl *Call =
      R && R->isLambda() ? R->getLambdaCallOperator() : nullptr;
  const auto *Body =
      dyn_cast_or_null<CompoundStmt>(Call ? Call->getBody() : nullptr);
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  return Return && Return->getRetValue() && Is(Return->getRetValue());
}

/// Several differences that were gathered without a variable.
bool areDifferences(const Expr *E) {
  E = withoutConversions(E);
  const std::optional<Operation> B = operationOf(E);
  return B && B->Op == BO_Or && isDifference(E);
}

/// The variable that \p O assigns to.
const DeclRefExpr *assigned(const Operation &O) {
  const auto *Left = dyn_cast<DeclRefExpr>(O.Left->IgnoreParens());
  return Left && variable(Left) ? Left : nullptr;
}

/// True if \p O, which assigns to \p V, gathers something in it.
bool gathersIn(const VarDecl *V, const Operation &O) {
  const std::optional<Operation> With =
      O.Op == BO_Assign ? operationOf(O.Right) : std::nullopt;
  if (With)
    return (variable(With->Left) == V && isGathered(With->Op, With->Right)) ||
           (variable(With->Right) == V && isGathered(With->Op, With->Left));
  return isGathered(O.Op, O.Right);
}

class Uses {
public:
  Accumulators Other;
  std::set<const Expr *> Explained;
  std::vector<const DeclRefExpr *> All;

  void see(const Stmt *S) {
    if (const auto *E = dyn_cast<DeclRefExpr>(S)) {
      All.push_back(E);
    } else if (const auto *E = dyn_cast<ImplicitCastExpr>(S)) {
      if (E->getCastKind() == CK_LValueToRValue)
        Explained.insert(E->getSubExpr()->IgnoreParens());
    } else if (const auto *D = dyn_cast<DeclStmt>(S)) {
      for (const Decl *Each : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(Each);
            V && V->getInit() && !isConstant(V->getInit()) &&
            !isDifference(V->getInit()))
          Other.insert(V);
    } else if (isa<BinaryOperator, CXXOperatorCallExpr>(S)) {
      if (const std::optional<Operation> O = operationOf(cast<Expr>(S)))
        seeOperation(*O);
    } else if (const auto *Asm = dyn_cast<GCCAsmStmt>(S)) {
      // A barrier against the optimizer: `asm("" : "+r"(d))`.
      if (Asm->getAsmString().empty())
        for (unsigned I = 0; I < Asm->getNumOutputs(); ++I)
          Explained.insert(Asm->getOutputExpr(I)->IgnoreParens());
    }
  }

private:
  void seeOperation(const Operation &O) {
    const DeclRefExpr *Left = assigned(O);
    if (Left &&
        (gathersIn(variable(Left), O) ||
         (O.Op == BO_Assign && (isConstant(O.Right) || isDifference(O.Right)))))
      Explained.insert(Left);
  }
};

} // namespace

bool gathersInLibrary(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(withoutCasts(E));
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->isInStdNamespace() || !F->getIdentifier() ||
      (F->getName() != "inner_product" && F->getName() != "transform_reduce") ||
      Call->getNumArgs() < 6)
    return false;
  const Expr *Gather = Call->getArg(Call->getNumArgs() - 2);
  const Expr *Differ = Call->getArg(Call->getNumArgs() - 1);
  return (isFunctor(Gather, {"bit_or", "plus", "logical_or"}) ||
          returns(Gather,
                  [](const Expr *Sum) {
                    const auto *B = dyn_cast<BinaryOperator>(withoutCasts(Sum));
                    return B && (B->getOpcode() == BO_Or ||
                                 B->getOpcode() == BO_Add);
                  })) &&
         (isFunctor(Differ, {"bit_xor", "not_equal_to"}) ||
          returns(Differ, isDifference));
}

Accumulators findAccumulators(Stmt *Body) {
  // Most functions gather nothing: nobody asks then what else they do.
  Accumulators Gathering;
  forEachStatement(Body, [&](const Stmt *S) {
    if (!isa<BinaryOperator, CXXOperatorCallExpr>(S))
      return;
    const std::optional<Operation> O = operationOf(cast<Expr>(S));
    const DeclRefExpr *Left = O ? assigned(*O) : nullptr;
    if (Left && gathersIn(variable(Left), *O))
      Gathering.insert(variable(Left));
  });
  if (Gathering.empty())
    return Gathering;
  Uses Found;
  forEachStatement(Body, [&](const Stmt *S) { Found.see(S); });
  for (const DeclRefExpr *E : Found.All)
    if (const auto *V = dyn_cast<VarDecl>(E->getDecl());
        V && !Found.Explained.count(E))
      Found.Other.insert(V);
  Accumulators Result;
  for (const VarDecl *V : Gathering)
    if (V->hasLocalStorage() && isNumber(V->getType()) &&
        !isa<ParmVarDecl>(V) && !Found.Other.count(V))
      Result.insert(V);
  return Result;
}

/// `(d - 1) >> 8` and its kin: what is left of whether \p E's variable is zero.
static bool isFolded(const Expr *E) {
  E = withoutCasts(E);
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return isFolded(U->getSubExpr());
  const auto *B = dyn_cast<BinaryOperator>(E);
  if (!B || B->getOpcode() != BO_Shr)
    return B && (isFolded(B->getLHS()) || isFolded(B->getRHS()));
  return anyStatement(B->getLHS(), [](const Stmt *S) {
    const auto *Inner = dyn_cast<BinaryOperator>(S);
    const auto *Minus = dyn_cast<UnaryOperator>(S);
    return (Inner && Inner->getOpcode() == BO_Sub) ||
           (Minus && Minus->getOpcode() == UO_Minus);
  });
}

/// True for what is true or false, be it an int.
static bool isTruth(const Expr *E) {
  E = withoutCasts(E);
  const auto *B = dyn_cast<BinaryOperator>(E);
  const auto *U = dyn_cast<UnaryOperator>(E);
  return E->getType()->isBooleanType() || (U && U->getOpcode() == UO_LNot) ||
         (B && (B->isComparisonOp() || B->isLogicalOp()));
}

const Expr *withoutSign(const Expr *E) {
  E = withoutCasts(E);
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && (U->getOpcode() == UO_Minus || U->getOpcode() == UO_Not) &&
      isTruth(U->getSubExpr()))
    return U->getSubExpr();
  return E;
}

bool asksForZero(const Expr *Condition,
                 llvm::function_ref<bool(const Expr *)> Gathers) {
  const Expr *E = withoutConversions(Condition);
  if (areDifferences(E) || (isFolded(E) && isOutcome(E, Gathers)))
    return true;
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return asksForZero(Not->getSubExpr(), Gathers);
  const auto *B = dyn_cast<BinaryOperator>(E);
  if (B && (B->getOpcode() == BO_Or || B->isLogicalOp() ||
            (B->getOpcode() == BO_And && isTruth(B->getLHS()) &&
             isTruth(B->getRHS()))))
    return asksForZero(B->getLHS(), Gathers) &&
           asksForZero(B->getRHS(), Gathers);
  if (B && B->isEqualityOp()) {
    auto IsZero = [](const Expr *Side, const Expr *Other) {
      Side = withoutCasts(Side);
      // `std::byte{0}`, `std::byte{}`
      if (const auto *List = dyn_cast<InitListExpr>(Side)) {
        if (List->getNumInits() == 0)
          return true;
        Side = List->getInit(0)->IgnoreParenCasts();
      }
      const auto *I = dyn_cast<IntegerLiteral>(Side);
      return isa<CXXBoolLiteralExpr, ImplicitValueInitExpr,
                 CXXScalarValueInitExpr>(Side) ||
             (I && (I->getValue().isZero() ||
                    withoutCasts(Other)->getType()->isBooleanType()));
    };
    const Expr *L = B->getLHS(), *R = B->getRHS();
    if ((IsZero(R, L) && asksForZero(L, Gathers)) ||
        (IsZero(L, R) && asksForZero(R, Gathers)))
      return true;
  }
  return Gathers(E);
}

bool isOutcome(const Expr *E, llvm::function_ref<bool(const Expr *)> Gathers) {
  E = withoutConversions(E);
  if (isAccumulator(E) || gathersInLibrary(E))
    return Gathers(E);
  if (areDifferences(E))
    return true;
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return isOutcome(U->getSubExpr(), Gathers);
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    bool L = isConstant(B->getLHS()), R = isConstant(B->getRHS());
    return !(L && R) && (L || isOutcome(B->getLHS(), Gathers)) &&
           (R || isOutcome(B->getRHS(), Gathers));
  }
  return false;
}

} // namespace zeroize
