// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One walk per top-level declaration, before CodeGen sees it. Templates are
// left alone: Clang hands over each instantiation by itself. What needs whole
// bodies is in sema/flow. Tests: test/sema.

#include "sema/SecretWalk.h"

#include "attrs/Annotations.h"
#include "attrs/Diagnostics.h"
#include "attrs/SecretMarks.h"
#include "sema/BypassedDecls.h"
#include "sema/Contracts.h"
#include "sema/IndirectJumps.h"
#include "sema/Owners.h"
#include "sema/Releases.h"
#include "sema/TestMarks.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

#include <deque>

using namespace clang;

namespace zeroize {

SecretWalk::SecretWalk(ASTContext &Ctx,
                       std::function<void(FunctionDecl *)> Emit)
    : Ctx(Ctx), Rules(Ctx, Types),
      Exits(Ctx, [this, Emit = std::move(Emit)](FunctionDecl *F) {
        Done.insert(F);
        Emit(F);
      }) {}

namespace {

/// Names the line of a sidecar, if one marks the declaration, after what is
/// reported about it in the meantime.
class SidecarNote {
public:
  SidecarNote(DiagnosticsEngine &Diags, const Decl *D)
      : Diags(Diags), D(D), Before(count()) {}
  ~SidecarNote() {
    if (count() == Before)
      return;
    if (SourceLocation Line = sidecarLine(D); Line.isValid())
      report(Diags, Line, Diag::SidecarLine);
  }

private:
  unsigned count() const {
    const DiagnosticConsumer &C = *Diags.getClient();
    return C.getNumErrors() + C.getNumWarnings();
  }

  DiagnosticsEngine &Diags;
  const Decl *D;
  unsigned Before;
};

} // namespace

/// Replaces what stands on \p D by the one word that says what it is.
SecretKind SecretWalk::resolve(ValueDecl *D) {
  SidecarNote Note(Ctx.getDiagnostics(), D);
  Rules.checkLateType(D);
  SecretKind Kind = Types.kindOf(D);
  std::string Word = Kind == SecretKind::Storage   ? SecretStorage
                     : Kind == SecretKind::Pointee ? SecretPointee
                                                   : "";
  if (const auto *V = dyn_cast<VarDecl>(D);
      V && V->hasLocalStorage() && V->getIdentifier() && !Word.empty())
    Word += ":" + V->getName().str();
  setAnnotation(D, Word);
  return Kind;
}

void SecretWalk::completeRecord(RecordDecl *R) {
  if (R->isDependentContext())
    return;
  for (FieldDecl *F : R->fields())
    resolve(F);
  // Records that point to this one were harmless as long as it was incomplete.
  if (Types.kindOfType(Ctx.getCanonicalTagType(R)) != SecretKind::None)
    Types.forget();
}

bool SecretWalk::TraverseDecl(Decl *D) {
  if (!D || isa<TemplateDecl>(D))
    return true;
  if (const auto *DC = dyn_cast<DeclContext>(D); DC && DC->isDependentContext())
    return true;
  if (const auto *F = dyn_cast<FunctionDecl>(D);
      F && F->doesThisDeclarationHaveABody() && !Done.insert(F).second)
    return true;
  bool Continue = RecursiveASTVisitor::TraverseDecl(D);
  if (auto *F = dyn_cast<FunctionDecl>(D);
      F && F->doesThisDeclarationHaveABody() && F->getBody())
    markIndirectJumps(F, Ctx);
  return Continue;
}

bool SecretWalk::VisitVarDecl(VarDecl *V) {
  if (V->getType()->isDependentType() || V->isInvalidDecl())
    return true;
  if (marksAllLocals())
    markLocalForTest(V);
  if (findAnnotation(V, Declassify)) {
    Rules.checkDeclassify(V);
    return true;
  }
  SecretKind Kind = resolve(V);
  SidecarNote Note(Ctx.getDiagnostics(), V);
  if (Kind == SecretKind::None || isa<ParmVarDecl>(V))
    return true;
  if (Done.insert(V).second)
    Rules.checkVariable(V, Kind);
  // A lambda's init-capture lives in the closure.
  if (Kind == SecretKind::Storage && V->hasLocalStorage() &&
      !V->isInitCapture()) {
    Holders.insert(
        dyn_cast_or_null<FunctionDecl>(V->getParentFunctionOrMethod()));
    Exits.attach(V);
  }
  if (Kind == SecretKind::Pointee && V->hasLocalStorage() &&
      V->getType()->isPointerType()) {
    if (isOwner(V)) {
      checkOwner(V, Ctx);
      Exits.attachToPointer(V, /*Owned=*/true);
    } else if (V->getInit() && isAllocation(V->getInit())) {
      Exits.attachToPointer(V, /*Owned=*/false);
    }
  }
  return true;
}

bool SecretWalk::VisitBinaryOperator(BinaryOperator *E) {
  VarDecl *V =
      E->getOpcode() == BO_Assign ? localPointer(E->getLHS()) : nullptr;
  if (!V || Types.kindOf(V) != SecretKind::Pointee)
    return true;
  if (isOwner(V))
    checkOwnerStore(V, E->getRHS(), Ctx);
  else if (isAllocation(E->getRHS()))
    Exits.attachToPointer(V, /*Owned=*/false);
  return true;
}

bool SecretWalk::VisitCallExpr(CallExpr *E) {
  checkOwnerCall(E, Ctx);
  if (VarDecl *V = allocatedInto(E);
      V && !isOwner(V) && Types.kindOf(V) == SecretKind::Pointee)
    Exits.attachToPointer(V, /*Owned=*/false);
  return true;
}

bool SecretWalk::VisitCXXDeleteExpr(CXXDeleteExpr *E) {
  checkOwnerRelease(E->getArgument(), Ctx);
  return true;
}

bool SecretWalk::VisitReturnStmt(ReturnStmt *S) {
  checkOwnerReturn(S->getRetValue(), Ctx);
  return true;
}

bool SecretWalk::emitsLocals() const {
  // An unused static or inline function, such as those of secret.h, leads to no
  // code.
  return llvm::any_of(Holders, [this](const FunctionDecl *F) {
    return !F || F->isUsed() || Ctx.DeclMustBeEmitted(F);
  });
}

bool SecretWalk::VisitFieldDecl(FieldDecl *F) {
  if (!F->getParent()->isDependentContext())
    resolve(F);
  return true;
}

bool SecretWalk::VisitFunctionDecl(FunctionDecl *F) {
  SidecarNote Note(Ctx.getDiagnostics(), F);
  std::deque<SidecarNote> ParameterNotes;
  for (ParmVarDecl *P : F->parameters())
    ParameterNotes.emplace_back(Ctx.getDiagnostics(), P);
  attachReleases(F);
  if (marksAllLocals())
    for (ParmVarDecl *P : F->parameters())
      markLocalForTest(P);
  Rules.checkLateType(F);
  Rules.checkRedeclaration(F);
  inheritContract(F, Types);
  bool HasContract = attachContract(F, Types);
  for (ParmVarDecl *P : F->parameters())
    resolve(P);
  if (HasContract)
    Rules.checkOverride(F);
  if (HasContract && F->doesThisDeclarationHaveABody())
    Rules.checkContract(F);
  if (HasContract)
    Rules.checkAlias(F);
  return true;
}

/// The types of \p D's declaration may have been completed since.
void SecretWalk::use(ValueDecl *D) {
  if (auto *F = dyn_cast<FunctionDecl>(D)) {
    if (!F->isDependentContext() && !F->getBuiltinID()) {
      Rules.checkLateType(F);
      attachContract(F, Types);
    }
  } else if (isa<FieldDecl>(D) ||
             (isa<VarDecl>(D) && !findAnnotation(D, Declassify))) {
    if (!D->getType()->isDependentType())
      resolve(D);
  }
}

bool SecretWalk::VisitCompoundStmt(CompoundStmt *S) {
  emitBypassedDecls(S, Ctx.getTranslationUnitDecl(), Ctx, [this](VarDecl *V) {
    return Types.kindOf(V) != SecretKind::None;
  });
  return true;
}

bool SecretWalk::VisitDeclRefExpr(DeclRefExpr *E) {
  use(E->getDecl());
  return true;
}

bool SecretWalk::VisitMemberExpr(MemberExpr *E) {
  use(E->getMemberDecl());
  return true;
}

bool SecretWalk::VisitCXXConstructExpr(CXXConstructExpr *E) {
  use(E->getConstructor());
  return true;
}

bool SecretWalk::VisitLambdaExpr(LambdaExpr *E) {
  CXXRecordDecl *Closure = E->getLambdaClass();
  // Fields and captures come in the same order.
  auto Field = Closure->field_begin();
  for (const LambdaCapture &C : Closure->captures()) {
    FieldDecl *F = *Field++;
    SecretKind Kind = Types.kindOfCapture(C);
    if (Kind != SecretKind::None)
      setAnnotation(F, Kind == SecretKind::Storage ? SecretStorage
                                                   : SecretPointee);
  }
  return true;
}

bool SecretWalk::VisitCompoundLiteralExpr(CompoundLiteralExpr *E) {
  Rules.check(E);
  return true;
}

bool SecretWalk::VisitMaterializeTemporaryExpr(MaterializeTemporaryExpr *E) {
  Rules.check(E);
  return true;
}

bool SecretWalk::VisitCXXThrowExpr(CXXThrowExpr *E) {
  Rules.check(E);
  return true;
}

bool SecretWalk::VisitBlockDecl(BlockDecl *B) {
  Rules.check(B);
  return true;
}

bool SecretWalk::VisitTemplateSpecializationTypeLoc(
    TemplateSpecializationTypeLoc Loc) {
  for (unsigned I = 0; I < Loc.getNumArgs(); ++I)
    Rules.check(Loc.getArgLoc(I));
  return true;
}

bool SecretWalk::VisitCapturedStmt(CapturedStmt *S) {
  Rules.check(S);
  return true;
}

} // namespace zeroize
