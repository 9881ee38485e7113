// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Local pointers that own a block on the heap: by their word
// (`secret("owned")`) or because one is stored in them. Test:
// test/sema/owners.c, owners.cpp.

#ifndef ZEROIZE_SEMA_OWNERS_H
#define ZEROIZE_SEMA_OWNERS_H

namespace clang {
class ASTContext;
class CallExpr;
class Expr;
class VarDecl;
} // namespace clang

namespace zeroize {

/// True if \p V is marked `secret("owned")`.
bool isOwner(const clang::VarDecl *V);

/// True if \p E is a fresh block.
bool isAllocation(const clang::Expr *E);

/// The local pointer into which \p Call stores a fresh block; null if it does
/// not.
clang::VarDecl *allocatedInto(const clang::CallExpr *Call);

/// The local pointer that \p E names; null if it is something else.
clang::VarDecl *localPointer(const clang::Expr *E);

/// Reports what must not be done with an owner: \p Value is stored in it, it is
/// an argument of \p Call, deleted or returned.
void checkOwner(const clang::VarDecl *V, clang::ASTContext &Ctx);
void checkOwnerStore(const clang::VarDecl *V, const clang::Expr *Value,
                     clang::ASTContext &Ctx);
void checkOwnerCall(const clang::CallExpr *Call, clang::ASTContext &Ctx);
void checkOwnerRelease(const clang::Expr *Pointer, clang::ASTContext &Ctx);
void checkOwnerReturn(const clang::Expr *Value, clang::ASTContext &Ctx);

} // namespace zeroize

#endif // ZEROIZE_SEMA_OWNERS_H
