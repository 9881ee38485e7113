// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Secret variables whose declaration is never reached, only jumped over: into
// `switch (n) { SECRET int a; case 0: ... }`, or into a block. Tests:
// test/sema/scope-exits.c (into_block, switches).

#ifndef ZEROIZE_SEMA_BYPASSEDDECLS_H
#define ZEROIZE_SEMA_BYPASSEDDECLS_H

#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang {
class ASTContext;
class CompoundStmt;
class DeclContext;
class VarDecl;
} // namespace clang

namespace zeroize {

/// Makes CodeGen emit the declarations of \p Block that hold a secret and that
/// a later label of the block may bypass.
void emitBypassedDecls(clang::CompoundStmt *Block, clang::DeclContext *Function,
                       clang::ASTContext &Ctx,
                       llvm::function_ref<bool(clang::VarDecl *)> HoldsSecret);

} // namespace zeroize

#endif // ZEROIZE_SEMA_BYPASSEDDECLS_H
