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

/// Marks the labels at which secret variables are to be wiped, because such a
/// jump in \p F may have left their scope for it. Warns where that cannot be
/// done. For a function whose scope exits are attached.
void markIndirectJumps(clang::FunctionDecl *F, clang::ASTContext &Ctx);

} // namespace zeroize

#endif // ZEROIZE_SEMA_INDIRECTJUMPS_H
