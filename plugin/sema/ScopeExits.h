// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Makes CodeGen call __zeroize_scope_exit on every exit edge of a secret
// variable's scope, by giving the variable an implicit `cleanup` attribute.
// Tests: test/sema/scope-exits.c, user-cleanup.c, nrvo.c, nrvo.cpp.

#ifndef ZEROIZE_SEMA_SCOPEEXITS_H
#define ZEROIZE_SEMA_SCOPEEXITS_H

#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"

#include <functional>

namespace clang {
class ASTContext;
class FunctionDecl;
class VarDecl;
} // namespace clang

namespace zeroize {

class ScopeExits {
public:
  /// \p Emit hands a new function definition to CodeGen.
  ScopeExits(clang::ASTContext &Ctx,
             std::function<void(clang::FunctionDecl *)> Emit)
      : Ctx(Ctx), Emit(std::move(Emit)) {}

  /// Attaches the scope exit to \p V, a local variable with secret storage;
  /// leaves alone the ones that only plugin/ir can wipe (those whose destructor
  /// must run first). Once per variable.
  void attach(clang::VarDecl *V);

  /// The same for a local pointer to a secret block: \p Owned, its scope
  /// releases the block; otherwise plugin/ir looks whether it has leaked.
  void attachToPointer(clang::VarDecl *V, bool Owned);

private:
  clang::FunctionDecl *declareExit(clang::FunctionDecl *&F,
                                   llvm::StringRef Name);
  clang::FunctionDecl *wipe();
  clang::FunctionDecl *combined(clang::FunctionDecl *User);

  clang::ASTContext &Ctx;
  std::function<void(clang::FunctionDecl *)> Emit;
  clang::FunctionDecl *Wipe = nullptr, *Release = nullptr, *Look = nullptr;
  llvm::DenseMap<clang::FunctionDecl *, clang::FunctionDecl *> Combined;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_SCOPEEXITS_H
