// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A union's members are one piece of memory: what is written through one is
// read through another, as far as their bytes overlap, also those of structures
// in it. The marks on its members remain. Tests: test/compare/unions.c.

#include "sema/flow/FlowAnalysis.h"

using namespace clang;

namespace zeroize {

/// The fields from \p R's beginning to a secret one, not behind pointers, of
/// which some of the first \p Bits bits are.
static bool overlaps(ASTContext &Ctx, SecretTypes &Types, const RecordDecl *R,
                     int64_t Bits, std::vector<const FieldDecl *> &Path) {
  R = R ? R->getDefinition() : nullptr;
  if (!R || R->isInvalidDecl() || R->isDependentType() || Path.size() > 3)
    return false;
  for (const FieldDecl *F : R->fields()) {
    int64_t Offset = Ctx.getFieldOffset(F);
    if (Offset >= Bits)
      continue;
    bool Step = !R->isUnion() || ownKind(F, Types) == SecretKind::Storage;
    if (Step)
      Path.push_back(F);
    if (ownKind(F, Types) == SecretKind::Storage ||
        overlaps(Ctx, Types, F->getType()->getAsRecordDecl(), Bits - Offset,
                 Path))
      return true;
    if (Step)
      Path.pop_back();
  }
  return false;
}

/// Member \p F of the union \p P. A union is one piece of memory, but the marks
/// on its members remain.
Places FlowAnalysis::locateMember(const Place &P, const FieldDecl *F) {
  Places Result;
  std::vector<const FieldDecl *> Path;
  if (ownKind(F, Types) == SecretKind::Storage)
    return {P.step(F)};
  Result.insert(P);
  if (!F->getType()->isRecordType() && !F->getType()->isIncompleteType() &&
      overlaps(Ctx, Types, F->getParent(), Ctx.getTypeSize(F->getType()),
               Path)) {
    Place Secret = P;
    for (const FieldDecl *Step : Path)
      Secret = Secret.step(Step);
    Result.insert(Secret);
  }
  return Result;
}

bool isAlternative(const RecordDecl *U, const RecordDecl *R) {
  if (!U || !U->isUnion() || !U->isCompleteDefinition())
    return false;
  ASTContext &Ctx = U->getASTContext();
  uint64_t Size = Ctx.getTypeSize(Ctx.getCanonicalTagType(R));
  bool Found = false;
  for (const FieldDecl *F : U->fields()) {
    if (const RecordDecl *Member = F->getType()->getAsRecordDecl())
      Found |= declaresSameEntity(Member, R);
    else if (!F->getType()->isPointerType() &&
             Ctx.getTypeSize(F->getType()) >= Size)
      return false;
  }
  return Found;
}

/// A context of another algorithm lies in its place: it has bytes of its own,
/// so a count in \p Field shows none of those that were written to \p Written.
static bool isOfAnotherContext(const RecordDecl *U, const FieldDecl *First,
                               const FieldDecl *Field,
                               ArrayRef<const FieldDecl *> Written) {
  const RecordDecl *Own = First->getParent();
  const RecordDecl *Theirs = Written.front()->getParent();
  auto IsArray = [](const FieldDecl *F) { return F->getType()->isArrayType(); };
  QualType T = Field->getType();
  return !declaresSameEntity(Own, Theirs) &&
         (T->isIntegralOrEnumerationType() || T->isPointerType()) &&
         Field->getParent()->isCompleteDefinition() &&
         llvm::any_of(Written, IsArray) && isAlternative(U, Own) &&
         isAlternative(U, Theirs) && llvm::any_of(Own->fields(), IsArray) &&
         !llvm::all_of(Theirs->fields(), IsArray);
}

namespace {

/// Which bits of a union.
struct Range {
  int64_t Begin = 0, End = 0;
  bool meets(const Range &O) const { return Begin < O.End && O.Begin < End; }
};

int64_t bitsOf(ASTContext &Ctx, QualType T) {
  return T.isNull() || T->isIncompleteType() || T->isDependentType()
             ? 0
             : Ctx.getTypeSize(T);
}

/// The bits that \p Steps lead to, from an object of type \p T. An element of
/// an array counts as all of it.
Range rangeOf(ASTContext &Ctx, ArrayRef<const FieldDecl *> Steps, QualType T) {
  Range R;
  for (const FieldDecl *F : Steps) {
    if (!F->getParent()->isCompleteDefinition())
      break;
    R.Begin += Ctx.getFieldOffset(F);
    T = F->getType();
  }
  R.End = R.Begin + bitsOf(Ctx, T);
  return R;
}

} // namespace

const Fact *FlowAnalysis::readPunned(const State &S, const Place &P,
                                     const Expr *E) {
  const auto Known = S.Contents.object(P);
  if (Known.empty())
    return nullptr;
  // The outermost union, not behind a pointer.
  ArrayRef<const FieldDecl *> Steps = P.Steps.steps();
  std::optional<size_t> At;
  QualType T = P.BaseType, Union;
  for (size_t I = 0; I <= Steps.size(); ++I) {
    if (!At && !T.isNull() && T->isUnionType()) {
      At = I;
      Union = T;
    }
    if (I == Steps.size())
      break;
    if (Steps[I]) {
      T = Steps[I]->getType();
    } else {
      At.reset();
      T = T.isNull() ? T : T->getPointeeType();
    }
  }
  if (!At || Union->isIncompleteType())
    return nullptr;
  Range Own = rangeOf(Ctx, Steps.drop_front(*At), Union);
  if (const auto *M = dyn_cast<MemberExpr>(E->IgnoreParens());
      M && M->getMemberDecl()->getDeclContext() ==
               Union->getAsRecordDecl()->getDefinition())
    Own.End = Own.Begin + bitsOf(Ctx, M->getType());
  for (const auto &[Q, Why] : Known) {
    ArrayRef<const FieldDecl *> Theirs = Q.Steps.steps();
    if (!Why || Theirs.size() <= *At ||
        Theirs.take_front(*At) != Steps.take_front(*At) ||
        llvm::is_contained(Theirs.drop_front(*At), nullptr))
      continue;
    if (Steps.size() > *At &&
        isOfAnotherContext(Union->getAsRecordDecl()->getDefinition(),
                           Steps[*At], Steps.back(), Theirs.drop_front(*At)))
      continue;
    if (rangeOf(Ctx, Theirs.drop_front(*At), Union).meets(Own))
      return Why->plain();
  }
  return nullptr;
}

} // namespace zeroize
