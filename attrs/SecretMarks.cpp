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
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {

const AnnotateAttr *findAnnotation(const Decl *D, llvm::StringRef Prefix) {
  // Attributes are found by a look-up, and this is asked all the time.
  if (!D->hasAttrs())
    return nullptr;
  for (const Attr *Each : D->getAttrs())
    if (const auto *A = dyn_cast<AnnotateAttr>(Each);
        A && A->getAnnotation().starts_with(Prefix))
      return A;
  return nullptr;
}

const AnnotateAttr *findWrittenMark(const Decl *D) {
  if (!D->hasAttrs())
    return nullptr;
  for (const Attr *Each : D->getAttrs())
    if (const auto *A = dyn_cast<AnnotateAttr>(Each);
        A && !A->isInherited() && A->getAnnotation() == SecretMark)
      return A;
  return nullptr;
}

const AnnotateAttr *findSecretMark(const Decl *D) {
  if (!D->hasAttrs())
    return nullptr;
  // A redeclared parameter has two: the resolved one that Clang copied from the
  // earlier declaration, and the one that is written here. The latter is news.
  const AnnotateAttr *Resolved = nullptr;
  for (const Attr *Each : D->getAttrs()) {
    const auto *A = dyn_cast<AnnotateAttr>(Each);
    if (!A || !A->getAnnotation().starts_with(SecretMark))
      continue;
    if (A->getAnnotation() == SecretMark)
      return A;
    Resolved = Resolved ? Resolved : A;
  }
  return Resolved;
}

bool isMarkedSecret(const Decl *D) {
  return llvm::any_of(
      D->redecls(), [](const Decl *R) { return findSecretMark(R) != nullptr; });
}

/// The line that marks \p D itself.
static SourceLocation ownSidecarLine(const Decl *D) {
  const SourceManager &SM = D->getASTContext().getSourceManager();
  for (const auto *A : D->specific_attrs<AnnotateAttr>()) {
    SourceLocation End = A->getRange().getEnd();
    if (!A->getAnnotation().starts_with(AnnotationPrefix) || End.isInvalid() ||
        End.isMacroID())
      continue;
    // A file that nobody includes, and that D is not in.
    FileID ID = SM.getFileID(End);
    if (ID != SM.getFileID(SM.getExpansionLoc(A->getLocation())) &&
        ID != SM.getMainFileID() && SM.getIncludeLoc(ID).isInvalid() &&
        SM.getFileEntryForID(ID))
      return End;
  }
  return {};
}

SourceLocation sidecarLine(const Decl *D) {
  SourceLocation Line = ownSidecarLine(D);
  const auto *V = dyn_cast<ValueDecl>(D);
  const Type *T = V ? V->getType().getTypePtrOrNull() : nullptr;
  // Or the type of what it is or leads to.
  while (T && Line.isInvalid()) {
    if (const auto *Named = dyn_cast<TypedefType>(T))
      Line = ownSidecarLine(Named->getDecl());
    else if (const auto *R = dyn_cast<RecordType>(T))
      for (const Decl *Each : R->getDecl()->redecls())
        Line = Line.isValid() ? Line : ownSidecarLine(Each);
    QualType Next =
        isa<PointerType, ReferenceType>(T) ? T->getPointeeType()
        : isa<AdjustedType>(T) ? cast<AdjustedType>(T)->getOriginalType()
        : isa<ArrayType>(T) ? cast<ArrayType>(T)->getElementType()
                            : T->getLocallyUnqualifiedSingleStepDesugaredType();
    T = Next.getTypePtr() == T ? nullptr : Next.getTypePtr();
  }
  return Line;
}

static bool isOurs(const Attr *A) {
  const auto *Note = dyn_cast<AnnotateAttr>(A);
  return Note && (Note->getAnnotation().starts_with(SecretMark) ||
                  Note->getAnnotation().starts_with(Contract) ||
                  Note->getAnnotation().starts_with(PointerContract));
}

void setAnnotation(Decl *D, llvm::StringRef Word) {
  if (Word.empty() && !D->hasAttrs())
    return;
  // A marked parameter of a redeclaration has two: its own mark, and the word
  // that the earlier declaration has left.
  llvm::SmallVector<const AnnotateAttr *, 2> Old;
  if (D->hasAttrs())
    for (const Attr *A : D->getAttrs())
      if (isOurs(A))
        Old.push_back(cast<AnnotateAttr>(A));
  if (Old.empty() ? Word.empty()
                  : Old.size() == 1 && Old[0]->getAnnotation() == Word)
    return;
  if (!Old.empty()) {
    AttrVec &Attrs = D->getAttrs();
    llvm::erase_if(Attrs, isOurs);
    // What is dropped from Clang's table leaves a hole there, which every later
    // look-up may have to pass.
    if (Attrs.empty() && Word.empty())
      D->dropAttrs();
  }
  if (Word.empty())
    return;
  // Inherited ones come first.
  SourceRange Range =
      Old.empty() ? SourceRange(D->getLocation()) : Old.back()->getRange();
  auto *New = AnnotateAttr::CreateImplicit(
      D->getASTContext(), Word, /*Args=*/nullptr, /*ArgsSize=*/0, Range);
  New->setInherited(!Old.empty() && Old.back()->isInherited());
  D->addAttr(New);
}

} // namespace zeroize
