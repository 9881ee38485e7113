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

/// Calls \p See with \p Root and all that is in it, in the order of the source:
/// bodies of blocks and lambdas as well, but not declarations. Ends when \p See
/// returns true, and returns that.
template <class F> bool anyStatement(const clang::Stmt *Root, F See) {
  llvm::SmallVector<const clang::Stmt *, 32> Left{Root};
  while (!Left.empty()) {
    const clang::Stmt *S = Left.pop_back_val();
    if (!S)
      continue;
    if (See(S))
      return true;
    size_t First = Left.size();
    if (const auto *B = llvm::dyn_cast<clang::BlockExpr>(S))
      Left.push_back(B->getBody());
    if (const auto *O = llvm::dyn_cast<clang::OMPExecutableDirective>(S))
      for (const clang::OMPClause *Clause : O->clauses())
        for (const clang::Stmt *Child : Clause->children())
          Left.push_back(Child);
    for (const clang::Stmt *Child : S->children())
      Left.push_back(Child);
    std::reverse(Left.begin() + First, Left.end());
  }
  return false;
}

template <class F> void forEachStatement(const clang::Stmt *Root, F See) {
  anyStatement(Root, [&](const clang::Stmt *S) {
    See(S);
    return false;
  });
}

} // namespace zeroize

#endif // ZEROIZE_SEMA_STMTWALK_H
