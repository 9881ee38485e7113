// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Makes AST nodes without Sema, as CodeGen wants them. Covered by what uses
// them: test/sema/user-cleanup.c, extern-variables.cpp,
// test/compare/initializers.cpp.

#include "sema/Synthesis.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"

using namespace clang;

namespace zeroize {

static Expr *nameOf(ASTContext &Ctx, ValueDecl *D, SourceLocation At = {}) {
  return DeclRefExpr::Create(Ctx, NestedNameSpecifierLoc(), SourceLocation(), D,
                             /*RefersToEnclosingVariableOrCapture=*/false, At,
                             D->getType().getNonReferenceType(), VK_LValue);
}

static Expr *cast(ASTContext &Ctx, QualType To, CastKind Kind, Expr *From) {
  return ImplicitCastExpr::Create(Ctx, To, Kind, From, /*BasePath=*/nullptr,
                                  VK_PRValue, FPOptionsOverride());
}

FunctionDecl *declareFunction(ASTContext &Ctx, llvm::StringRef Name,
                              QualType Result, QualType Param, bool Internal) {
  DeclContext *DC = Ctx.getTranslationUnitDecl();
  // A C name, whatever the language.
  if (Ctx.getLangOpts().CPlusPlus)
    DC = LinkageSpecDecl::Create(Ctx, DC, SourceLocation(), SourceLocation(),
                                 LinkageSpecLanguageIDs::C,
                                 /*HasBraces=*/false);
  QualType Type = Ctx.getFunctionType(Result, Param, {});
  auto *F = FunctionDecl::Create(
      Ctx, DC, SourceLocation(), SourceLocation(), &Ctx.Idents.get(Name), Type,
      Ctx.getTrivialTypeSourceInfo(Type), Internal ? SC_Static : SC_Extern);
  auto *P = ParmVarDecl::Create(Ctx, F, SourceLocation(), SourceLocation(),
                                /*Id=*/nullptr, Param,
                                Ctx.getTrivialTypeSourceInfo(Param), SC_None,
                                /*DefArg=*/nullptr);
  P->setScopeInfo(/*scopeDepth=*/0, /*parameterIndex=*/0);
  F->setParams(P);
  F->setImplicit();
  return F;
}

FunctionDecl *evaluating(ASTContext &Ctx, const ValueDecl *D, Expr *E) {
  QualType Type = Ctx.getFunctionType(Ctx.VoidTy, {}, {});
  auto *F = FunctionDecl::Create(
      Ctx, Ctx.getTranslationUnitDecl(), D->getLocation(), D->getLocation(),
      D->getDeclName(), Type, Ctx.getTrivialTypeSourceInfo(Type), SC_Static);
  F->setBody(CompoundStmt::Create(Ctx, E, FPOptionsOverride(), E->getBeginLoc(),
                                  E->getEndLoc()));
  F->setImplicit();
  return F;
}

Expr *valueOf(ASTContext &Ctx, VarDecl *V) {
  return cast(Ctx, V->getType().getUnqualifiedType(), CK_LValueToRValue,
              nameOf(Ctx, V));
}

Expr *addressOf(ASTContext &Ctx, ValueDecl *D) {
  Expr *Name = nameOf(Ctx, D);
  return UnaryOperator::Create(Ctx, Name, UO_AddrOf,
                               Ctx.getPointerType(Name->getType()), VK_PRValue,
                               OK_Ordinary, SourceLocation(),
                               /*CanOverflow=*/false, FPOptionsOverride());
}

Expr *callFunction(ASTContext &Ctx, FunctionDecl *F, Expr *Arg) {
  Expr *Callee =
      cast(Ctx, Ctx.getPointerType(F->getType()), CK_FunctionToPointerDecay,
           nameOf(Ctx, F, Arg->getBeginLoc()));
  QualType Wanted = F->getParamDecl(0)->getType().getUnqualifiedType();
  SourceLocation End = Arg->getEndLoc();
  if (!Ctx.hasSameType(Wanted, Arg->getType()))
    Arg = cast(Ctx, Wanted, CK_BitCast, Arg);
  return CallExpr::Create(Ctx, Callee, Arg, F->getCallResultType(), VK_PRValue,
                          End, FPOptionsOverride());
}

} // namespace zeroize
