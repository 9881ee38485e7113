// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The rules about copies that have no variable, and so no scope exit: compound
// literals, temporaries that a reference keeps alive, exception objects, what
// blocks and outlined regions capture. The frame scrub still takes those on the
// stack when the function returns. Tests: test/sema/misuse-copies.c,
// misuse-copies.cpp.

#include "sema/Misuse.h"

#include "attrs/Diagnostics.h"
#include "attrs/SecretMarks.h"
#include "attrs/SecretTypes.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/TargetInfo.h"

using namespace clang;

namespace zeroize {

SecretKind Misuse::kindOfExpr(const Expr *E) {
  SecretKind Kind = Types.kindOfType(E->getType());
  E = E->IgnoreParenImpCasts();
  // `throw k;` copies k.
  if (const auto *Copy = dyn_cast<CXXConstructExpr>(E);
      Copy && Copy->getNumArgs() > 0 &&
      Copy->getConstructor()->isCopyOrMoveConstructor())
    E = Copy->getArg(0)->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    Kind = std::max(Kind, Types.kindOf(Ref->getDecl()));
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    Kind = std::max(Kind, Types.kindOf(Member->getMemberDecl()));
  return Kind;
}

void Misuse::checkDeclassify(const VarDecl *V) {
  if (!V->getType()->isPointerType() || !V->getInit())
    return;
  const Expr *Init = V->getInit()->IgnoreParenImpCasts();
  // Only what is certain: a pointer inside a secret record is a secret value
  // itself.
  if (const auto *Comma = dyn_cast<BinaryOperator>(Init);
      Comma && Comma->getOpcode() == BO_Comma)
    Init = Comma->getRHS()->IgnoreParenImpCasts();
  bool Array = Init->getType()->isArrayType();
  if (Array ? kindOfExpr(Init) == SecretKind::Storage
            : kindOfExpr(Init) == SecretKind::Pointee)
    report(Diags, V->getLocation(), Diag::DeclassifiedPointer);
}

void Misuse::check(const CompoundLiteralExpr *E) {
  if (Types.kindOfType(E->getType()) != SecretKind::Storage)
    return;
  // `k = (struct key){0};` only clears.
  if (!E->isFileScope() &&
      E->getInitializer()->isConstantInitializer(Ctx, /*ForRef=*/false))
    return;
  report(Diags, E->getExprLoc(),
         E->isFileScope() ? Diag::StaticCompoundLiteral : Diag::CompoundLiteral)
      << E->getType();
}

void Misuse::check(const MaterializeTemporaryExpr *E) {
  if (E->getExtendingDecl() &&
      Types.kindOfType(E->getType()) == SecretKind::Storage)
    report(Diags, E->getExprLoc(), Diag::ExtendedTemporary) << E->getType();
}

void Misuse::check(const CXXThrowExpr *E) {
  // Where the object has a destructor of its own, plugin/ir wipes it there.
  if (Ctx.getTargetInfo().getCXXABI().isItaniumFamily())
    return;
  const Expr *Object = E->getSubExpr();
  if (Object && kindOfExpr(Object) == SecretKind::Storage)
    report(Diags, E->getThrowLoc(), Diag::ThrownSecret) << Object->getType();
}

void Misuse::check(const BlockDecl *B) {
  for (const BlockDecl::Capture &C : B->captures())
    if (Types.kindOf(C.getVariable()) == SecretKind::Storage)
      report(Diags, B->getLocation(), Diag::BlockCapture) << C.getVariable();
}

void Misuse::check(const CapturedStmt *S) {
  for (const CapturedStmt::Capture &C : S->captures())
    if ((C.capturesVariable() || C.capturesVariableByCopy()) &&
        Types.kindOf(C.getCapturedVar()) == SecretKind::Storage)
      report(Diags, C.getLocation(), Diag::OutlinedRegion)
          << C.getCapturedVar();
}

} // namespace zeroize
