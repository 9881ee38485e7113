// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is done about each declaration and expression; SecretTraversal.cpp finds
// them. What needs whole bodies is in sema/flow. Tests: test/sema.

#include "sema/SecretWalk.h"

#include "attrs/Annotations.h"
#include "attrs/Diagnostics.h"
#include "attrs/SecretMarks.h"
#include "sema/Contracts.h"
#include "sema/Owners.h"
#include "sema/Releases.h"
#include "sema/TestMarks.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace zeroize {

SecretWalk::SecretWalk(ASTContext &Ctx,
                       std::function<void(FunctionDecl *)> Emit)
    : Ctx(Ctx), Rules(Ctx, Types),
      Emit([this, Emit = std::move(Emit)](FunctionDecl *F) {
        Done.insert(F);
        Emit(F);
      }),
      Exits(Ctx, this->Emit), Late(Ctx, this->Emit) {}

namespace {

/// Names the line of a sidecar, if one marks the declaration (or a parameter of
/// it), after what is reported about it in the meantime.
class SidecarNote {
public:
  SidecarNote(DiagnosticsEngine &Diags, const Decl *D)
      : Diags(Diags), D(D), Before(count()) {}
  ~SidecarNote() {
    if (count() == Before)
      return;
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      for (const ParmVarDecl *P : F->parameters())
        name(P);
    name(D);
  }

private:
  void name(const Decl *Marked) {
    if (SourceLocation Line = sidecarLine(Marked); Line.isValid())
      report(Diags, Line, Diag::SidecarLine);
  }
  unsigned count() const {
    const DiagnosticConsumer &C = *Diags.getClient();
    return C.getNumErrors() + C.getNumWarnings();
  }

  DiagnosticsEngine &Diags;
  const Decl *D;
  unsigned Before;
};

} // namespace

/// True if nothing that stands on \p D itself says anything about secrets.
static bool saysNothing(const Decl *D) {
  return !D->hasAttrs() || llvm::none_of(D->getAttrs(), [](const Attr *A) {
    return isa<AnnotateAttr, RestrictAttr, OwnershipAttr, AliasAttr, IFuncAttr>(
        A);
  });
}

/// True for a parameter that is the address of an object of the caller's, which
/// is not gone when the function returns: its destructor is still to come.
static bool isCallersObject(const ValueDecl *D) {
  const CXXRecordDecl *Class =
      isa<ParmVarDecl>(D) ? D->getType()->getAsCXXRecordDecl() : nullptr;
  return Class && Class->hasDefinition() && !Class->canPassInRegisters();
}

/// Replaces what stands on \p D by the one word that says what it is.
SecretKind SecretWalk::resolve(ValueDecl *D) {
  const std::string Letters = contractOfPointer(D, Types);
  if (Letters.empty() && saysNothing(D) && D->isCanonicalDecl() &&
      Types.kindOfType(D->getType()) == SecretKind::None)
    return SecretKind::None; // most
  SidecarNote Note(Ctx.getDiagnostics(), D);
  Rules.checkLateType(D);
  SecretKind Kind = Types.kindOf(D);
  if (Types.omits(D))
    return Kind;
  llvm::SmallString<64> Word(
      Kind == SecretKind::Storage
          ? (isCallersObject(D) ? SecretCallers : SecretStorage)
      : Kind == SecretKind::Pointee ? SecretPointee
                                    : "");
  if (const auto *V = dyn_cast<VarDecl>(D);
      V && V->hasLocalStorage() && V->getIdentifier() && !Word.empty())
    (Word += ':') += V->getName();
  if (Word.empty() && !Letters.empty())
    (Word += PointerContract) += Letters;
  setAnnotation(D, Word);
  return Kind;
}

void SecretWalk::completeRecord(RecordDecl *R) {
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    Rules.checkSpecialization(Class);
  if (R->isDependentContext())
    return;
  for (FieldDecl *F : R->fields())
    resolve(F);
  // Records that point to this one were harmless as long as it was incomplete.
  if (Types.kindOfType(Ctx.getCanonicalTagType(R)) != SecretKind::None)
    Types.complete();
}

/// True for most of those in headers: nothing about them is secret.
bool SecretWalk::isPlain(const FunctionDecl *F) {
  auto None = [&](QualType T) {
    return Types.kindOfType(T) == SecretKind::None;
  };
  // A method may inherit, and so may a specialization and what is declared by a
  // name for its type.
  return !isa<CXXMethodDecl>(F) &&
         F->getTemplateSpecializationKind() != TSK_ExplicitSpecialization &&
         isa<FunctionProtoType>(F->getType().getTypePtr()) &&
         llvm::all_of(F->redecls(),
                      [&](const FunctionDecl *R) {
                        return saysNothing(R) &&
                               llvm::all_of(R->parameters(), saysNothing);
                      }) &&
         None(F->getReturnType()) &&
         llvm::all_of(F->parameters(),
                      [&](const ParmVarDecl *P) { return None(P->getType()); });
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
  // Clang takes no attribute of ours on a specialization.
  if (const auto *Special = dyn_cast<VarTemplateSpecializationDecl>(V);
      Special &&
      Special->getSpecializationKind() == TSK_ExplicitSpecialization &&
      isMarkedSecret(Special->getSpecializedTemplate()->getTemplatedDecl()) &&
      Types.kindOf(V) == SecretKind::None)
    setAnnotation(V, SecretMark);
  SecretKind Kind = resolve(V);
  if (Kind == SecretKind::None || isa<ParmVarDecl>(V))
    return true;
  SidecarNote Note(Ctx.getDiagnostics(), V);
  if (Body)
    Body->HasSecrets = true;
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
  if (!E->getDirectCallee() && !E->isTypeDependent())
    Late.called(E, Types);
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
  if (!marksAllLocals() && isPlain(F))
    return true;
  SidecarNote Note(Ctx.getDiagnostics(), F);
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
  if (auto [It, New] = UsedAt.try_emplace(D, Types.age() + 1);
      !New && std::exchange(It->second, Types.age() + 1) == Types.age() + 1)
    return;
  if (auto *F = dyn_cast<FunctionDecl>(D)) {
    if (!F->isDependentContext() && !F->getBuiltinID()) {
      Rules.checkLateType(F);
      attachContract(F, Types);
    }
  } else if (isa<FieldDecl>(D) ||
             (isa<VarDecl>(D) && !findAnnotation(D, Declassify))) {
    if (!D->getType()->isDependentType())
      resolve(D);
    if (auto *V = dyn_cast<VarDecl>(D))
      Late.use(V);
  }
}

bool SecretWalk::VisitCompoundStmt(CompoundStmt *S) {
  if (Body)
    Body->Blocks.push_back(S);
  return true;
}

bool SecretWalk::VisitLabelStmt(LabelStmt *) {
  if (Body)
    Body->HasEntries = true;
  return true;
}

bool SecretWalk::VisitSwitchCase(SwitchCase *) {
  if (Body)
    Body->HasEntries = true;
  return true;
}

bool SecretWalk::VisitIndirectGotoStmt(IndirectGotoStmt *) {
  if (Body)
    Body->HasIndirectJumps = true;
  return true;
}

bool SecretWalk::VisitGCCAsmStmt(GCCAsmStmt *S) {
  if (Body)
    Body->HasIndirectJumps |= S->isAsmGoto();
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
    if (C.capturesVariable())
      if (std::string Letters = contractOfPointer(C.getCapturedVar(), Types);
          !Letters.empty())
        setAnnotation(F, PointerContract + Letters);
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
