// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The rules about declarations: variables, initializers, redeclarations,
// functions. Those about copies in expressions are in MisuseCopies.cpp. Tests:
// test/sema/misuse-*.c, misuse-*.cpp.

#include "sema/Misuse.h"

#include "attrs/Annotations.h"
#include "attrs/Diagnostics.h"
#include "attrs/SecretMarks.h"
#include "attrs/SecretTypes.h"
#include "sema/Contracts.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace zeroize {

Misuse::Misuse(ASTContext &Ctx, SecretTypes &Types)
    : Ctx(Ctx), Diags(Ctx.getDiagnostics()), Types(Types) {}

/// A mark that is written on \p D itself and not yet resolved.
static const AnnotateAttr *writtenMark(const Decl *D) {
  const AnnotateAttr *A = findSecretMark(D);
  return A && !A->isInherited() && A->getAnnotation() == SecretMark ? A
                                                                    : nullptr;
}

/// True if a secret part of \p Init (all of it if \p Secret) has a constant
/// other than zero in an aggregate. A scalar does not count: `SECRET int found
/// = 1;` is no key.
bool Misuse::hasConstantBytes(const Expr *Init, bool Secret) {
  const auto *List = dyn_cast<InitListExpr>(Init->IgnoreParenImpCasts());
  if (!List) {
    Expr::EvalResult Value;
    return Secret && !Init->isValueDependent() &&
           Init->getType()->isArithmeticType() &&
           Init->EvaluateAsRValue(Value, Ctx) &&
           !(Value.Val.isInt() && Value.Val.getInt() == 0);
  }
  const auto *Record = List->getType()->getAsRecordDecl();
  if (!Record || Record->isUnion())
    return llvm::any_of(List->inits(), [&](const Expr *E) {
      return hasConstantBytes(E, Secret);
    });
  auto Field = Record->field_begin(), End = Record->field_end();
  for (const Expr *E : List->inits()) {
    if (Field == End)
      break;
    SecretKind Kind = Types.kindOf(*Field++);
    if (hasConstantBytes(E, Secret || Kind == SecretKind::Storage))
      return true;
  }
  return false;
}

void Misuse::checkInitializer(const VarDecl *V, SecretKind Kind) {
  const Expr *Init = V->getInit();
  if (!Init || Init->isValueDependent())
    return;
  if (isa<StringLiteral>(Init->IgnoreParenImpCasts())) {
    report(Diags, Init->getExprLoc(), Diag::StringLiteral) << V;
    return;
  }
  bool WholeIsSecret = findSecretMark(V) && !V->getType()->isReferenceType() &&
                       (!V->getType()->isRecordType() || isMarkedSecret(V));
  if (Kind == SecretKind::Storage &&
      isa<InitListExpr>(Init->IgnoreParenImpCasts()) &&
      hasConstantBytes(Init, WholeIsSecret))
    report(Diags, Init->getExprLoc(), Diag::ConstantInitializer) << V;
}

void Misuse::checkVariable(const VarDecl *V, SecretKind Kind) {
  if (Kind == SecretKind::Storage) {
    if (const auto *Register = V->getAttr<AsmLabelAttr>();
        Register && V->getStorageClass() == SC_Register)
      report(Diags, V->getLocation(), Diag::RegisterVariable)
          << V << Register->getLabel();
    if (V->hasAttr<BlocksAttr>())
      report(Diags, V->getLocation(), Diag::BlockVariable) << V;
    if (V->hasGlobalStorage() &&
        Ctx.getBaseElementType(V->getType()).isConstQualified()) {
      report(Diags, V->getLocation(), Diag::ConstStatic) << V;
      return;
    }
  }
  checkInitializer(V, Kind);
}

void Misuse::checkRedeclaration(const FunctionDecl *F) {
  const FunctionDecl *Prev = F->getPreviousDecl();
  if (!Prev)
    return;
  bool Later = false;
  unsigned Count = std::min(F->getNumParams(), Prev->getNumParams());
  for (unsigned I = 0; I < Count; ++I) {
    const ParmVarDecl *P = F->getParamDecl(I);
    const AnnotateAttr *Mark = writtenMark(P);
    if (!Mark || Types.kindOf(Prev->getParamDecl(I)) != SecretKind::None)
      continue;
    report(Diags, Mark->getLocation(), Diag::LaterParameter) << P << F;
    Later = true;
  }
  const AnnotateAttr *Mark = writtenMark(F);
  // Ask the earlier declaration alone: kindOf looks at all of them.
  if (Mark && !findSecretMark(Prev) && !findAnnotation(Prev, Contract)) {
    report(Diags, Mark->getLocation(), Diag::LaterReturn) << F;
    Later = true;
  }
  if (Later)
    report(Diags, Prev->getLocation(), Diag::PreviousDeclaration);
}

void Misuse::checkContract(const FunctionDecl *F) {
  if (F->hasAttr<NakedAttr>())
    report(Diags, F->getLocation(), Diag::NakedFunction) << F;
  if (isa_and_nonnull<CoroutineBodyStmt>(F->getBody()))
    report(Diags, F->getLocation(), Diag::Coroutine) << F;
  if (F->isMain())
    for (const ParmVarDecl *P : F->parameters())
      if (findSecretMark(P))
        report(Diags, P->getLocation(), Diag::MainParameter) << P;
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (!M || M != M->getCanonicalDecl())
    return;
  for (const CXXMethodDecl *Base : M->overridden_methods()) {
    // `this` may well be secret in the derived class only: compare what is
    // written.
    auto Written = [&](const CXXMethodDecl *D) {
      return contractOf(D, Types).substr(0, 1) +
             contractOf(D, Types).substr(contractOf(D, Types).empty() ? 0 : 2);
    };
    bool BaseKnows = Written(Base).find_first_not_of('-') != std::string::npos;
    bool OwnKnows = Written(M).find_first_not_of('-') != std::string::npos;
    if (!OwnKnows || BaseKnows)
      continue;
    report(Diags, M->getLocation(), Diag::OverrideDiffers) << M;
    report(Diags, Base->getLocation(), Diag::PreviousDeclaration);
  }
}

} // namespace zeroize
