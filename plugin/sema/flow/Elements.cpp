// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Elements.h. The fields that stand for elements belong to a record that
// nobody else sees.

#include "sema/flow/Elements.h"
#include "sema/flow/Constants.h"
#include "sema/flow/Parens.h"

#include "clang/AST/DeclCXX.h"
#include "llvm/Support/MathExtras.h"

using namespace clang;

namespace zeroize {

static constexpr uint64_t MaxElements = 256;

/// How deep. What a closure captures by reference lies four steps deeper in its
/// body than where it is called.
static constexpr unsigned MaxSteps = 9;

static const ConstantArrayType *arrayAt(const ASTContext &Ctx, const Place &P) {
  QualType T = P.type();
  return T.isNull() ? nullptr : Ctx.getAsConstantArrayType(T);
}

const ConstantArrayType *Elements::kept(const Place &P) const {
  const ConstantArrayType *A = arrayAt(Ctx, P);
  return A && A->getZExtSize() <= MaxElements && P.Steps.size() < MaxSteps &&
                 Ctx.getBaseElementType(A->getElementType())->isArithmeticType()
             ? A
             : nullptr;
}

FieldDecl *Elements::newField(QualType T) {
  if (!Owner) {
    DeclContext *TU = Ctx.getTranslationUnitDecl();
    Owner =
        Ctx.getLangOpts().CPlusPlus
            ? CXXRecordDecl::Create(Ctx, TagTypeKind::Struct, TU, {}, {},
                                    nullptr)
            : RecordDecl::Create(Ctx, TagTypeKind::Struct, TU, {}, {}, nullptr);
  }
  return FieldDecl::Create(Ctx, Owner, {}, {}, nullptr, T, nullptr, nullptr,
                           /*Mutable=*/false, ICIS_NoInit);
}

Place Elements::step(const Place &P, QualType Element, uint64_t N) {
  FieldDecl *&F = Known[{Element.getTypePtr(), N}];
  if (!F)
    F = newField(Element);
  return P.step(F);
}

Place Elements::at(const Place &P, uint64_t N) {
  return step(P, arrayAt(Ctx, P)->getElementType(), N);
}

std::optional<Place> Elements::find(const Place &P, uint64_t N) {
  const ConstantArrayType *A = kept(P);
  if (!A || N >= A->getZExtSize())
    return std::nullopt;
  return step(P, A->getElementType(), N);
}

Place Elements::ofTuple(const Place &P, uint64_t N, QualType Element) {
  FieldDecl *&F = OfTuples[{Element.getAsOpaquePtr(), N}];
  if (!F)
    F = newField(Element);
  return P.step(F);
}

Place Elements::whole(Place P) const {
  while (!P.Steps.empty() && P.Steps.back() && P.Steps.back() != Behind &&
         P.Steps.back()->getParent() == Owner) {
    Place Outer = P;
    Outer.Steps.pop_back();
    if (!arrayAt(Ctx, Outer))
      break;
    P = Outer;
  }
  return P;
}

Places Elements::whole(const Places &Ps) const {
  Places Result;
  for (const Place &P : Ps)
    Result.insert(whole(P));
  return Result;
}

/// \p E, made of literals, if all on the way to it are numbers that every int
/// can hold: `(16 - 3) & 15`, as macros have it. Clang's evaluation is made for
/// any expression, and takes as long as all else that is done with an element.
static std::optional<int64_t> folded(const Expr *E) {
  E = withoutParens(E);
  if (const auto *I = dyn_cast<IntegerLiteral>(E))
    return I->getValue().isIntN(15) && !I->getType()->isBitIntType()
               ? std::optional<int64_t>(I->getValue().getZExtValue())
               : std::nullopt;
  const auto *B = dyn_cast<BinaryOperator>(E);
  std::optional<int64_t> L = B ? folded(B->getLHS()) : std::nullopt;
  std::optional<int64_t> R = L ? folded(B->getRHS()) : std::nullopt;
  if (!R)
    return std::nullopt;
  int64_t Result = -1;
  switch (B->getOpcode()) {
  case BO_Add:
    Result = *L + *R;
    break;
  case BO_Sub:
    Result = *L - *R;
    break;
  case BO_And:
    Result = *L & *R;
    break;
  default:
    break;
  }
  return llvm::isUInt<15>(Result) ? std::optional(Result) : std::nullopt;
}

static std::optional<uint64_t> constant(const Expr *E, const ASTContext &Ctx) {
  if (std::optional<int64_t> Known = folded(E))
    return *Known;
  Expr::EvalResult R;
  if (E->isValueDependent() || varies(E) || !E->EvaluateAsInt(R, Ctx) ||
      R.Val.getInt().isNegative())
    return std::nullopt;
  return R.Val.getInt().getLimitedValue();
}

std::optional<uint64_t> Elements::index(const Expr *E) const {
  if (std::optional<int64_t> Known = folded(E))
    return *Known;
  auto [It, IsNew] = Indices.try_emplace(E);
  if (IsNew)
    It->second = constant(E, Ctx);
  return It->second;
}

/// The record, if any, of which there is one before what \p E leads to.
static const RecordDecl *recordBefore(const Expr *E, const ASTContext &Ctx) {
  E = E->IgnoreParens();
  const Expr *Base = nullptr, *Distance = nullptr;
  if (const auto *Sum = dyn_cast<BinaryOperator>(E)) {
    if (Sum->getOpcode() != BO_Add || !E->getType()->isPointerType())
      return nullptr;
    Base = Sum->getLHS();
    Distance = Sum->getRHS()->IgnoreParenImpCasts();
    const auto *Size = dyn_cast<UnaryExprOrTypeTraitExpr>(Distance);
    if (Size && Size->getKind() == UETT_SizeOf &&
        E->getType()->getPointeeType()->isCharType())
      return Size->getTypeOfArgument()->getAsRecordDecl();
  } else if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    const auto *A =
        dyn_cast<ArraySubscriptExpr>(U->getSubExpr()->IgnoreParens());
    if (U->getOpcode() != UO_AddrOf || !A)
      return nullptr;
    Base = A->getBase();
    Distance = A->getIdx();
  }
  // Not from an array of them.
  std::optional<uint64_t> N = Base ? constant(Distance, Ctx) : std::nullopt;
  return N && *N == 1 && Base->getType()->isPointerType() &&
                 !Base->IgnoreParenImpCasts()->getType()->isArrayType()
             ? Base->getType()->getPointeeType()->getAsRecordDecl()
             : nullptr;
}

std::optional<Place> Elements::behind(const Expr *Pointer, const Place &P) {
  const RecordDecl *R = recordBefore(Pointer, Ctx);
  if (!R || P.function() || P.Steps.size() >= MaxSteps)
    return std::nullopt;
  QualType T = P.type();
  const RecordDecl *There =
      T.isNull() ? nullptr : T->getBaseElementTypeUnsafe()->getAsRecordDecl();
  if (There && !declaresSameEntity(There, R))
    return std::nullopt;
  if (!Behind)
    Behind = newField(Ctx.getIncompleteArrayType(Ctx.UnsignedCharTy,
                                                 ArraySizeModifier::Normal, 0));
  return P.step(Behind);
}

/// The array whose first element \p E is the address of.
static const Expr *decayed(const Expr *E) {
  E = withoutParens(E);
  const auto *Cast = dyn_cast<CastExpr>(E);
  return Cast && Cast->getCastKind() == CK_ArrayToPointerDecay
             ? Cast->getSubExpr()
             : nullptr;
}

std::optional<Elements::Named> Elements::named(const Expr *E) const {
  E = withoutParens(E);
  const Expr *Array = nullptr, *Index = nullptr;
  if (const auto *A = dyn_cast<ArraySubscriptExpr>(E)) {
    Array = decayed(A->getBase());
    Index = A->getIdx();
  } else if (const auto *U = dyn_cast<UnaryOperator>(E);
             U && U->getOpcode() == UO_Deref) {
    Array = decayed(U->getSubExpr());
    if (Array)
      return Named{Array, 0};
    const auto *Sum = dyn_cast<BinaryOperator>(U->getSubExpr()->IgnoreParens());
    if (Sum && Sum->getOpcode() == BO_Add) {
      Array = decayed(Sum->getLHS());
      Index = Sum->getRHS();
    }
  }
  if (!Array)
    return std::nullopt;
  std::optional<uint64_t> N = index(Index);
  return N ? std::optional(Named{Array, *N}) : std::nullopt;
}

std::optional<Places> Elements::covered(const Expr *Pointer, const Places &At,
                                        uint64_t Bytes) {
  constexpr uint64_t MaxCovered = 64;
  if (At.size() != 1 || !areKept(*At.begin()))
    return std::nullopt;
  const Place &P = *At.begin();
  const ConstantArrayType *A = arrayAt(Ctx, P);
  const Expr *Bare = Pointer->IgnoreParenCasts();
  uint64_t First = 0;
  if (const auto *U = dyn_cast<UnaryOperator>(Bare)) {
    std::optional<Named> N;
    if (U->getOpcode() == UO_AddrOf)
      N = named(U->getSubExpr());
    if (!N)
      return std::nullopt;
    First = N->Number;
    Bare = N->Array->IgnoreParens();
  } else if (const auto *Sum = dyn_cast<BinaryOperator>(Bare)) {
    std::optional<uint64_t> N;
    if (Sum->getOpcode() == BO_Add && decayed(Sum->getLHS()))
      N = constant(Sum->getRHS(), Ctx);
    if (!N)
      return std::nullopt;
    First = *N;
    Bare = decayed(Sum->getLHS())->IgnoreParens();
  }
  // Not a pointer that was moved before.
  if (!isa<DeclRefExpr, MemberExpr>(Bare) || !Bare->getType()->isArrayType())
    return std::nullopt;
  uint64_t Size = Ctx.getTypeSizeInChars(A->getElementType()).getQuantity();
  uint64_t Count = Size ? (Bytes + Size - 1) / Size : 0;
  // All of it, or more than anybody wants to keep apart.
  if (First + Count > A->getZExtSize() || Count == A->getZExtSize() ||
      Count > MaxCovered)
    return std::nullopt;
  Places Result;
  for (uint64_t I = 0; I < Count; ++I)
    Result.insert(at(P, First + I));
  return Result;
}

} // namespace zeroize
