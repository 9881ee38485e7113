// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions and calls that nobody has written. Covered by what uses them:
// test/sema/user-cleanup.c, extern-variables.cpp.

#ifndef ZEROIZE_SEMA_SYNTHESIS_H
#define ZEROIZE_SEMA_SYNTHESIS_H

#include "clang/AST/TypeBase.h"
#include "llvm/ADT/StringRef.h"

namespace clang {
class ASTContext;
class Expr;
class FunctionDecl;
class ValueDecl;
class VarDecl;
} // namespace clang

namespace zeroize {

/// `Result Name(Param)`, with C linkage or internal.
clang::FunctionDecl *declareFunction(clang::ASTContext &Ctx,
                                     llvm::StringRef Name,
                                     clang::QualType Result,
                                     clang::QualType Param, bool Internal);

/// `F(Arg)`, where \p Arg is; \p Arg is a pointer.
clang::Expr *callFunction(clang::ASTContext &Ctx, clang::FunctionDecl *F,
                          clang::Expr *Arg);

/// The value of \p V, and the address of \p D, a variable or function; that of
/// what it refers to for a reference.
clang::Expr *valueOf(clang::ASTContext &Ctx, clang::VarDecl *V);
clang::Expr *addressOf(clang::ASTContext &Ctx, clang::ValueDecl *D);

} // namespace zeroize

#endif // ZEROIZE_SEMA_SYNTHESIS_H
