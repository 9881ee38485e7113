// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Owners.h. What is not visible (a release in another function, or through
// a copy of the pointer) is the program's own business, as with free. Test:
// test/sema/owners.c, owners.cpp.

#include "sema/Owners.h"

#include "attrs/Annotations.h"
#include "attrs/Diagnostics.h"
#include "attrs/KnownFunctions.h"
#include "attrs/SecretMarks.h"
#include "sema/Releases.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace zeroize {

static const KnownFunction *known(const FunctionDecl *F) {
  if (!F || !F->getIdentifier())
    return nullptr;
  llvm::StringRef Name = F->getName();
  Name.consume_front("__builtin_");
  return findKnownFunction(std::string_view(Name.data(), Name.size()));
}

bool isOwner(const VarDecl *V) { return findAnnotation(V, OwnedMark); }

bool isAllocation(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return New->getNumPlacementArgs() == 0;
  const auto *Call = dyn_cast<CallExpr>(E);
  const KnownFunction *K = Call ? known(Call->getDirectCallee()) : nullptr;
  return K &&
         (K->Role == KnownRole::Allocate || K->Role == KnownRole::Duplicate ||
          K->Role == KnownRole::Reallocate);
}

VarDecl *localPointer(const Expr *E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(E->IgnoreParenCasts());
  const auto *V = Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!V || !V->hasLocalStorage() || isa<ParmVarDecl>(V) ||
      !V->getType()->isPointerType())
    return nullptr;
  return const_cast<VarDecl *>(V);
}

VarDecl *allocatedInto(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee();
  if (!F || !F->getIdentifier() || Call->getNumArgs() == 0 ||
      !llvm::StringSwitch<bool>(F->getName())
           .Cases({"posix_memalign", "asprintf", "vasprintf"}, true)
           .Cases({"getline", "getdelim"}, true)
           .Default(false))
    return nullptr;
  const auto *Address =
      dyn_cast<UnaryOperator>(Call->getArg(0)->IgnoreParenCasts());
  return Address && Address->getOpcode() == UO_AddrOf
             ? localPointer(Address->getSubExpr())
             : nullptr;
}

static VarDecl *owner(const Expr *E) {
  VarDecl *V = E ? localPointer(E) : nullptr;
  return V && isOwner(V) ? V : nullptr;
}

void checkOwner(const VarDecl *V, ASTContext &Ctx) {
  if (V->hasAttr<CleanupAttr>())
    report(Ctx.getDiagnostics(), V->getLocation(), Diag::OwnedCleanup) << V;
  if (V->getInit())
    checkOwnerStore(V, V->getInit(), Ctx);
}

void checkOwnerStore(const VarDecl *V, const Expr *Value, ASTContext &Ctx) {
  const Expr *Bare = Value->IgnoreParenCasts();
  if (isa<CXXNewExpr>(Bare)) {
    report(Ctx.getDiagnostics(), Bare->getExprLoc(), Diag::OwnedAllocator)
        << V << 1 << "";
    return;
  }
  const auto *Call = dyn_cast<CallExpr>(Bare);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F)
    return;
  for (const auto *A : F->specific_attrs<RestrictAttr>()) {
    const Expr *Named = A->getDeallocator();
    const auto *Reference =
        Named ? dyn_cast<DeclRefExpr>(Named->IgnoreParenImpCasts()) : nullptr;
    const auto *Releasing =
        Reference ? dyn_cast<FunctionDecl>(Reference->getDecl()) : nullptr;
    if (!Releasing)
      continue;
    llvm::StringRef Name =
        Releasing->getIdentifier() ? Releasing->getName() : "";
    if (Name == "free" || Name == "__builtin_free")
      return;
    // realloc(p, 0) releases, too.
    if (const KnownFunction *K = known(Releasing);
        K && K->Block == BlockSize::Allocator)
      continue;
    report(Ctx.getDiagnostics(), Call->getExprLoc(), Diag::OwnedAllocator)
        << V << 0 << F->getName();
    return;
  }
}

void checkOwnerRelease(const Expr *Pointer, ASTContext &Ctx) {
  if (const VarDecl *V = owner(Pointer))
    report(Ctx.getDiagnostics(), Pointer->getExprLoc(), Diag::OwnedReleased)
        << V;
}

void checkOwnerReturn(const Expr *Value, ASTContext &Ctx) {
  if (const VarDecl *V = Value ? owner(Value) : nullptr)
    report(Ctx.getDiagnostics(), Value->getExprLoc(), Diag::OwnedReturned) << V;
}

void checkOwnerCall(const CallExpr *Call, ASTContext &Ctx) {
  const FunctionDecl *F = Call->getDirectCallee();
  unsigned Argument = 0;
  if (const KnownFunction *K = known(F); K && K->Role == KnownRole::Release)
    Argument = K->First;
  else if (F)
    Argument = releasedArgument(F);
  if (Argument && Argument <= Call->getNumArgs())
    checkOwnerRelease(Call->getArg(Argument - 1), Ctx);
}

} // namespace zeroize
