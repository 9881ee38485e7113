// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sidecar's look at names: those that do not come by, because Clang reads them
// from a precompiled header or a module, and those that are not there, with the
// nearest ones that are. Tests: test/sidecar/names.c, pch.c, precompiled.cpp.

#include "attrs/Diagnostics.h"
#include "sema/Sidecar.h"
#include "sema/StmtWalk.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace zeroize {
namespace {

const NamedDecl *nearest(StringRef Name, ArrayRef<const NamedDecl *> All) {
  const NamedDecl *Best = nullptr;
  unsigned Limit = std::max<size_t>(2, Name.size() / 3) + 1;
  for (const NamedDecl *D : All)
    if (unsigned Distance = Name.edit_distance(D->getName());
        D->getIdentifier() && Distance < std::min<size_t>(Limit, Name.size())) {
      Best = D;
      Limit = Distance;
    }
  return Best;
}

} // namespace

std::vector<VarDecl *> Sidecar::localsOf(const FunctionDecl *F) {
  std::vector<VarDecl *> All;
  auto Add = [&](VarDecl *V) {
    if (V && V->getIdentifier())
      All.push_back(V);
  };
  forEachStatement(F->getBody(), [&](const Stmt *S) {
    if (const auto *D = dyn_cast<DeclStmt>(S))
      for (Decl *Each : D->decls())
        Add(dyn_cast<VarDecl>(Each));
    else if (const auto *C = dyn_cast<CXXCatchStmt>(S))
      Add(C->getExceptionDecl());
  });
  return All;
}

std::vector<NamedDecl *> Sidecar::precompiled(ASTContext &Ctx) const {
  llvm::SetVector<NamedDecl *> Found;
  // C has no look-up by scope.
  if (!Ctx.getLangOpts().CPlusPlus) {
    for (Decl *D : Ctx.getTranslationUnitDecl()->decls())
      if (auto *Named = dyn_cast<NamedDecl>(D); Named && D->isFromASTFile())
        Found.insert(Named);
    return {Found.begin(), Found.end()};
  }
  for (const SidecarMark &M : Marks) {
    llvm::SmallVector<StringRef, 4> Parts;
    StringRef(M.Name).split(Parts, "::");
    std::vector<DeclContext *> Scopes = {Ctx.getTranslationUnitDecl()};
    for (StringRef Part : Parts) {
      std::vector<DeclContext *> Inner;
      for (DeclContext *Scope : Scopes)
        for (NamedDecl *D : Scope->lookup(&Ctx.Idents.get(Part))) {
          NamedDecl *Meant = D->getUnderlyingDecl();
          if (auto *Template = dyn_cast<TemplateDecl>(Meant))
            Meant = Template->getTemplatedDecl();
          if (auto *DC = dyn_cast_or_null<DeclContext>(Meant))
            Inner.push_back(DC->getPrimaryContext());
          if (Part.end() == Parts.back().end() && D->isFromASTFile())
            Found.insert(D);
        }
      // A constructor goes by its class's name; so do methods of a class that
      // was found.
      if (Part.end() != Parts.back().end())
        for (DeclContext *DC : Inner)
          if (auto *R = dyn_cast<CXXRecordDecl>(DC); R && R->isFromASTFile())
            Found.insert(R);
      Scopes = std::move(Inner);
    }
  }
  return {Found.begin(), Found.end()};
}

void Sidecar::reportMissing(const SidecarMark &M, const Progress &P) {
  std::vector<const NamedDecl *> Candidates;
  const auto *F = dyn_cast<FunctionDecl>(P.Seen);
  if (const auto *R = dyn_cast<RecordDecl>(P.Seen))
    for (const FieldDecl *Field : R->fields())
      Candidates.push_back(Field);
  if (F && M.Kind == SidecarKind::Parameter)
    for (const FunctionDecl *Each : F->redecls())
      Candidates.insert(Candidates.end(), Each->param_begin(),
                        Each->param_end());
  if (F && M.Kind == SidecarKind::Local)
    for (VarDecl *V : localsOf(F))
      Candidates.push_back(V);

  if (M.Number && F) {
    report(Diags, M.PartLoc, Diag::SidecarParameterNumber)
        << F << M.Number << F->getNumParams();
  } else if (!isa<RecordDecl>(P.Seen) && (M.Number || !M.Parameter.empty())) {
    report(Diags, M.PartLoc, Diag::SidecarNoSuch)
        << P.Seen
        << (M.Number ? std::to_string(M.Number) : std::string(M.Parameter))
        << 0;
  } else if (M.Kind == SidecarKind::Parameter && !P.Defined) {
    report(Diags, M.PartLoc, Diag::SidecarUnnamed) << F << M.Part.front();
  } else {
    std::string Path = llvm::join(M.Part, ".");
    report(Diags, M.PartLoc, Diag::SidecarNoSuch)
        << P.Seen << Path
        << (M.Kind == SidecarKind::Parameter ? 0
            : M.Kind == SidecarKind::Local   ? 1
                                             : 2);
  }
  const NamedDecl *Near =
      M.Number ? nullptr : nearest(M.Part.back(), Candidates);
  // A parameter is no local, but easily taken for one, and the other way round.
  if (!Near && F && !M.Number) {
    std::vector<VarDecl *> L = localsOf(F);
    std::vector<const NamedDecl *> Others(F->param_begin(), F->param_end());
    if (M.Kind == SidecarKind::Parameter)
      Others.assign(L.begin(), L.end());
    for (const NamedDecl *D : Others)
      if (D->getName() == M.Part.back()) {
        bool IsParameter = isa<ParmVarDecl>(D);
        report(Diags, D->getLocation(), Diag::SidecarDidYouMeanLine)
            << (M.Name + (IsParameter ? "(" : ":") + M.Part.back() +
                (IsParameter ? ")" : ""));
        return;
      }
  }
  if (Near)
    report(Diags, Near->getLocation(), Diag::SidecarDidYouMean) << Near;
  else
    report(Diags, P.Seen->getLocation(), Diag::SidecarDeclared) << P.Seen;
}

/// The macro that \p Name is, if the file makes use of it.
static const MacroInfo *usedMacro(StringRef Name, Preprocessor &PP) {
  if (Name.contains("::"))
    return nullptr;
  const MacroInfo *Macro = PP.getMacroInfo(PP.getIdentifierInfo(Name));
  return Macro && Macro->isUsed() ? Macro : nullptr;
}

void Sidecar::finish(Preprocessor &PP, bool ReportUnused) {
  for (unsigned I = 0; I < Marks.size(); ++I) {
    const SidecarMark &M = Marks[I];
    const Progress &P = States[I];
    if (P.Done)
      continue;
    if (const MacroInfo *Macro =
            P.Seen || P.Elsewhere ? nullptr : usedMacro(M.Name, PP)) {
      report(Diags, M.Loc, Diag::SidecarMacro) << M.Name;
      report(Diags, Macro->getDefinitionLoc(), Diag::SidecarMacroHere)
          << M.Name;
    } else if (!P.Seen && ReportUnused) {
      report(Diags, M.Loc, Diag::SidecarUnused) << M.Name;
    }
    if (P.Seen && (M.Kind != SidecarKind::Local || P.Defined))
      reportMissing(M, P);
  }
}

} // namespace zeroize
