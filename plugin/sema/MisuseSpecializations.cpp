// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A class that specializes a template shares nothing with it but the name, so
// nothing is inherited; who writes `box<int>` expects what `box` promises.
// Function templates are different: callers come through the template, and its
// specializations inherit (Contracts.cpp). Test:
// test/sema/specializations.cpp.

#include "attrs/Diagnostics.h"
#include "attrs/SecretMarks.h"
#include "attrs/SecretTypes.h"
#include "sema/Misuse.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace zeroize {
namespace {

/// The template that \p R is written as a special case of.
const CXXRecordDecl *generalOf(const CXXRecordDecl *R) {
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(R);
  if (!Special ||
      (!isa<ClassTemplatePartialSpecializationDecl>(Special) &&
       Special->getSpecializationKind() != TSK_ExplicitSpecialization))
    return nullptr;
  const CXXRecordDecl *General =
      Special->getSpecializedTemplate()->getTemplatedDecl();
  return General->getDefinition() ? General->getDefinition() : General;
}

/// A marked parameter of \p General, or the function itself, that \p Own does
/// not mark.
const ValueDecl *lost(const FunctionDecl *General, const FunctionDecl *Own,
                      llvm::function_ref<bool(const ValueDecl *)> IsSecret) {
  if (isMarkedSecret(General) && !IsSecret(Own))
    return General;
  for (auto [Theirs, P] : llvm::zip(General->parameters(), Own->parameters()))
    if (isMarkedSecret(Theirs) && !IsSecret(P))
      return Theirs;
  return nullptr;
}

} // namespace

void Misuse::checkSpecialization(const CXXRecordDecl *R) {
  const CXXRecordDecl *General = generalOf(R);
  if (!General)
    return;
  auto IsSecret = [&](const ValueDecl *D) {
    return isMarkedSecret(D) || (!D->getType()->isDependentType() &&
                                 Types.kindOf(D) != SecretKind::None);
  };
  auto Tell = [&](const NamedDecl *Own, const NamedDecl *Theirs) {
    report(Diags, Own->getLocation(), Diag::SpecializationDiffers) << Theirs;
    report(Diags, Theirs->getLocation(), Diag::DeclaredSecret) << Theirs;
  };
  if (isMarkedSecret(R))
    return;
  if (isMarkedSecret(General))
    return Tell(R, General);
  for (const Decl *D : General->decls()) {
    const auto *Theirs = dyn_cast<ValueDecl>(D);
    if (!Theirs || !isa<FieldDecl, VarDecl, CXXMethodDecl>(Theirs) ||
        !Theirs->getDeclName())
      continue;
    for (const NamedDecl *Each : R->lookup(Theirs->getDeclName())) {
      const auto *Own = dyn_cast<ValueDecl>(Each);
      const auto *Method = dyn_cast<CXXMethodDecl>(Theirs);
      const auto *OwnMethod = dyn_cast<CXXMethodDecl>(Each);
      if (Method && OwnMethod) {
        if (Method->getNumParams() != OwnMethod->getNumParams())
          continue;
        if (const ValueDecl *Lost = lost(Method, OwnMethod, IsSecret))
          Tell(OwnMethod, Lost);
      } else if (Own && !Method && isMarkedSecret(Theirs) && !IsSecret(Own)) {
        Tell(Own, Theirs);
      }
    }
  }
}

} // namespace zeroize
