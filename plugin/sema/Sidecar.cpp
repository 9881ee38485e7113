// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// By name, declaration by declaration: each comes by when Clang has parsed the
// top-level declaration (or record, or inline function) that it is in, and may
// come by again. Relies on the walk running after it. Tests: test/sidecar.

#include "sema/Sidecar.h"

#include "attrs/Annotations.h"
#include "attrs/Diagnostics.h"
#include "attrs/SecretAttr.h"
#include "attrs/SecretMarks.h"
#include "sema/Releases.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace zeroize {

std::pair<StringRef, StringRef> splitName(StringRef Name) {
  size_t Colons = Name.rfind("::");
  if (Colons == StringRef::npos)
    return {"", Name};
  return {Name.take_front(Colons), Name.drop_front(Colons + 2)};
}

namespace {

/// True if \p Wanted, the scopes of a line's name, are those of \p DC.
/// Anonymous namespaces are never written; inline ones may be.
bool isIn(const DeclContext *DC, StringRef Wanted) {
  DC = DC->getRedeclContext();
  if (isa<FunctionDecl>(DC)) // local extern declarations
    DC = DC->getEnclosingNamespaceContext();
  if (DC->isTranslationUnit())
    return Wanted.empty();
  const auto *D = dyn_cast<NamedDecl>(DC);
  if (!D)
    return false;
  const auto *NS = dyn_cast<NamespaceDecl>(D);
  if (NS && (NS->isAnonymousNamespace() || NS->isInline()) &&
      isIn(DC->getParent(), Wanted))
    return true;
  auto [Outer, Last] = splitName(Wanted);
  return D->getIdentifier() && D->getName() == Last &&
         isIn(DC->getParent(), Outer);
}

/// The name by which a line may call \p R.
StringRef nameOf(const RecordDecl *R) {
  if (R->getIdentifier())
    return R->getName();
  const TypedefNameDecl *T = R->getTypedefNameForAnonDecl();
  return T ? T->getName() : StringRef();
}

} // namespace

Sidecar::Sidecar(std::vector<SidecarMark> All, DiagnosticsEngine &Diags)
    : Marks(std::move(All)), States(Marks.size()), Diags(Diags) {
  for (unsigned I = 0; I < Marks.size(); ++I) {
    Index[splitName(Marks[I].Name).second].push_back(I);
  }
}

bool Sidecar::apply(Decl *D) {
  Changed = false;
  const LangOptions &Options = D->getASTContext().getLangOpts();
  if (Options.CPlusPlus || Options.Blocks)
    TraverseDecl(D);
  else
    see(D);
  return Changed;
}

/// In C, where what is declared in a body is listed by its function, and there
/// is nothing to find in statements.
void Sidecar::see(Decl *D) {
  if (auto *F = dyn_cast<FunctionDecl>(D)) {
    VisitFunctionDecl(F);
    if (!F->doesThisDeclarationHaveABody())
      return;
  } else if (auto *R = dyn_cast<RecordDecl>(D)) {
    VisitRecordDecl(R);
  } else if (auto *T = dyn_cast<TypedefNameDecl>(D)) {
    VisitTypedefNameDecl(T);
  } else if (auto *V = dyn_cast<VarDecl>(D)) {
    VisitVarDecl(V);
  }
  if (isa<FunctionDecl, RecordDecl>(D))
    for (Decl *Each : cast<DeclContext>(D)->decls())
      see(Each);
}

/// Calls \p Found for each mark whose name is \p Name in the scope of \p D, or
/// what the source has in its place: libraries rename what they declare by
/// macros (`#define enc NAMESPACE(enc)`).
void Sidecar::forEach(const NamedDecl *D, StringRef Name, Match Found) {
  auto FindBy = [&](StringRef Each) {
    auto It = Index.find(Each);
    if (It == Index.end())
      return;
    for (unsigned I : It->second) {
      if (isIn(D->getDeclContext(), splitName(Marks[I].Name).first))
        Found(I);
      else
        States[I].Elsewhere = true;
    }
  };
  FindBy(Name);
  const ASTContext &Ctx = D->getASTContext();
  const SourceManager &SM = Ctx.getSourceManager();
  for (SourceLocation Loc = D->getLocation(); Loc.isMacroID();) {
    Loc = SM.isMacroArgExpansion(Loc)
              ? SM.getImmediateSpellingLoc(Loc)
              : SM.getImmediateExpansionRange(Loc).getBegin();
    SourceLocation At = SM.getSpellingLoc(Loc);
    StringRef Spelled(SM.getCharacterData(At),
                      Lexer::MeasureTokenLength(At, SM, Ctx.getLangOpts()));
    if (Spelled != Name)
      FindBy(Spelled);
  }
}

void Sidecar::mark(Decl *D, unsigned Number) {
  States[Number].Done = true;
  if (D->isInvalidDecl() || findSecretMark(D) ||
      !Applied.insert({D, Number}).second)
    return;
  // Once is enough for all declarations of a function.
  if (Refused.contains(D->getCanonicalDecl()))
    return;
  if (markSecret(D, SourceRange(D->getLocation(), Marks[Number].PartLoc),
                 D->getASTContext()))
    Changed = true;
  else
    Refused.insert(D->getCanonicalDecl());
}

/// Declarations need not name a parameter, nor give it the same name.
void Sidecar::markParameter(FunctionDecl *F, unsigned Number) {
  const SidecarMark &M = Marks[Number];
  unsigned At = M.Number;
  for (const FunctionDecl *R : F->redecls())
    for (unsigned I = 0; !At && I < R->getNumParams(); ++I)
      if (R->getParamDecl(I)->getName() == M.Part.front())
        At = I + 1;
  if (!At || At > F->getNumParams())
    return;
  for (FunctionDecl *R : F->redecls())
    if (At <= R->getNumParams())
      mark(R->getParamDecl(At - 1), Number);
  if (M.Wiped)
    for (FunctionDecl *R : F->redecls())
      if (At <= R->getNumParams() &&
          !findAnnotation(R->getParamDecl(At - 1), WipedMark))
        R->getParamDecl(At - 1)->addAttr(AnnotateAttr::CreateImplicit(
            F->getASTContext(), WipedMark, /*Args=*/nullptr, /*ArgsSize=*/0));
  if (M.Released)
    attachRelease(F, At, "");
}

void Sidecar::markLocals(FunctionDecl *F, unsigned Number) {
  for (VarDecl *V : localsOf(F))
    if (V->getName() == Marks[Number].Part.front())
      mark(V, Number);
}

/// The parameters in a declarator, `void (*update)(const void *key)`: those of
/// a type that goes by a name of its own belong to that name.
void Sidecar::markPointedTo(const NamedDecl *D, const TypeSourceInfo *Type,
                            StringRef Parameter, unsigned Number) {
  States[Number].Seen = D;
  States[Number].Defined = true;
  for (TypeLoc Loc = Type ? Type->getTypeLoc() : TypeLoc(); !Loc.isNull();
       Loc = Loc.getNextTypeLoc()) {
    auto Function = Loc.getAs<FunctionTypeLoc>();
    if (!Function)
      continue;
    for (unsigned I = 0; I < Function.getNumParams(); ++I)
      if (ParmVarDecl *P = Function.getParam(I);
          P && (Parameter.empty() ? I + 1 == Marks[Number].Number
                                  : P->getName() == Parameter))
        mark(P, Number);
    return;
  }
}

void Sidecar::markField(RecordDecl *R, unsigned Number) {
  const SidecarMark &M = Marks[Number];
  States[Number].Seen = R;
  States[Number].Defined = true;
  FieldDecl *Found = nullptr;
  for (const std::string &Step : M.Part) {
    if (Found) {
      QualType T = Found->getType();
      while (const auto *A = T->getAsArrayTypeUnsafe())
        T = A->getElementType();
      R = T->getAsRecordDecl();
      R = R ? R->getDefinition() : nullptr;
    }
    Found = nullptr;
    if (!R)
      return;
    // Members of anonymous structures and unions count as the record's own.
    for (Decl *D : R->decls()) {
      auto *F = dyn_cast<FieldDecl>(D);
      if (auto *I = dyn_cast<IndirectFieldDecl>(D))
        F = I->getAnonField();
      if (F && F->getIdentifier() && F->getName() == Step)
        Found = F;
    }
    if (!Found)
      return;
  }
  if (M.Kind == SidecarKind::FieldParameter)
    markPointedTo(Found, Found->getTypeSourceInfo(), M.Parameter, Number);
  else
    mark(Found, Number);
}

void Sidecar::declassify(FunctionDecl *F, unsigned Number) {
  States[Number].Done = true;
  if (F->getReturnType()->isVoidType()) {
    if (Applied.insert({F->getCanonicalDecl(), Number}).second) {
      report(Diags, Marks[Number].Loc, Diag::SidecarDeclassifyVoid) << F;
      report(Diags, F->getLocation(), Diag::SidecarDeclared) << F;
    }
    return;
  }
  if (!findAnnotation(F, Declassify))
    F->addAttr(AnnotateAttr::CreateImplicit(
        F->getASTContext(), Declassify, /*Args=*/nullptr, /*ArgsSize=*/0,
        SourceRange(F->getLocation(), Marks[Number].PartLoc)));
}

bool Sidecar::VisitFunctionDecl(FunctionDecl *F) {
  // Of an operator or a constructor it has to be made.
  std::string Made = F->getIdentifier() ? "" : F->getNameAsString();
  StringRef Name = F->getIdentifier() ? F->getName() : StringRef(Made);
  forEach(F, Name, [&](unsigned I) {
    Progress &P = States[I];
    bool IsBody = F->doesThisDeclarationHaveABody();
    switch (Marks[I].Kind) {
    case SidecarKind::Parameter:
      markParameter(F, I);
      break;
    case SidecarKind::Result:
      mark(F, I);
      break;
    case SidecarKind::Local:
      if (IsBody)
        markLocals(F, I);
      break;
    case SidecarKind::Declassify:
      declassify(F, I);
      break;
    default:
      return;
    }
    if (!P.Seen || IsBody)
      P.Seen = F;
    P.Defined |= IsBody;
  });
  return true;
}

bool Sidecar::VisitRecordDecl(RecordDecl *R) {
  StringRef Name = nameOf(R);
  if (!Name.empty())
    forEach(R, Name, [&](unsigned I) {
      if (Marks[I].Kind == SidecarKind::Record)
        mark(R, I);
      else if ((Marks[I].Kind == SidecarKind::Field ||
                Marks[I].Kind == SidecarKind::FieldParameter) &&
               R->isCompleteDefinition())
        markField(R, I);
    });
  return true;
}

bool Sidecar::VisitTypedefNameDecl(TypedefNameDecl *T) {
  forEach(T, T->getName(), [&](unsigned I) {
    SidecarKind Kind = Marks[I].Kind;
    if (Kind == SidecarKind::Typedef)
      mark(T, I);
    if (Kind == SidecarKind::Parameter)
      markPointedTo(T, T->getTypeSourceInfo(),
                    Marks[I].Number ? "" : Marks[I].Part.front(), I);
    if (Kind != SidecarKind::Record && Kind != SidecarKind::Field &&
        Kind != SidecarKind::FieldParameter)
      return;
    RecordDecl *R = T->getUnderlyingType()->getAsRecordDecl();
    // A record without a tag of its own got this name after it was completed.
    if (R && !R->getIdentifier())
      VisitRecordDecl(R);
    else if (R && R->getName() != T->getName() && !States[I].Seen &&
             Applied.insert({T->getCanonicalDecl(), I}).second) {
      report(Diags, Marks[I].Loc, Diag::SidecarTypedef) << T << R;
      report(Diags, T->getLocation(), Diag::SidecarDeclared) << T;
    }
  });
  return true;
}

bool Sidecar::VisitVarDecl(VarDecl *V) {
  if (V->hasGlobalStorage() && !V->isStaticLocal() && V->getIdentifier())
    forEach(V, V->getName(), [&](unsigned I) {
      if (Marks[I].Kind == SidecarKind::Global)
        mark(V, I);
      else if (Marks[I].Kind == SidecarKind::Parameter)
        markPointedTo(V, V->getTypeSourceInfo(),
                      Marks[I].Number ? "" : Marks[I].Part.front(), I);
    });
  return true;
}

} // namespace zeroize
