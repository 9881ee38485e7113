// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Visits the declarations and expressions of the file, resolves every mark into
// the word that CodeGen is to emit, attaches scope exits and contracts, and has
// the misuse rules checked. Idempotent: a declaration may come by several
// times. Tests: test/sema.

#ifndef ZEROIZE_SEMA_SECRETWALK_H
#define ZEROIZE_SEMA_SECRETWALK_H

#include "attrs/SecretTypes.h"
#include "sema/LateMarks.h"
#include "sema/Misuse.h"
#include "sema/ScopeExits.h"

#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"

namespace zeroize {

/// Not a DynamicRecursiveASTVisitor: see StmtWalk.h.
class SecretWalk : public clang::RecursiveASTVisitor<SecretWalk> {
public:
  SecretTypes &types() { return Types; }

  SecretWalk(clang::ASTContext &Ctx,
             std::function<void(clang::FunctionDecl *)> Emit);

  /// True if there was a local variable with secret storage in a function that
  /// CodeGen emits, as far as is known by now.
  bool emitsLocals() const;

  /// The end of the file: what its functions are called with through pointers.
  void markStored(const StoredFunctions &Stored) { Late.mark(Stored, Types); }

  /// The fields of a record that has just been completed.
  void completeRecord(clang::RecordDecl *R);

  // A range-for's variables, coroutine bodies.
  bool shouldVisitImplicitCode() const { return true; }
  bool TraverseDecl(clang::Decl *D);
  bool TraverseStmt(clang::Stmt *S);
  bool VisitVarDecl(clang::VarDecl *V);
  bool VisitBinaryOperator(clang::BinaryOperator *E);
  bool VisitCallExpr(clang::CallExpr *E);
  bool VisitCXXDeleteExpr(clang::CXXDeleteExpr *E);
  bool VisitReturnStmt(clang::ReturnStmt *S);
  bool VisitFieldDecl(clang::FieldDecl *F);
  bool VisitFunctionDecl(clang::FunctionDecl *F);
  bool VisitCompoundStmt(clang::CompoundStmt *S);
  bool VisitLabelStmt(clang::LabelStmt *S);
  bool VisitSwitchCase(clang::SwitchCase *S);
  bool VisitIndirectGotoStmt(clang::IndirectGotoStmt *S);
  bool VisitGCCAsmStmt(clang::GCCAsmStmt *S);
  bool VisitDeclRefExpr(clang::DeclRefExpr *E);
  bool VisitMemberExpr(clang::MemberExpr *E);
  bool VisitCXXConstructExpr(clang::CXXConstructExpr *E);
  bool VisitLambdaExpr(clang::LambdaExpr *E);
  bool VisitCompoundLiteralExpr(clang::CompoundLiteralExpr *E);
  bool VisitMaterializeTemporaryExpr(clang::MaterializeTemporaryExpr *E);
  bool VisitCXXThrowExpr(clang::CXXThrowExpr *E);
  bool VisitBlockDecl(clang::BlockDecl *B);
  bool
  VisitTemplateSpecializationTypeLoc(clang::TemplateSpecializationTypeLoc Loc);
  bool VisitCapturedStmt(clang::CapturedStmt *S);

private:
  /// What the body that is being walked has, and what is left to do behind it.
  struct BodyFacts {
    bool HasSecrets = false, HasEntries = false, HasIndirectJumps = false;
    llvm::SmallVector<clang::CompoundStmt *, 16> Blocks;
  };

  // SecretTraversal.cpp
  bool traverseBody(clang::FunctionDecl *F);
  bool traverseWritten(clang::QualType T, clang::TypeSourceInfo *Info);
  bool traversePlainly(clang::Decl *D);
  bool traverseFunction(clang::FunctionDecl *F);

  bool isPlain(const clang::FunctionDecl *F);
  SecretKind resolve(clang::ValueDecl *D);
  void use(clang::ValueDecl *D);

  clang::ASTContext &Ctx;
  SecretTypes Types;
  Misuse Rules;
  std::function<void(clang::FunctionDecl *)> Emit;
  ScopeExits Exits;
  LateMarks Late;
  /// Functions with secret locals; null for what is no function.
  llvm::SmallSetVector<const clang::FunctionDecl *, 8> Holders;
  llvm::DenseSet<const clang::Decl *> Done;
  BodyFacts *Body = nullptr;
  /// The age of the types, and one, when the declaration was used last.
  llvm::DenseMap<const clang::ValueDecl *, unsigned> UsedAt;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_SECRETWALK_H
