// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which functions of a file are worth an analysis of their own: those outside
// of system headers whose body or signature mentions a secret. Tests:
// test/compare.

#ifndef ZEROIZE_SEMA_FLOW_MENTIONS_H
#define ZEROIZE_SEMA_FLOW_MENTIONS_H

#include "attrs/SecretTypes.h"
#include "sema/flow/StoredFunctions.h"

#include "clang/AST/Decl.h"

#include <vector>

namespace zeroize {

/// Functions with bodies, lambdas included, in the order of the file; nothing
/// of system headers. What C++ evaluates outside of them gets a function of its
/// own: initializers of globals and fields, default arguments.
std::vector<const clang::FunctionDecl *> findBodies(clang::ASTContext &Ctx);

struct Mentions {
  /// The function declares or names anything that is secret, and does more with
  /// it than a conduit does.
  bool Secret = false;
  /// That is so only if a function is stored in one of these.
  std::vector<const clang::ValueDecl *> Pointers;
  /// It calls one that compares in constant time.
  bool Comparison = false;
  /// Functions that it names, by their first declarations.
  std::vector<const clang::FunctionDecl *> Functions;
  /// Static objects that it names.
  std::vector<const clang::VarDecl *> Statics;
};

/// Collects what all of the file stores.
void collectStored(clang::ASTContext &Ctx, SecretTypes &Types,
                   StoredFunctions &Stored);

/// One walk over the body of \p F, which also collects what it stores. Without
/// \p SkipConduits they count as well.
Mentions look(const clang::FunctionDecl *F, SecretTypes &Types,
              StoredFunctions &Stored, bool SkipConduits);

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_MENTIONS_H
