// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the parameters of a function type are spelled: the type itself has no
// marks. Tests: test/compare/pointers-marked.c, test/sema/contracts.c.

#ifndef ZEROIZE_SEMA_SIGNATURES_H
#define ZEROIZE_SEMA_SIGNATURES_H

#include "llvm/ADT/ArrayRef.h"

namespace clang {
class Expr;
class FunctionDecl;
class ParmVarDecl;
class ValueDecl;
} // namespace clang

namespace zeroize {

/// The parameters of the function type that \p D's declaration spells: a
/// function, a pointer to one, a table of them, a name for one.
llvm::ArrayRef<clang::ParmVarDecl *>
spelledParameters(const clang::ValueDecl *D);

/// Those of what \p Callee, in a call, leads to: the variable or field that it
/// names, the function that returns it, the cast that makes it.
llvm::ArrayRef<clang::ParmVarDecl *>
spelledParameters(const clang::Expr *Callee);

/// The variable, field or function that \p Callee names, or of which it is an
/// element or what it leads to; null if it is made by a call or a cast.
const clang::ValueDecl *calledDecl(const clang::Expr *Callee);

/// True for the function whose call stands around the callee (Annotations.h).
bool isCalleeMark(const clang::FunctionDecl *F);

} // namespace zeroize

#endif // ZEROIZE_SEMA_SIGNATURES_H
