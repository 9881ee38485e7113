// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which functions of a file are worth an analysis of their own: those outside
// of system headers whose body or signature mentions a secret. Tests:
// test/compare.

#ifndef ZEROIZE_SEMA_FLOW_MENTIONS_H
#define ZEROIZE_SEMA_FLOW_MENTIONS_H

#include "attrs/SecretTypes.h"

#include "clang/AST/Decl.h"

#include <vector>

namespace zeroize {

/// Functions with bodies, lambdas included, in the order of the file; nothing
/// of system headers.
std::vector<const clang::FunctionDecl *> findBodies(clang::ASTContext &Ctx);

/// True if \p F declares or names anything that is secret.
bool mentionsSecret(const clang::FunctionDecl *F, SecretTypes &Types);

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_MENTIONS_H
