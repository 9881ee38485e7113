// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a marked declaration cannot keep, and copies that no scope exit reaches:
// an error or a warning each, never silence. The rules need whole declarations,
// which the attribute itself does not see. Tests: test/sema/misuse-*.c,
// misuse-*.cpp.

#ifndef ZEROIZE_SEMA_MISUSE_H
#define ZEROIZE_SEMA_MISUSE_H

#include "clang/AST/Type.h"

namespace clang {
class ASTContext;
class BlockDecl;
class CXXRecordDecl;
class CapturedStmt;
class CompoundLiteralExpr;
class CXXThrowExpr;
class DiagnosticsEngine;
class Expr;
class FunctionDecl;
class MaterializeTemporaryExpr;
class TemplateArgumentLoc;
class ValueDecl;
class VarDecl;
} // namespace clang

namespace zeroize {

class SecretTypes;
enum class SecretKind;

class Misuse {
public:
  Misuse(clang::ASTContext &Ctx, SecretTypes &Types);

  /// \p V holds a secret of kind \p Kind.
  void checkVariable(const clang::VarDecl *V, SecretKind Kind);

  /// The type of \p D was not known where its mark was parsed: a template's
  /// parameter, or `auto`.
  void checkLateType(const clang::ValueDecl *D);

  /// \p V is secret_declassify's variable.
  void checkDeclassify(const clang::VarDecl *V);

  /// Compares the marks of \p F with those of its earlier declarations. Must
  /// run before they are resolved: afterwards what is written here and what is
  /// inherited look the same.
  void checkRedeclaration(const clang::FunctionDecl *F);

  /// \p F has a contract; this is its definition.
  void checkContract(const clang::FunctionDecl *F);

  /// \p D says that it, or a parameter, is secret. If it is another name for
  /// something, that must say so too: code is generated for that only.
  void checkAlias(const clang::ValueDecl *D);

  /// Whoever calls through the base class sees the contract of the base class.
  void checkOverride(const clang::FunctionDecl *F);

  /// An explicit or partial specialization of a class template repeats what
  /// that one marks: itself, fields and functions of the same name.
  void checkSpecialization(const clang::CXXRecordDecl *R);

  void check(const clang::CompoundLiteralExpr *E);
  void check(const clang::MaterializeTemporaryExpr *E);
  void check(const clang::CXXThrowExpr *E);
  void check(const clang::BlockDecl *B);
  void check(const clang::CapturedStmt *S);
  void check(const clang::TemplateArgumentLoc &Arg);

private:
  void checkInitializer(const clang::VarDecl *V, SecretKind Kind);
  unsigned constantElements(const clang::Expr *Init, bool Secret, bool InArray);
  SecretKind kindOfExpr(const clang::Expr *E);

  clang::ASTContext &Ctx;
  clang::DiagnosticsEngine &Diags;
  SecretTypes &Types;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_MISUSE_H
