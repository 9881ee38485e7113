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
#include "sema/Synthesis.h"

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

FunctionDecl *ScopeExits::declareExit(FunctionDecl *&F, llvm::StringRef Name) {
  if (!F) {
    F = declareFunction(Ctx, Name, Ctx.VoidTy, Ctx.VoidPtrTy,
                        /*Internal=*/false);
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
  F = declareFunction(Ctx, Name, Ctx.VoidTy, User->getParamDecl(0)->getType(),
                      /*Internal=*/true);
  F->addAttr(AlwaysInlineAttr::CreateImplicit(Ctx));
  F->addAttr(NoDebugAttr::CreateImplicit(Ctx));
  ParmVarDecl *P = F->getParamDecl(0);
  F->setBody(CompoundStmt::Create(Ctx,
                                  {callFunction(Ctx, User, valueOf(Ctx, P)),
                                   callFunction(Ctx, wipe(), valueOf(Ctx, P))},
                                  FPOptionsOverride(), SourceLocation(),
                                  SourceLocation()));
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
