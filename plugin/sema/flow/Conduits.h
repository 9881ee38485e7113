// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recognises functions of C that name no secret but records with secret fields,
// and do no more with these than to hand them on: `free_all(ctx)`,
// `ctx->state = 2`. Most functions of a library with contexts are of that kind,
// and nothing can be found in them that is not found in what they call. What a
// callee hands back that is secret makes its callers worth a look again
// (FlowAnalysis::analyzeCallers). Tests: test/compare/conduits.c.

#ifndef ZEROIZE_SEMA_FLOW_CONDUITS_H
#define ZEROIZE_SEMA_FLOW_CONDUITS_H

#include "attrs/SecretTypes.h"

#include "llvm/ADT/SmallVector.h"

namespace clang {
class CallExpr;
class Expr;
class Stmt;
} // namespace clang

namespace zeroize {

class Conduit {
public:
  explicit Conduit(SecretTypes &Types) : Types(Types) {}

  /// To be called with all statements of a body, in the order of the source.
  void see(const clang::Stmt *S);

  /// So far, records are only handed on, or read for what is public in them.
  bool onlyHandsOn() const { return !Uses; }

  /// Fields and static objects that hold functions that it calls or hands on:
  /// what is stored there can do more.
  llvm::ArrayRef<const clang::ValueDecl *> pointers() const { return Pointers; }

private:
  bool isHandle(clang::QualType T);
  bool isHandle(const clang::Expr *E);
  bool usesCast(const clang::Stmt *S);
  bool usesOperands(const clang::Stmt *S);
  bool usesArguments(const clang::CallExpr *Call);
  void notePointer(const clang::Expr *E);

  SecretTypes &Types;
  bool Uses = false;
  const clang::Expr *Callee = nullptr;
  llvm::SmallVector<const clang::ValueDecl *, 4> Pointers;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_CONDUITS_H
