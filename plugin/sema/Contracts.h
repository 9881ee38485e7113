// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function's contract (attrs/Annotations.h): which of its parameters and
// whether its returned value are secret, worked out from marks and types. Test:
// test/sema/contracts.c, contracts.cpp.

#ifndef ZEROIZE_SEMA_CONTRACTS_H
#define ZEROIZE_SEMA_CONTRACTS_H

#include "clang/AST/TypeBase.h"

#include "llvm/ADT/ArrayRef.h"

#include <string>

namespace clang {
class Expr;
class FunctionDecl;
class ParmVarDecl;
class ValueDecl;
} // namespace clang

namespace zeroize {

class SecretTypes;

/// True if \p T is or leads to a record of which some fields are secret.
bool hasSecretFields(clang::QualType T, SecretTypes &Types);

/// True if all that \p F's signature says of secrets is that it has to do with
/// records that have some. Its body says more.
bool namesOnlyRecords(const clang::FunctionDecl *F, SecretTypes &Types);

/// True if one of \p Parameters is secret; a null one says nothing.
bool anySecret(llvm::ArrayRef<clang::ParmVarDecl *> Parameters,
               SecretTypes &Types);

/// The letters of \p F's contract; empty if nothing in its signature is secret.
std::string contractOf(const clang::FunctionDecl *F, SecretTypes &Types);

/// The letters of what is called through \p D, a variable or field; empty if
/// that is no function, or nothing in its signature is secret.
std::string contractOfPointer(const clang::ValueDecl *D, SecretTypes &Types);

/// The same for the pointer that \p Callee, in a call, is.
std::string contractOfCallee(const clang::Expr *Callee, SecretTypes &Types);

/// The letters of a function on which nothing is marked and that is called
/// through a pointer with these \p Parameters: what comes out is what its body
/// says.
std::string contractOfStored(llvm::ArrayRef<clang::ParmVarDecl *> Parameters,
                             SecretTypes &Types);

/// Gives \p F what the functions that it overrides promise, and the template of
/// which it is an explicit specialization: callers come through them.
void inheritContract(clang::FunctionDecl *F, SecretTypes &Types);

/// Writes the contract of \p F on all its declarations: CodeGen annotates the
/// one that the caller happened to see. True if there is a contract.
bool attachContract(clang::FunctionDecl *F, SecretTypes &Types);

} // namespace zeroize

#endif // ZEROIZE_SEMA_CONTRACTS_H
