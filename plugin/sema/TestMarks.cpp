// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See TestMarks.h. Leaves out what a user would get an error for.

#include "sema/TestMarks.h"

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "attrs/SecretTypes.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace zeroize {

bool &marksAllLocals() {
  static bool All = false;
  return All;
}

static bool mayBeMarked(const VarDecl *V) {
  QualType T = V->getType();
  if (V->isInvalidDecl() || V->isImplicit() || T->isDependentType() ||
      problemOfMark(T) != TypeProblem::None || V->hasAttr<BlocksAttr>() ||
      (V->hasAttr<AsmLabelAttr>() && V->getStorageClass() == SC_Register))
    return false;
  const auto *F =
      dyn_cast_or_null<FunctionDecl>(V->getParentFunctionOrMethod());
  if (!F || !F->doesThisDeclarationHaveABody() || F->hasAttr<NakedAttr>())
    return false;
  return !isa<ParmVarDecl>(V) || !F->isMain();
}

void markLocalForTest(VarDecl *V) {
  if (findAnnotation(V, AnnotationPrefix) || !mayBeMarked(V))
    return;
  V->addAttr(AnnotateAttr::CreateImplicit(V->getASTContext(), SecretMark,
                                          /*Args=*/nullptr, /*ArgsSize=*/0,
                                          SourceRange(V->getLocation())));
}

} // namespace zeroize
