// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Visits the declarations and expressions of the file, resolves every mark into
// the word that CodeGen is to emit, attaches scope exits and contracts, and has
// the misuse rules checked. Idempotent: a declaration may come by several
// times. Tests: test/sema.

#ifndef ZEROIZE_SEMA_SECRETWALK_H
#define ZEROIZE_SEMA_SECRETWALK_H

#include "attrs/SecretTypes.h"
#include "sema/Misuse.h"
#include "sema/ScopeExits.h"

#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"

namespace zeroize {

class SecretWalk : public clang::DynamicRecursiveASTVisitor {
public:
  SecretTypes &types() { return Types; }

  SecretWalk(clang::ASTContext &Ctx,
             std::function<void(clang::FunctionDecl *)> Emit);

  /// True if there was a local variable with secret storage in a function that
  /// CodeGen emits, as far as is known by now.
  bool emitsLocals() const;

  /// The fields of a record that has just been completed.
  void completeRecord(clang::RecordDecl *R);

  bool TraverseDecl(clang::Decl *D) override;
  bool VisitVarDecl(clang::VarDecl *V) override;
  bool VisitBinaryOperator(clang::BinaryOperator *E) override;
  bool VisitCallExpr(clang::CallExpr *E) override;
  bool VisitCXXDeleteExpr(clang::CXXDeleteExpr *E) override;
  bool VisitReturnStmt(clang::ReturnStmt *S) override;
  bool VisitFieldDecl(clang::FieldDecl *F) override;
  bool VisitFunctionDecl(clang::FunctionDecl *F) override;
  bool VisitCompoundStmt(clang::CompoundStmt *S) override;
  bool VisitDeclRefExpr(clang::DeclRefExpr *E) override;
  bool VisitMemberExpr(clang::MemberExpr *E) override;
  bool VisitCXXConstructExpr(clang::CXXConstructExpr *E) override;
  bool VisitLambdaExpr(clang::LambdaExpr *E) override;
  bool VisitCompoundLiteralExpr(clang::CompoundLiteralExpr *E) override;
  bool
  VisitMaterializeTemporaryExpr(clang::MaterializeTemporaryExpr *E) override;
  bool VisitCXXThrowExpr(clang::CXXThrowExpr *E) override;
  bool VisitBlockDecl(clang::BlockDecl *B) override;
  bool VisitTemplateSpecializationTypeLoc(
      clang::TemplateSpecializationTypeLoc Loc) override;
  bool VisitCapturedStmt(clang::CapturedStmt *S) override;

private:
  SecretKind resolve(clang::ValueDecl *D);
  void use(clang::ValueDecl *D);

  clang::ASTContext &Ctx;
  SecretTypes Types;
  Misuse Rules;
  ScopeExits Exits;
  /// Functions with secret locals; null for what is no function.
  llvm::SmallSetVector<const clang::FunctionDecl *, 8> Holders;
  llvm::DenseSet<const clang::Decl *> Done;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_SECRETWALK_H
