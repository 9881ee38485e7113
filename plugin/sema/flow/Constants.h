// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tells at a glance that an expression is no constant. Clang's evaluator finds
// out as well, but takes thousands of instructions to, and most conditions and
// indices of a program read a variable. Tests: test/compare.

#ifndef ZEROIZE_SEMA_FLOW_CONSTANTS_H
#define ZEROIZE_SEMA_FLOW_CONSTANTS_H

#include "sema/flow/Parens.h"

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

namespace zeroize {

/// True if the value of \p E, or what lies at the lvalue \p E if \p IsRead, is
/// certainly none that Clang can work out.
inline bool varies(const clang::Expr *E, bool IsRead = false) {
  using namespace clang;
  for (;;) {
    E = withoutParens(E);
    if (const auto *Cast = llvm::dyn_cast<CastExpr>(E)) {
      if (Cast->getCastKind() == CK_LValueToRValue)
        IsRead = true;
      else if (Cast->getCastKind() != CK_IntegralCast &&
               Cast->getCastKind() != CK_IntegralToBoolean &&
               Cast->getCastKind() != CK_PointerToBoolean &&
               Cast->getCastKind() != CK_NoOp)
        return false;
      E = Cast->getSubExpr();
    } else if (const auto *U = llvm::dyn_cast<UnaryOperator>(E)) {
      if (U->isIncrementDecrementOp())
        return true;
      // What a pointer leads to is constant if the pointer is.
      if (IsRead ? U->getOpcode() != UO_Deref : !U->isArithmeticOp())
        return false;
      E = U->getSubExpr();
    } else if (const auto *B = llvm::dyn_cast<BinaryOperator>(E)) {
      // Of a variable outside of what is worked out; `x || 1` is none.
      if (B->isAssignmentOp())
        return true;
      if (IsRead || B->isLogicalOp() || B->getOpcode() == BO_Comma ||
          B->isPtrMemOp())
        return false;
      if (varies(B->getLHS()))
        return true;
      E = B->getRHS();
    } else if (const auto *M = llvm::dyn_cast<MemberExpr>(E)) {
      if (!IsRead || !llvm::isa<FieldDecl>(M->getMemberDecl()))
        return false;
      E = M->getBase();
    } else if (const auto *Call = llvm::dyn_cast<CallExpr>(E)) {
      const FunctionDecl *F = Call->getDirectCallee();
      return F && !F->isConstexpr() && !F->getBuiltinID();
    } else if (const auto *R = llvm::dyn_cast<DeclRefExpr>(E)) {
      const auto *V = llvm::dyn_cast<VarDecl>(R->getDecl());
      return IsRead && V && !V->isConstexpr() &&
             !V->getType().isConstQualified() &&
             !V->getType()->isReferenceType();
    } else {
      return false;
    }
  }
}

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_CONSTANTS_H
