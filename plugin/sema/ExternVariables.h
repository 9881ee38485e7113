// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Marked variables that another file defines: CodeGen drops the annotations of
// what it does not define. Tests: test/sema/extern-variables.c,
// test/residue/globals/extern.c.

#ifndef ZEROIZE_SEMA_EXTERNVARIABLES_H
#define ZEROIZE_SEMA_EXTERNVARIABLES_H

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

#include <functional>

namespace clang {
class ASTContext;
class FunctionDecl;
class VarDecl;
} // namespace clang

namespace zeroize {

class ExternVariables {
public:
  /// \p Emit hands a new function definition to CodeGen.
  ExternVariables(clang::ASTContext &Ctx,
                  std::function<void(clang::FunctionDecl *)> Emit)
      : Ctx(Ctx), Emit(std::move(Emit)) {}

  /// The function that is being compiled uses \p V: if a mark stands on it and
  /// no definition has been seen, tells plugin/ir (Annotations.h).
  void use(clang::VarDecl *V);

private:
  clang::ASTContext &Ctx;
  std::function<void(clang::FunctionDecl *)> Emit;
  llvm::DenseSet<const clang::VarDecl *> Told;
  llvm::StringMap<clang::FunctionDecl *> Words;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_EXTERNVARIABLES_H
