// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The scope exit is Clang's own cleanup machinery: return, break, goto, switch,
// statement expressions and unwinding come for free, and so do goto and case
// labels that jump over the declaration, because the attribute is attached
// after Sema has checked the jumps. Relies on CodeGen pushing the cleanup after
// the destructor, and honouring one CleanupAttr only. Tests:
// test/sema/scope-exits.c, user-cleanup.c, nrvo.c, nrvo.cpp.

#include "sema/ScopeExits.h"

#include "attrs/Annotations.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {
namespace {

/// `F(Arg)` as a statement of the combined function.
Expr *call(ASTContext &Ctx, FunctionDecl *F, ParmVarDecl *Arg) {
  SourceLocation Loc;
  Expr *Callee =
      DeclRefExpr::Create(Ctx, NestedNameSpecifierLoc(), SourceLocation(), F,
                          /*RefersToEnclosingVariableOrCapture=*/false, Loc,
                          F->getType(), VK_LValue);
  Callee = ImplicitCastExpr::Create(
      Ctx, Ctx.getPointerType(F->getType()), CK_FunctionToPointerDecay, Callee,
      /*BasePath=*/nullptr, VK_PRValue, FPOptionsOverride());
  Expr *Value =
      DeclRefExpr::Create(Ctx, NestedNameSpecifierLoc(), SourceLocation(), Arg,
                          /*RefersToEnclosingVariableOrCapture=*/false, Loc,
                          Arg->getType(), VK_LValue);
  Value = ImplicitCastExpr::Create(
      Ctx, Arg->getType().getUnqualifiedType(), CK_LValueToRValue, Value,
      /*BasePath=*/nullptr, VK_PRValue, FPOptionsOverride());
  QualType Wanted = F->getParamDecl(0)->getType().getUnqualifiedType();
  if (!Ctx.hasSameType(Wanted, Value->getType()))
    Value = ImplicitCastExpr::Create(Ctx, Wanted, CK_BitCast, Value,
                                     /*BasePath=*/nullptr, VK_PRValue,
                                     FPOptionsOverride());
  return CallExpr::Create(Ctx, Callee, Value, F->getCallResultType(),
                          VK_PRValue, Loc, FPOptionsOverride());
}

/// The value that `return V;` reads lives in V's own storage only if V is not
/// built in the return slot; there, the wipe would come before the caller reads
/// it.
bool leaveReturnSlot(VarDecl *V, ASTContext &Ctx) {
  if (!V->isNRVOVariable())
    return true;
  if (Ctx.getLangOpts().CPlusPlus && !V->getType().isTriviallyCopyableType(Ctx))
    return false;
  V->setNRVOVariable(false);
  return true;
}

} // namespace

FunctionDecl *ScopeExits::declare(llvm::StringRef Name, QualType Param,
                                  bool Internal) {
  DeclContext *DC = Ctx.getTranslationUnitDecl();
  // Both functions have C names, whatever the language.
  if (Ctx.getLangOpts().CPlusPlus)
    DC = LinkageSpecDecl::Create(Ctx, DC, SourceLocation(), SourceLocation(),
                                 LinkageSpecLanguageIDs::C,
                                 /*HasBraces=*/false);
  QualType Type = Ctx.getFunctionType(Ctx.VoidTy, Param, {});
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

FunctionDecl *ScopeExits::declareExit(FunctionDecl *&F, llvm::StringRef Name) {
  if (!F) {
    F = declare(Name, Ctx.VoidPtrTy, /*Internal=*/false);
    F->addAttr(NoThrowAttr::CreateImplicit(Ctx));
    F->addAttr(VisibilityAttr::CreateImplicit(Ctx, VisibilityAttr::Hidden));
  }
  return F;
}

FunctionDecl *ScopeExits::wipe() { return declareExit(Wipe, ScopeExit); }

FunctionDecl *ScopeExits::combined(FunctionDecl *User) {
  FunctionDecl *&F = Combined[User->getCanonicalDecl()];
  if (F)
    return F;
  // A precompiled header brings its own combined functions into the file that
  // uses it.
  std::string Name = ScopeExitHelper + User->getName().str();
  Name += "." + std::to_string(Combined.size());
  if (Ctx.TUKind != TU_Complete)
    Name += ".pch";
  F = declare(Name, User->getParamDecl(0)->getType(), /*Internal=*/true);
  F->addAttr(AlwaysInlineAttr::CreateImplicit(Ctx));
  F->addAttr(NoDebugAttr::CreateImplicit(Ctx));
  ParmVarDecl *P = F->getParamDecl(0);
  F->setBody(CompoundStmt::Create(
      Ctx, {call(Ctx, User, P), call(Ctx, wipe(), P)}, FPOptionsOverride(),
      SourceLocation(), SourceLocation()));
  Emit(F);
  return F;
}

void ScopeExits::attach(VarDecl *V) {
  auto *Own = V->getAttr<CleanupAttr>();
  if (Own && Own->getFunctionDecl()->getName().starts_with(ScopeExit))
    return;
  if (V->needsDestruction(Ctx) != QualType::DK_none)
    return;
  if (!leaveReturnSlot(V, Ctx))
    return;
  FunctionDecl *Exit = Own ? combined(Own->getFunctionDecl()) : wipe();
  V->dropAttr<CleanupAttr>();
  V->addAttr(
      CleanupAttr::CreateImplicit(Ctx, Exit, SourceRange(V->getLocation())));
}

void ScopeExits::attachToPointer(VarDecl *V, bool Owned) {
  if (V->hasAttr<CleanupAttr>())
    return;
  FunctionDecl *Exit = Owned ? declareExit(Release, ScopeExitOwned)
                             : declareExit(Look, ScopeExitPointer);
  V->addAttr(
      CleanupAttr::CreateImplicit(Ctx, Exit, SourceRange(V->getLocation())));
}

} // namespace zeroize
