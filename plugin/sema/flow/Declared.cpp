// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What declarations say of places: of variables, fields and what pointers lead
// to; and of the memory that is reached through them. Tests: test/compare,
// test/compare/marked-pointers.c.

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "sema/flow/FlowAnalysis.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {

const Fact *FlowAnalysis::declaredFact(const NamedDecl *D) {
  const Fact *&F = Declarations[D];
  if (!F) {
    Facts.push_back({D, D->getLocation(), "", nullptr, 0});
    F = &Facts.back();
  }
  return F;
}

SecretKind ownKind(const ValueDecl *D, SecretTypes &Types) {
  SecretKind Kind = Types.kindOf(D);
  if (Kind == SecretKind::None)
    return Kind;
  const auto *Function = dyn_cast<FunctionDecl>(D);
  QualType Innermost = Function ? Function->getReturnType() : D->getType();
  while (!Innermost->isRecordType())
    if (const Type *Array = Innermost->getArrayElementTypeNoTypeQual())
      Innermost = QualType(Array, 0);
    else if (Innermost->isPointerType() || Innermost->isReferenceType())
      Innermost = Innermost->getPointeeType();
    else if (Innermost->isAtomicType())
      Innermost = Innermost.getAtomicUnqualifiedType();
    else
      return Kind;
  const RecordDecl *R = Innermost->getAsRecordDecl();
  // Of a record with secret fields only these are secret, unless it is marked
  // as a whole: itself, or a name of it (`typedef SECRET struct s key;`).
  bool Whole = isMarkedSecret(R) || hasMarkedName(Innermost) ||
               Types.kindOfType(Innermost) == SecretKind::None;
  return Whole ? Kind : SecretKind::None;
}

/// True if \p F counts in two words what a hash function has been given, beside
/// its state and its block: MD5, SHA-1 and their kin.
static bool countsInTwoWords(const FieldDecl *F) {
  ASTContext &Ctx = F->getASTContext();
  // How many words or bytes, and the size of one.
  auto Shape = [&](const FieldDecl *Each) -> std::pair<uint64_t, uint64_t> {
    const auto *A = Ctx.getAsConstantArrayType(Each->getType());
    if (!A || !A->getElementType()->isUnsignedIntegerType())
      return {0, 0};
    return {A->getZExtSize(),
            Ctx.getTypeSizeInChars(A->getElementType()).getQuantity()};
  };
  auto [Words, Size] = Shape(F);
  if (Words != 2 || Size < 4)
    return false;
  const FieldDecl *State = nullptr, *Block = nullptr;
  for (const FieldDecl *Each : F->getParent()->fields()) {
    auto [Number, Bytes] = Shape(Each);
    if (!State && Number >= 4 && Bytes >= 4)
      State = Each;
    else if (Number * Bytes >= 32)
      Block = Each;
  }
  return State && Block;
}

/// True if \p R has nothing but numbers: they are what was marked then, for
/// there is nothing that they could steer.
static bool hasOnlyNumbers(const RecordDecl *R) {
  if (const auto *C = dyn_cast<CXXRecordDecl>(R);
      C && llvm::any_of(C->bases(), [](const CXXBaseSpecifier &B) {
        const auto *Base = B.getType()->getAsRecordDecl();
        return Base && !hasOnlyNumbers(Base);
      }))
    return false;
  return llvm::all_of(R->fields(), [](const FieldDecl *F) {
    const auto *Inner = F->getType()->getAsRecordDecl();
    return Inner ? hasOnlyNumbers(Inner)
                 : F->getType()->isIntegralOrEnumerationType();
  });
}

/// A count, a flag or a pointer in an object that is marked as a whole: such
/// objects are contexts of algorithms, and steer by them. It is secret when a
/// secret is written into it. What is marked has type \p T, and \p I of \p P's
/// steps lead there: bytes that are only looked at as a record are all secret.
static bool steers(const Place &P, size_t I, QualType T) {
  const FieldDecl *F = P.Steps.empty() ? nullptr : P.Steps.back();
  // An element of an array is a field of nothing (Elements.h).
  if (F && !F->getParent()->isCompleteDefinition() && I + 1 < P.Steps.size())
    F = P.Steps[P.Steps.size() - 2];
  else if (F && !F->getParent()->isCompleteDefinition())
    return false;
  bool IsElement = F && F != P.Steps.back();
  if (!F || I >= P.Steps.size() || T.isNull() ||
      !(countsInTwoWords(F) ||
        (!IsElement && (F->getType()->isIntegralOrEnumerationType() ||
                        F->getType()->isPointerType()))))
    return false;
  while (const Type *Element = T->getArrayElementTypeNoTypeQual())
    T = QualType(Element, 0);
  const RecordDecl *Owner = P.Steps[I] ? P.Steps[I]->getParent() : nullptr;
  const RecordDecl *R = T->getAsRecordDecl();
  if (R && hasOnlyNumbers(R))
    return false;
  return !Owner || isa<CXXRecordDecl>(Owner) ||
         (R && (declaresSameEntity(Owner, R) || isAlternative(R, Owner)));
}

/// True for the variable of secret_declassify.
static bool isDeclassified(const Place &P) {
  const auto *V =
      P.IsDecl ? dyn_cast<VarDecl>(static_cast<const Decl *>(P.Base)) : nullptr;
  return V && findAnnotation(V, Declassify);
}

FlowAnalysis::PlaceInfo &FlowAnalysis::infoOf(const Place &P) {
  auto [It, New] = Infos.try_emplace(
      {P.Base, P.BaseType.getAsOpaquePtr(), P.Steps.number()});
  // Nothing in there asks again.
  if (New)
    It->second = {findDeclared(P), isDeclassified(P), Array.areKept(P)};
  return It->second;
}

const Fact *FlowAnalysis::findDeclared(const Place &P) {
  bool Below = false; // what pointers lead to is secret
  const NamedDecl *Who = nullptr;
  QualType T = P.BaseType;
  auto See = [&](const ValueDecl *D) -> bool {
    SecretKind Kind = ownKind(D, Types);
    if (Kind != SecretKind::None)
      Who = D;
    if (Kind == SecretKind::Pointee)
      Below = true;
    return Kind == SecretKind::Storage;
  };
  const auto *Base = static_cast<const Decl *>(nullptr);
  if (!T.isNull() && !T->isFunctionType() && P.IsDecl)
    Base = static_cast<const Decl *>(P.Base);
  if (const auto *V = dyn_cast_or_null<VarDecl>(Base)) {
    if (findAnnotation(V, Declassify))
      return nullptr;
    if (See(V))
      return steers(P, 0, T) ? nullptr : declaredFact(Who);
  }
  for (size_t I = 0; I <= P.Steps.size(); ++I) {
    if (!T.isNull() && !T->isDependentType()) {
      const RecordDecl *R = T->getAsRecordDecl();
      if (const Type *E = T->getBaseElementTypeUnsafe(); E && !R)
        R = E->getAsRecordDecl();
      if (R && isMarkedSecret(R))
        return steers(P, I, T) ? nullptr : declaredFact(R);
    }
    if (I == P.Steps.size())
      break;
    if (const FieldDecl *F = P.Steps[I]) {
      T = F->getType();
      if (See(F))
        return steers(P, I + 1, T) ? nullptr : declaredFact(Who);
    } else {
      if (T.isNull())
        return nullptr;
      if (T->isAtomicType())
        T = T.getAtomicUnqualifiedType();
      if (T->isPointerType() || T->isReferenceType())
        T = T->getPointeeType();
      else if (T->isArrayType())
        T = QualType(T->getBaseElementTypeUnsafe(), 0)->getPointeeType();
      else
        T = QualType();
      if (Below && (T.isNull() || !T->isPointerType()))
        return steers(P, I + 1, T) ? nullptr : declaredFact(Who);
    }
  }
  return nullptr;
}

/// True if a pointer of the library leads to \p P, which its next call changes:
/// `optarg`.
bool FlowAnalysis::isLentByLibrary(const Place &P) const {
  const auto *V =
      P.IsDecl ? dyn_cast<VarDecl>(static_cast<const Decl *>(P.Base)) : nullptr;
  return V && P.Steps.size() == 1 && !P.Steps.back() && V->hasGlobalStorage() &&
         Ctx.getSourceManager().isInSystemHeader(V->getLocation());
}

/// True if \p P stands for many objects, one of which is as good as none: that,
/// and the strings of a vector (`argv`).
bool FlowAnalysis::isOneOfMany(const Place &P) const {
  const auto *V =
      P.IsDecl ? dyn_cast<VarDecl>(static_cast<const Decl *>(P.Base)) : nullptr;
  if (!V || P.Steps.size() != 2 || P.Steps[0] || P.Steps[1])
    return isLentByLibrary(P);
  const QualType Strings = V->getType()->getPointeeType();
  return !Strings.isNull() && Strings->isPointerType() &&
         Strings->getPointeeType()->isCharType();
}

/// Where the pointer at \p P leads that is made to lead to \p To. Of what the
/// library lends it has a string that nobody else has by then, unless secrets
/// were written there; and if that it leads to secrets is declared of it alone,
/// the other strings of a vector are none.
Places FlowAnalysis::ledFrom(const State &S, const Place &P, const Places &To) {
  if (P.type().isNull() || !P.type()->isPointerType())
    return To;
  auto IsOwn = [&](const Place &T) {
    return isOneOfMany(T) &&
           (declared(P.pointee()) || (isLentByLibrary(T) && !contents(S, T)));
  };
  if (llvm::none_of(To, IsOwn))
    return To;
  Places Led;
  for (const Place &T : To)
    Led.insert(IsOwn(T) ? P.pointee() : T);
  return Led;
}

/// Where a pointer of which is declared that it leads to secrets is made to
/// lead, there are secrets from then on, whatever is written there: in a block
/// of the heap, in a buffer of this function's. Of what others see, only as
/// long as nobody writes something else.
void FlowAnalysis::declareTargets(State &S, const Places &Pointers,
                                  const Places &Led) {
  for (const Place &P : Pointers) {
    QualType T = P.type();
    const Fact *F =
        T.isNull() || !T->isPointerType() ? nullptr : declared(P.pointee());
    for (const Place &Target : F ? Led : Places()) {
      PlaceInfo &Info = infoOf(Target);
      if (Info.Declared || Info.IsDeclassified || isOneOfMany(Target))
        continue;
      const auto *V =
          Target.IsDecl
              ? dyn_cast<VarDecl>(static_cast<const Decl *>(Target.Base))
              : nullptr;
      if (!Target.IsDecl || (V && V->hasLocalStorage())) {
        Info.Declared = F;
        ++InfosAge;
      } else {
        S.setSecret(Target, F);
      }
    }
  }
}

/// The fields in \p T, at any depth, that are declared secret, as places in
/// memory \p At of which nothing is declared.
void FlowAnalysis::declareFields(State &S, const Place &At, QualType T) {
  const RecordDecl *R =
      T.isNull() ? nullptr : T->getBaseElementTypeUnsafe()->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (!R || R->isUnion() || At.Steps.size() > 4 ||
      Types.kindOfType(T) == SecretKind::None)
    return;
  for (const FieldDecl *F : R->fields())
    if (ownKind(F, Types) == SecretKind::Storage)
      S.setSecret(At.step(F), declaredFact(F));
    else
      declareFields(S, At.step(F), F->getType());
}

} // namespace zeroize
