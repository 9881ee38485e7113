// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// AnnotateAttr as the carrier of our words: Clang copies it to redeclarations
// and template instantiations, writes it into precompiled headers and emits it
// into the IR, all by itself. Tests: test/attrs, test/sema/annotations.c.

#include "attrs/SecretMarks.h"

#include "attrs/Annotations.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"

using namespace clang;

namespace zeroize {

const AnnotateAttr *findAnnotation(const Decl *D, llvm::StringRef Prefix) {
  for (const auto *A : D->specific_attrs<AnnotateAttr>())
    if (A->getAnnotation().starts_with(Prefix))
      return A;
  return nullptr;
}

const AnnotateAttr *findSecretMark(const Decl *D) {
  // A redeclared parameter has two: the resolved one that Clang copied from the
  // earlier declaration, and the one that is written here. The latter is news.
  for (const auto *A : D->specific_attrs<AnnotateAttr>())
    if (A->getAnnotation() == SecretMark)
      return A;
  return findAnnotation(D, SecretMark);
}

bool isMarkedSecret(const Decl *D) {
  return llvm::any_of(
      D->redecls(), [](const Decl *R) { return findSecretMark(R) != nullptr; });
}

void setAnnotation(Decl *D, llvm::StringRef Word, SourceRange Range) {
  auto IsOurs = [](const Attr *A) {
    const auto *Note = dyn_cast<AnnotateAttr>(A);
    return Note && (Note->getAnnotation().starts_with(SecretMark) ||
                    Note->getAnnotation().starts_with(Contract));
  };
  bool Inherited = false;
  if (D->hasAttrs()) {
    AttrVec &Attrs = D->getAttrs();
    for (const Attr *A : Attrs)
      if (IsOurs(A))
        Inherited = cast<AnnotateAttr>(A)->isInherited();
    llvm::erase_if(Attrs, IsOurs);
    if (Attrs.empty())
      D->dropAttrs();
  }
  if (Word.empty())
    return;
  auto *New =
      AnnotateAttr::CreateImplicit(D->getASTContext(), Word,
                                   /*Args=*/nullptr, /*ArgsSize=*/0, Range);
  New->setInherited(Inherited);
  D->addAttr(New);
}

} // namespace zeroize
