// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions and calls that nobody has written. Covered by what uses them:
// test/sema/user-cleanup.c, extern-variables.cpp,
// test/compare/initializers.cpp.

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

/// A function that does nothing but evaluate \p E, under \p D's name and place.
/// Only to be looked at.
clang::FunctionDecl *evaluating(clang::ASTContext &Ctx,
                                const clang::ValueDecl *D, clang::Expr *E);

/// The value of \p V, and the address of \p D, a variable or function; that of
/// what it refers to for a reference.
clang::Expr *valueOf(clang::ASTContext &Ctx, clang::VarDecl *V);
clang::Expr *addressOf(clang::ASTContext &Ctx, clang::ValueDecl *D);

} // namespace zeroize

#endif // ZEROIZE_SEMA_SYNTHESIS_H
