// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Walks a type's sugar (typedefs are where a mark hides), its elements and its
// fields. Relies on Clang keeping the sugar of written types: a typedef's mark
// is gone once the type is canonical, as in a template argument. Tests:
// test/sema/annotations.c, contracts.cpp.

#include "attrs/SecretTypes.h"

#include "attrs/Annotations.h"
#include "attrs/SecretAttr.h"
#include "attrs/SecretMarks.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace zeroize {
namespace {

/// The bytes that the attribute speaks of: behind references, arrays and
/// pointers.
QualType innermost(QualType T) {
  for (;;) {
    T = T.getNonReferenceType();
    if (const auto *A = T->getAsArrayTypeUnsafe())
      T = A->getElementType();
    else if (T->isPointerType())
      T = T->getPointeeType();
    else
      return T;
  }
}

SecretKind behindPointer(SecretKind K) {
  return K == SecretKind::None ? SecretKind::None : SecretKind::Pointee;
}

/// What the words on \p D say, an object of type \p T, or a function that
/// returns one. Once sema has resolved a mark, the word may come from the type
/// alone, and must not be read as a mark; that of what a function returns has
/// become the first letter of its contract.
SecretKind kindOfWords(const Decl *D, QualType T) {
  SecretKind Kind = SecretKind::None;
  if (!D->hasAttrs())
    return Kind;
  for (const Attr *Each : D->getAttrs()) {
    const auto *A = dyn_cast<AnnotateAttr>(Each);
    StringRef Word = A ? A->getAnnotation() : StringRef();
    if (!Word.starts_with(AnnotationPrefix))
      continue;
    if (Word.starts_with(Contract)) {
      char Letter = Word[sizeof(Contract) - 1];
      Kind = std::max(Kind, Letter == 's' ? SecretKind::Storage
                            : Letter == '-' || Letter == '?'
                                ? SecretKind::None
                                : SecretKind::Pointee);
      continue;
    }
    Word = Word.split(':').first;
    Kind = std::max(Kind, Word == SecretStorage || Word == SecretCallers
                              ? SecretKind::Storage
                          : Word == SecretPointee ? SecretKind::Pointee
                          : Word == SecretMark    ? kindOfMark(T)
                                                  : SecretKind::None);
  }
  return Kind;
}

/// The typedef or alias template that \p T names, if that is what it is.
const Decl *aliasOf(const Type *T) {
  if (const auto *TD = dyn_cast<TypedefType>(T))
    return TD->getDecl();
  const auto *Special = dyn_cast<TemplateSpecializationType>(T);
  if (!Special || !Special->isTypeAlias())
    return nullptr;
  const TemplateDecl *Alias = Special->getTemplateName().getAsTemplateDecl();
  return Alias ? Alias->getTemplatedDecl() : nullptr;
}

} // namespace

TypeProblem problemOfMark(QualType T) {
  if (T->isDependentType() || T->isUndeducedType())
    return TypeProblem::None;
  QualType Inner = innermost(T);
  if (Inner->isFunctionType())
    return TypeProblem::Function;
  if (Inner->isBlockPointerType())
    return TypeProblem::Block;
  if (Inner->isMemberPointerType())
    return TypeProblem::Member;
  if (T->isVoidType())
    return TypeProblem::Void;
  return TypeProblem::None;
}

bool hasMarkedName(QualType T) {
  for (;;) {
    if (const Decl *Alias = aliasOf(T.getTypePtr());
        Alias && isMarkedSecret(Alias))
      return true;
    QualType Next = T->getLocallyUnqualifiedSingleStepDesugaredType();
    if (Next.getTypePtr() == T.getTypePtr())
      return false;
    T = Next;
  }
}

SecretKind kindOfMark(QualType T) {
  if (T->isDependentType() || T->isUndeducedType() ||
      problemOfMark(T) != TypeProblem::None)
    return SecretKind::None;
  if (T->isReferenceType())
    return SecretKind::Pointee;
  while (const auto *A = T->getAsArrayTypeUnsafe())
    T = A->getElementType();
  if (T->isAtomicType())
    T = T.getAtomicUnqualifiedType();
  return T->isPointerType() ? SecretKind::Pointee : SecretKind::Storage;
}

SecretKind SecretTypes::kindOfCapture(const LambdaCapture &C) {
  if (!C.capturesVariable())
    return SecretKind::None;
  const ValueDecl *Captured = C.getCapturedVar();
  SecretKind Kind = kindOf(Captured);
  if (C.getCaptureKind() == LCK_ByRef)
    return behindPointer(Kind);
  // The copy is one of the object, not of the reference to it.
  bool CopiesObject = Captured->getType()->isReferenceType() &&
                      !Captured->getType()->getPointeeType()->isPointerType();
  return Kind == SecretKind::Pointee && CopiesObject ? SecretKind::Storage
                                                     : Kind;
}

SecretKind SecretTypes::kindOfFields(const RecordDecl *Def, Query &Q) {
  SecretKind Kind = SecretKind::None;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Def))
    for (const CXXBaseSpecifier &Base : Class->bases())
      Kind = std::max(Kind, kindOfType(Base.getType(), Q));
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Def);
      Class && Class->isLambda())
    for (const LambdaCapture &C : Class->captures())
      Kind = std::max(Kind, kindOfCapture(C));
  for (const FieldDecl *F : Def->fields()) {
    Kind = std::max(
        {Kind, kindOfWords(F, F->getType()), kindOfType(F->getType(), Q)});
  }
  return Kind;
}

SecretKind SecretTypes::kindOfRecord(const RecordDecl *R, Query &Q) {
  if (isMarkedSecret(R))
    return SecretKind::Storage;
  const RecordDecl *Def = R->getDefinition();
  // A record that is still being defined would be remembered without its later
  // fields.
  if (!Def || !Def->isCompleteDefinition() || Def->isDependentContext()) {
    Q.Preliminary = true;
    return SecretKind::None;
  }
  if (auto It = Known.find(Def); It != Known.end()) {
    const RecordKind &Answer = It->second;
    if (!Answer.Preliminary || Answer.Age == Age) {
      Q.Preliminary |= Answer.Preliminary;
      return Answer.Kind;
    }
  }
  // A record that points to itself adds nothing by that pointer: hence None
  // while it is open. What a cycle hides from an inner record reaches the
  // outermost one by another way, so only that one's answer may be remembered
  // for good.
  bool Outermost = Q.Open.empty();
  if (auto [It, Fresh] = Q.Open.try_emplace(Def, SecretKind::None); !Fresh)
    return It->second;
  SecretKind Kind = kindOfFields(Def, Q);
  Q.Open[Def] = Kind;
  if (Outermost)
    Known[Def] = {Kind, Q.Preliminary && Kind == SecretKind::None, Age};
  return Kind;
}

SecretKind SecretTypes::kindOfType(QualType T, Query &Q) {
  if (T.isNull() || T->isDependentType())
    return SecretKind::None;
  const Type *Ty = T.getTypePtr();
  for (;;) {
    if (const Decl *Alias = aliasOf(Ty); Alias && isMarkedSecret(Alias))
      return kindOfMark(T);
    // A parameter's array type is written as an array, and its typedef may be
    // the marked one.
    if (const auto *A = dyn_cast<AdjustedType>(Ty))
      return behindPointer(kindOfType(A->getOriginalType(), Q));
    if (const auto *A = dyn_cast<ArrayType>(Ty))
      return kindOfType(A->getElementType(), Q);
    if (const auto *A = dyn_cast<AtomicType>(Ty))
      return kindOfType(A->getValueType(), Q);
    if (isa<PointerType, ReferenceType>(Ty))
      return behindPointer(kindOfType(Ty->getPointeeType(), Q));
    if (const auto *R = dyn_cast<RecordType>(Ty))
      return kindOfRecord(R->getDecl(), Q);
    QualType Next = Ty->getLocallyUnqualifiedSingleStepDesugaredType();
    if (Next.getTypePtr() == Ty)
      return SecretKind::None;
    Ty = Next.getTypePtr();
    T = Next;
  }
}

/// A mark on a name for a type, or on a record, that comes late.
void SecretTypes::upToDate() {
  if (unsigned Marks = attachedAttributes().onTypes(); Marks != MarksSeen) {
    MarksSeen = Marks;
    forget();
  }
}

SecretKind SecretTypes::kindOfType(QualType T) {
  if (T.isNull())
    return SecretKind::None;
  upToDate();
  const Type *Key = T.getTypePtr();
  if (isa<BuiltinType>(Key))
    return SecretKind::None;
  if (auto It = KnownTypes.find(Key); It != KnownTypes.end())
    return It->second;
  Query Q;
  SecretKind Kind = kindOfType(T, Q);
  if (!Q.Preliminary || Kind != SecretKind::None || Frozen)
    KnownTypes[Key] = Kind;
  return Kind;
}

bool SecretTypes::omits(const Decl *D) const {
  return OmitsWords && !findAnnotation(D, AnnotationPrefix);
}

SecretKind SecretTypes::computeKindOf(const ValueDecl *D) {
  const auto *F = dyn_cast<FunctionDecl>(D);
  QualType T = F ? F->getReturnType() : D->getType();
  SecretKind Kind = kindOfType(T);
  // Each of these is its only declaration.
  if (isa<ParmVarDecl, FieldDecl>(D))
    return std::max(Kind, kindOfWords(D, T));
  for (const Decl *R : D->redecls())
    Kind = std::max(Kind, kindOfWords(R, T));
  return Kind;
}

SecretKind SecretTypes::kindOf(const ValueDecl *D) {
  if (!Frozen)
    return computeKindOf(D);
  if (auto It = KnownDecls.find(D); It != KnownDecls.end())
    return It->second;
  SecretKind Kind = computeKindOf(D);
  KnownDecls[D] = Kind;
  return Kind;
}

} // namespace zeroize
