// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A definition that comes later says the same once more, which does no harm.
// Tests: test/sema/extern-variables.c, test/residue/globals/extern.c.

#include "sema/ExternVariables.h"

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "sema/Synthesis.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace zeroize {

void ExternVariables::use(VarDecl *V) {
  const AnnotateAttr *Word = findAnnotation(V, AnnotationPrefix);
  if (!Word || !V->hasGlobalStorage() || V->isStaticLocal() ||
      V->hasDefinition(Ctx) != VarDecl::DeclarationOnly ||
      V->getType().getNonReferenceType().getAddressSpace() != LangAS::Default ||
      !Told.insert(V->getCanonicalDecl()).second)
    return;
  std::string Name = (GlobalMark + Word->getAnnotation()).str();
  FunctionDecl *&Mark = Words[Name];
  if (!Mark)
    Mark = declareFunction(Ctx, Name, Ctx.VoidPtrTy, /*Internal=*/false);
  FunctionDecl *F =
      declareFunction(Ctx, GlobalCarrier + std::to_string(Told.size()),
                      Ctx.VoidPtrTy, /*Internal=*/false);
  F->addAttr(NoDebugAttr::CreateImplicit(Ctx));
  F->addAttr(NoProfileFunctionAttr::CreateImplicit(Ctx));
  F->addAttr(VisibilityAttr::CreateImplicit(Ctx, VisibilityAttr::Hidden));
  F->setBody(CompoundStmt::Create(
      Ctx, {callFunction(Ctx, Mark, addressOf(Ctx, V))}, FPOptionsOverride(),
      SourceLocation(), SourceLocation()));
  Emit(F);
}

} // namespace zeroize
