// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `__attribute__((malloc(f, 2)))` names the function that releases what the
// declared one returns; `ownership_takes(malloc, 1)` stands on the releasing
// function. Test: test/sema/releases.c, test/residue/heap/custom-allocator.c.

#include "sema/Releases.h"

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"

using namespace clang;

namespace zeroize {

void attachRelease(FunctionDecl *F, unsigned Argument, llvm::StringRef Family) {
  if (Argument == 0 || Argument > F->getNumParams() ||
      findAnnotation(F, ReleasesBlock))
    return;
  // Marked secret: a contract, the function erases what it is given.
  if (Family.empty() && llvm::any_of(F->redecls(), [&](const FunctionDecl *R) {
        return Argument <= R->getNumParams() &&
               findSecretMark(R->getParamDecl(Argument - 1));
      }))
    Family = "erased";
  std::string Word = ReleasesBlock + std::to_string(Argument) + ":";
  F->addAttr(AnnotateAttr::CreateImplicit(F->getASTContext(),
                                          Word + Family.str(),
                                          /*Args=*/nullptr, /*ArgsSize=*/0));
}

void attachReleases(FunctionDecl *F) {
  for (const auto *A : F->specific_attrs<RestrictAttr>())
    if (const Expr *Named = A->getDeallocator())
      if (const auto *Reference =
              dyn_cast<DeclRefExpr>(Named->IgnoreParenImpCasts()))
        if (auto *Releasing = dyn_cast<FunctionDecl>(
                const_cast<ValueDecl *>(Reference->getDecl())))
          attachRelease(Releasing->getMostRecentDecl(),
                        A->getDeallocatorPtrArgIndex().isValid()
                            ? A->getDeallocatorPtrArgIndex().getSourceIndex()
                            : 1,
                        "");
  for (const auto *A : F->specific_attrs<OwnershipAttr>())
    if (A->isTakes() && A->args_size() != 0)
      attachRelease(F, A->args_begin()->getSourceIndex(),
                    A->getModule()->getName() == "malloc" ? "malloc" : "");
}

unsigned releasedArgument(const FunctionDecl *F) {
  const AnnotateAttr *A = findAnnotation(F, ReleasesBlock);
  unsigned Argument = 0;
  if (A)
    A->getAnnotation()
        .drop_front(sizeof(ReleasesBlock) - 1)
        .split(':')
        .first.getAsInteger(10, Argument);
  return Argument;
}

void attachReleases(DeclContext *DC) {
  for (Decl *D : DC->decls()) {
    if (auto *F = dyn_cast<FunctionDecl>(D))
      attachReleases(F);
    else if (isa<LinkageSpecDecl, NamespaceDecl>(D))
      attachReleases(cast<DeclContext>(D));
  }
}

} // namespace zeroize
