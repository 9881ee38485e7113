// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which functions of the translation unit are stored where: in fields, tables,
// variables, and in parameters of callees. A function that is stored where the
// pointer's declaration marks parameters has that contract, though nothing in
// its own says so; a call through a pointer without marks may reach any that is
// stored there. Test: test/compare/stored-functions.c.

#ifndef ZEROIZE_SEMA_FLOW_STOREDFUNCTIONS_H
#define ZEROIZE_SEMA_FLOW_STOREDFUNCTIONS_H

#include "attrs/SecretTypes.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"

#include <map>
#include <vector>

namespace zeroize {

class StoredFunctions {
public:
  explicit StoredFunctions(SecretTypes &Types) : Types(Types) {}

  /// Outside functions, and in the initializers of a constructor; in bodies,
  /// statement by statement.
  void collect(clang::ASTContext &Ctx);
  void collect(const clang::CXXConstructorDecl *C);
  void see(const clang::Stmt *S);

  /// What is stored in \p D, a field or a static object.
  llvm::ArrayRef<const clang::FunctionDecl *>
  in(const clang::ValueDecl *D) const;

  /// True if there is any, be it more than in() tells.
  bool anyIn(const clang::ValueDecl *D) const {
    return All.count(D->getCanonicalDecl());
  }

  /// True if no other file can store anything in \p D.
  static bool isClosed(const clang::ValueDecl *D);

  /// A function that is stored where its parameters are marked.
  struct Marked {
    const clang::FunctionDecl *Function;
    llvm::ArrayRef<clang::ParmVarDecl *> Parameters;
    clang::SourceLocation Where;
  };
  llvm::ArrayRef<Marked> marked() const { return AllMarked; }

  void store(const clang::Expr *E, const clang::ValueDecl *To);

private:
  SecretTypes &Types;
  std::map<const clang::Decl *, std::vector<const clang::FunctionDecl *>> All;
  std::vector<Marked> AllMarked;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_STOREDFUNCTIONS_H
