// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Accumulators by what is done to them in the whole body: a variable whose
// address is taken or that anything else is written to is none. Tests:
// test/compare/accumulate.c, accumulate-fires.c.

#include "sema/flow/Accumulators.h"
#include "sema/StmtWalk.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace zeroize {
namespace {

const VarDecl *variable(const Expr *E) {
  const auto *R = dyn_cast<DeclRefExpr>(E->IgnoreParenCasts());
  return R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
}

/// Zero exactly if two things are equal.
bool isDifference(const Expr *E) {
  const auto *B = dyn_cast<BinaryOperator>(E->IgnoreParenCasts());
  if (!B)
    return false;
  switch (B->getOpcode()) {
  case BO_Xor:
  case BO_NE:
    return true;
  case BO_Or:
    return isDifference(B->getLHS()) && isDifference(B->getRHS());
  default:
    return false;
  }
}

bool isConstant(const Expr *E) {
  return isa<IntegerLiteral, CharacterLiteral, CXXBoolLiteralExpr>(
      E->IgnoreParenCasts());
}

class Uses {
public:
  Accumulators Gathering, Other;
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
            V && V->getInit() && !isConstant(V->getInit()))
          Other.insert(V);
    } else if (const auto *E = dyn_cast<BinaryOperator>(S)) {
      seeOperator(E);
    } else if (const auto *Asm = dyn_cast<GCCAsmStmt>(S)) {
      // A barrier against the optimizer: `asm("" : "+r"(d))`.
      if (Asm->getAsmString().empty())
        for (unsigned I = 0; I < Asm->getNumOutputs(); ++I)
          Explained.insert(Asm->getOutputExpr(I)->IgnoreParens());
    }
  }

private:
  void seeOperator(const BinaryOperator *E) {
    const auto *Left = dyn_cast<DeclRefExpr>(E->getLHS()->IgnoreParens());
    const VarDecl *V = Left ? variable(Left) : nullptr;
    if (!V)
      return;
    const auto *Or = dyn_cast<BinaryOperator>(E->getRHS()->IgnoreParenCasts());
    bool Gathers =
        E->getOpcode() == BO_OrAssign
            ? isDifference(E->getRHS())
            : E->getOpcode() == BO_Assign && Or && Or->getOpcode() == BO_Or &&
                  ((variable(Or->getLHS()) == V &&
                    isDifference(Or->getRHS())) ||
                   (variable(Or->getRHS()) == V && isDifference(Or->getLHS())));
    if (Gathers)
      Gathering.insert(V);
    if (Gathers || (E->getOpcode() == BO_Assign && isConstant(E->getRHS())))
      Explained.insert(Left);
  }
};

} // namespace

Accumulators findAccumulators(Stmt *Body) {
  Uses Found;
  forEachStatement(Body, [&](const Stmt *S) { Found.see(S); });
  for (const DeclRefExpr *E : Found.All)
    if (const auto *V = dyn_cast<VarDecl>(E->getDecl());
        V && !Found.Explained.count(E))
      Found.Other.insert(V);
  Accumulators Result;
  for (const VarDecl *V : Found.Gathering)
    if (V->hasLocalStorage() && V->getType()->isIntegerType() &&
        !isa<ParmVarDecl>(V) && !Found.Other.count(V))
      Result.insert(V);
  return Result;
}

bool asksForZero(const Expr *Condition,
                 llvm::function_ref<bool(const VarDecl *)> Gathers) {
  const Expr *E = Condition->IgnoreParenCasts();
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return asksForZero(Not->getSubExpr(), Gathers);
  if (const auto *B = dyn_cast<BinaryOperator>(E); B && B->isEqualityOp()) {
    auto IsZero = [](const Expr *Side) {
      const auto *I = dyn_cast<IntegerLiteral>(Side->IgnoreParenCasts());
      return I && I->getValue().isZero();
    };
    return (IsZero(B->getRHS()) && asksForZero(B->getLHS(), Gathers)) ||
           (IsZero(B->getLHS()) && asksForZero(B->getRHS(), Gathers));
  }
  const VarDecl *V = variable(E);
  return V && Gathers(V);
}

bool isOutcome(const Expr *E,
               llvm::function_ref<bool(const VarDecl *)> Gathers) {
  E = E->IgnoreParenCasts();
  if (const VarDecl *V = variable(E))
    return Gathers(V);
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
