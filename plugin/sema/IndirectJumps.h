// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Jumps whose target is only known at run time: `goto *p` and `asm goto`. Clang
// runs no cleanup on them, so a secret whose scope they leave is not erased
// there. Tests: test/sema/indirect-jumps.c.

#ifndef ZEROIZE_SEMA_INDIRECTJUMPS_H
#define ZEROIZE_SEMA_INDIRECTJUMPS_H

namespace clang {
class ASTContext;
class FunctionDecl;
} // namespace clang

namespace zeroize {

/// Warns of every such jump in \p F that may leave the scope of a secret
/// variable. For a function whose scope exits are attached.
void checkIndirectJumps(clang::FunctionDecl *F, clang::ASTContext &Ctx);

} // namespace zeroize

#endif // ZEROIZE_SEMA_INDIRECTJUMPS_H
