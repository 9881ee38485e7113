// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Marks that CodeGen's annotations do not carry to plugin/ir: on variables that
// another file defines, on functions that are called through pointers whose
// parameters are marked, and on pointers that lie nowhere. Tests:
// test/sema/extern-variables.cpp, test/residue/propagation/extern-variables.c,
// stored-callbacks.c, pointer-contracts.c.

#ifndef ZEROIZE_SEMA_LATEMARKS_H
#define ZEROIZE_SEMA_LATEMARKS_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

#include <functional>

namespace clang {
class ASTContext;
class CallExpr;
class FunctionDecl;
class Type;
class ValueDecl;
class VarDecl;
} // namespace clang

namespace zeroize {

class SecretTypes;
class StoredFunctions;

class LateMarks {
public:
  /// \p Emit hands a new function definition to CodeGen.
  LateMarks(clang::ASTContext &Ctx,
            std::function<void(clang::FunctionDecl *)> Emit)
      : Ctx(Ctx), Emit(std::move(Emit)) {}

  /// The function that is being compiled uses \p V: if a mark stands on it and
  /// no definition has been seen, tells plugin/ir (Annotations.h).
  void use(clang::VarDecl *V);

  /// \p E calls what a call or a cast makes: tells plugin/ir its contract.
  void called(clang::CallExpr *E, SecretTypes &Types);

  /// At the end of the file: tells which functions are called with secrets
  /// although nothing on them says so. A warning for those of other files,
  /// which do not hear of it.
  void mark(const StoredFunctions &Stored, SecretTypes &Types);

private:
  void carry(clang::ValueDecl *D, llvm::StringRef Word);

  clang::ASTContext &Ctx;
  std::function<void(clang::FunctionDecl *)> Emit;
  llvm::DenseSet<const clang::VarDecl *> Told;
  llvm::StringMap<clang::FunctionDecl *> Words;
  /// By the type of the pointer, too.
  llvm::DenseMap<const clang::Type *, llvm::StringMap<clang::FunctionDecl *>>
      CalleeMarks;
  unsigned Carriers = 0;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_LATEMARKS_H
