// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Parentheses and casts around expressions. Clang's own way of leaving them out
// is a call for each expression, and hardly any has some. Tests: test/compare.

#ifndef ZEROIZE_SEMA_FLOW_PARENS_H
#define ZEROIZE_SEMA_FLOW_PARENS_H

#include "clang/AST/Expr.h"

namespace zeroize {

/// E->IgnoreParens().
inline const clang::Expr *withoutParens(const clang::Expr *E) {
  using namespace clang;
  while (const auto *P = llvm::dyn_cast<ParenExpr>(E))
    E = P->getSubExpr();
  switch (E->getStmtClass()) {
  case Stmt::ArraySubscriptExprClass:
  case Stmt::BinaryOperatorClass:
  case Stmt::CallExprClass:
  case Stmt::CompoundAssignOperatorClass:
  case Stmt::CStyleCastExprClass:
  case Stmt::DeclRefExprClass:
  case Stmt::ImplicitCastExprClass:
  case Stmt::IntegerLiteralClass:
  case Stmt::MemberExprClass:
    return E;
  case Stmt::UnaryOperatorClass:
    return llvm::cast<UnaryOperator>(E)->getOpcode() == UO_Extension
               ? E->IgnoreParens()
               : E;
  default:
    return E->IgnoreParens();
  }
}

/// E->IgnoreParenCasts().
inline const clang::Expr *withoutCasts(const clang::Expr *E) {
  using namespace clang;
  for (;;) {
    E = withoutParens(E);
    const auto *Cast = llvm::dyn_cast<CastExpr>(E);
    if (!Cast)
      break;
    E = Cast->getSubExpr();
  }
  return llvm::isa<BinaryOperator, DeclRefExpr, MemberExpr, ArraySubscriptExpr,
                   UnaryOperator, CallExpr, IntegerLiteral>(E)
             ? E
             : E->IgnoreParenCasts();
}

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_PARENS_H
