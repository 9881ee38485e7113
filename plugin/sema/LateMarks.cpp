// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A definition that comes later says the same once more, which does no harm.
// Tests: test/sema/extern-variables.cpp, test/compare/stored-unmarked.c,
// test/residue/propagation/extern-variables.c, stored-callbacks.c,
// pointer-contracts.c.

#include "sema/LateMarks.h"

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "sema/Contracts.h"
#include "sema/Signatures.h"
#include "sema/Synthesis.h"
#include "sema/flow/Rules.h"
#include "sema/flow/StoredFunctions.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace zeroize {

void LateMarks::carry(ValueDecl *D, llvm::StringRef Word) {
  std::string Name = (GlobalMark + Word).str();
  FunctionDecl *&Mark = Words[Name];
  if (!Mark)
    Mark = declareFunction(Ctx, Name, Ctx.VoidTy, Ctx.VoidPtrTy,
                           /*Internal=*/false);
  FunctionDecl *F =
      declareFunction(Ctx, GlobalCarrier + std::to_string(++Carriers),
                      Ctx.VoidTy, Ctx.VoidPtrTy, /*Internal=*/false);
  F->addAttr(NoDebugAttr::CreateImplicit(Ctx));
  F->addAttr(NoProfileFunctionAttr::CreateImplicit(Ctx));
  F->addAttr(VisibilityAttr::CreateImplicit(Ctx, VisibilityAttr::Hidden));
  F->setBody(CompoundStmt::Create(
      Ctx, {callFunction(Ctx, Mark, addressOf(Ctx, D))}, FPOptionsOverride(),
      SourceLocation(), SourceLocation()));
  Emit(F);
}

void LateMarks::use(VarDecl *V) {
  const AnnotateAttr *Word = findAnnotation(V, AnnotationPrefix);
  if (Word && V->hasGlobalStorage() && !V->isStaticLocal() &&
      V->hasDefinition(Ctx) == VarDecl::DeclarationOnly &&
      V->getType().getNonReferenceType().getAddressSpace() == LangAS::Default &&
      Told.insert(V->getCanonicalDecl()).second)
    carry(V, Word->getAnnotation());
}

/// The body makes it no obstacle to constant evaluation, nor to the rules.
static FunctionDecl *declareCalleeMark(ASTContext &Ctx, QualType Pointer,
                                       llvm::StringRef Letters) {
  FunctionDecl *F = declareFunction(Ctx, (CalleeMark + Letters).str(), Pointer,
                                    Pointer, /*Internal=*/false);
  F->addAttr(NoThrowAttr::CreateImplicit(Ctx));
  F->setConstexprKind(ConstexprSpecKind::Constexpr);
  Stmt *Return = ReturnStmt::Create(Ctx, SourceLocation(),
                                    valueOf(Ctx, F->getParamDecl(0)), nullptr);
  F->setBody(CompoundStmt::Create(Ctx, Return, FPOptionsOverride(),
                                  SourceLocation(), SourceLocation()));
  return F;
}

void LateMarks::called(CallExpr *E, SecretTypes &Types) {
  Expr *Callee = E->getCallee();
  // It is no value that could pass through a function.
  if (const auto *Member = dyn_cast<BinaryOperator>(Callee->IgnoreParens());
      Member && Member->isPtrMemOp()) {
    if (!calledDecl(Callee) &&
        !contractOfCallee(Member->getRHS(), Types).empty())
      Rules(Ctx).report(Rule::Escape, Diag::MadeMemberPointer, Callee);
    return;
  }
  QualType Pointer = Callee->getType();
  if (!Pointer->isFunctionPointerType() || E->getReferencedDeclOfCallee())
    return;
  const auto *Made = dyn_cast<CallExpr>(Callee);
  if (calledDecl(Callee) || (Made && isCalleeMark(Made->getDirectCallee())))
    return;
  std::string Letters = contractOfCallee(Callee, Types);
  if (Letters.empty())
    return;
  FunctionDecl *&Mark =
      CalleeMarks[Pointer.getCanonicalType().getTypePtr()][Letters];
  if (!Mark)
    Mark = declareCalleeMark(Ctx, Pointer, Letters);
  E->setCallee(callFunction(Ctx, Mark, Callee));
}

/// What has an address: not a lambda's call operator, but what calls it.
static FunctionDecl *calledThroughPointer(const FunctionDecl *F) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (M && M->getParent()->isLambda())
    return M->getParent()->getLambdaStaticInvoker();
  return M && M->isImplicitObjectMemberFunction()
             ? nullptr
             : const_cast<FunctionDecl *>(F);
}

void LateMarks::mark(const StoredFunctions &Stored, SecretTypes &Types) {
  Rules Report(Ctx);
  for (const StoredFunctions::Marked &M : Stored.marked()) {
    // What it says itself counts.
    if (!contractOf(M.Function, Types).empty())
      continue;
    FunctionDecl *F = calledThroughPointer(M.Function);
    if (!F)
      continue;
    if (F->hasBody() || M.Function->hasBody())
      carry(F, StoredContract + contractOfStored(M.Parameters, Types));
    else if (auto B =
                 Report.report(Rule::Escape, Diag::CalledUnmarked, M.Where))
      *B << F;
  }
}

} // namespace zeroize
