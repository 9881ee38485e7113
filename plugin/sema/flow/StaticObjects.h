// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which functions may use a static object into which a secret, or an address,
// was written: what a caller knows of it, they have to know. Tests:
// test/compare/static-objects.c.

#ifndef ZEROIZE_SEMA_FLOW_STATICOBJECTS_H
#define ZEROIZE_SEMA_FLOW_STATICOBJECTS_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

#include <vector>

namespace zeroize {

class StaticObjects {
public:
  using Functions = std::vector<const clang::FunctionDecl *>;

  /// \p F names \p V.
  void names(const clang::FunctionDecl *F, const clang::VarDecl *V) {
    Users[V->getCanonicalDecl()].push_back(F->getCanonicalDecl());
  }
  /// \p F names \p Callees, by their first declarations.
  void names(const clang::FunctionDecl *F, const Functions &Callees);

  /// Something was written to \p V.
  void wrote(const clang::VarDecl *V);

  /// What was written to of what \p F, or what it calls, uses.
  llvm::ArrayRef<const clang::VarDecl *>
  usedBy(const clang::FunctionDecl *F) const;

private:
  llvm::DenseMap<const clang::VarDecl *, Functions> Users;
  llvm::DenseMap<const clang::FunctionDecl *, Functions> Callers;
  llvm::DenseSet<const clang::VarDecl *> Written;
  llvm::DenseMap<const clang::FunctionDecl *,
                 llvm::SmallVector<const clang::VarDecl *, 2>>
      Used;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_STATICOBJECTS_H
