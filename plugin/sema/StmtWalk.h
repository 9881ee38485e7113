// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A walk over statements and expressions alone. Not DynamicRecursiveASTVisitor:
// each class of that kind has a table of over a thousand functions of Clang,
// whose names the loader looks up whenever the plugin is loaded, in files
// without secrets too, and its walks look at types and names as well. Tests:
// test/compare, test/build/loading.test.

#ifndef ZEROIZE_SEMA_STMTWALK_H
#define ZEROIZE_SEMA_STMTWALK_H

#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtOpenMP.h"
#include "llvm/ADT/SmallVector.h"

namespace zeroize {

/// True for a number in an initializer, cast or not. Tables have thousands.
inline bool isLiteral(const clang::Stmt *S) {
  while (const auto *Cast = llvm::dyn_cast_or_null<clang::ImplicitCastExpr>(S))
    S = Cast->getSubExpr();
  return llvm::isa_and_nonnull<clang::IntegerLiteral, clang::FloatingLiteral,
                               clang::CharacterLiteral>(S);
}

/// Returns the first child of \p S and puts the further ones on \p Left, the
/// next one on top; literals in initializers are left out. The kinds that most
/// statements are of are taken apart here: Clang's own way of finding children
/// is made for all kinds, and is a call for each.
inline const clang::Stmt *
takeChildren(const clang::Stmt *S,
             llvm::SmallVectorImpl<const clang::Stmt *> &Left) {
  using namespace clang;
  auto PushAll = [&Left](auto &&Children) -> const Stmt * {
    size_t First = Left.size();
    for (const Stmt *Child : Children)
      if (Child)
        Left.push_back(Child);
    if (Left.size() == First)
      return nullptr;
    std::reverse(Left.begin() + First, Left.end());
    return Left.pop_back_val();
  };
  switch (S->getStmtClass()) {
  case Stmt::DeclRefExprClass:
  case Stmt::IntegerLiteralClass:
  case Stmt::CharacterLiteralClass:
  case Stmt::FloatingLiteralClass:
  case Stmt::StringLiteralClass:
  case Stmt::NullStmtClass:
  case Stmt::BreakStmtClass:
  case Stmt::ContinueStmtClass:
    return nullptr;
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
    return llvm::cast<CastExpr>(S)->getSubExpr();
  case Stmt::ParenExprClass:
    return llvm::cast<ParenExpr>(S)->getSubExpr();
  case Stmt::UnaryOperatorClass:
    return llvm::cast<UnaryOperator>(S)->getSubExpr();
  case Stmt::MemberExprClass:
    return llvm::cast<MemberExpr>(S)->getBase();
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass: {
    const auto *B = llvm::cast<BinaryOperator>(S);
    Left.push_back(B->getRHS());
    return B->getLHS();
  }
  case Stmt::ArraySubscriptExprClass: {
    const auto *A = llvm::cast<ArraySubscriptExpr>(S);
    Left.push_back(A->getRHS());
    return A->getLHS();
  }
  case Stmt::CallExprClass: {
    const auto *Call = llvm::cast<CallExpr>(S);
    for (unsigned I = Call->getNumArgs(); I > 0; --I)
      Left.push_back(Call->getArg(I - 1));
    return Call->getCallee();
  }
  case Stmt::CompoundStmtClass:
    return PushAll(llvm::cast<CompoundStmt>(S)->body());
  case Stmt::InitListExprClass: {
    const auto *List = llvm::cast<InitListExpr>(S);
    for (unsigned I = List->getNumInits(); I > 0; --I)
      if (const Expr *Init = List->getInit(I - 1); Init && !isLiteral(Init))
        Left.push_back(Init);
    return nullptr;
  }
  case Stmt::BlockExprClass:
    return llvm::cast<BlockExpr>(S)->getBody();
  default:
    break;
  }
  const auto *O = llvm::dyn_cast<OMPExecutableDirective>(S);
  if (!O)
    return PushAll(S->children());
  SmallVector<const Stmt *, 8> All;
  for (const OMPClause *Clause : O->clauses())
    All.append(Clause->children().begin(), Clause->children().end());
  All.append(O->children().begin(), O->children().end());
  return PushAll(All);
}

/// Calls \p See with \p Root and all that is in it, in the order of the source:
/// bodies of blocks and lambdas as well, but not declarations. Ends when \p See
/// returns true, and returns that.
template <class F> bool anyStatement(const clang::Stmt *Root, F See) {
  llvm::SmallVector<const clang::Stmt *, 32> Left;
  for (const clang::Stmt *S = Root;;) {
    if (S && See(S))
      return true;
    if (S && (S = takeChildren(S, Left)))
      continue;
    if (Left.empty())
      return false;
    S = Left.pop_back_val();
  }
}

template <class F> void forEachStatement(const clang::Stmt *Root, F See) {
  anyStatement(Root, [&](const clang::Stmt *S) {
    See(S);
    return false;
  });
}

} // namespace zeroize

#endif // ZEROIZE_SEMA_STMTWALK_H
