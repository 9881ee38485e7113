// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is in memory: declarations first, then what was written. A declared
// secret stays one until all of it is overwritten by what is known to be public
// (Overwrites.cpp); anything else becomes secret when a secret is written and
// public again when all of it is overwritten.

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "sema/Contracts.h"
#include "sema/StmtWalk.h"
#include "sema/flow/FlowAnalysis.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

#include <optional>

using namespace clang;

namespace zeroize {

const Fact *FlowAnalysis::newFact(const Fact *From, SourceLocation Loc,
                                  StringRef Into) {
  if (From && From->Plain)
    return telling(newFact(From->Plain, Loc, Into), From->Tells);
  // Nobody reads further.
  constexpr unsigned MaxLength = 24;
  if (From && From->Length >= MaxLength)
    return From;
  // A loop must not make a chain longer in each of its turns.
  for (const Fact *F = From; F; F = F->From)
    if (F->Loc == Loc && F->Into == Into)
      return F;
  auto &Behind = FactsBehind[{From, Loc.getRawEncoding()}];
  for (const Fact *F : Behind)
    if (F->Into == Into)
      return F;
  Facts.push_back(
      {nullptr, Loc, Into.str(), From, From ? From->Length + 1 : 0});
  Behind.push_back(&Facts.back());
  return &Facts.back();
}

const Fact *FlowAnalysis::read(const State &S, const Place &P) {
  const PlaceInfo Info = infoOf(P);
  if (Info.Declared && !isWiped(S, P))
    return Info.Declared;
  if (Info.IsDeclassified)
    return nullptr;
  const Fact *F = S.holds(P);
  // Any of its elements.
  if (!F && Info.HasElements)
    F = S.holdsAny(P);
  return F ? F->plain() : nullptr;
}

const Fact *FlowAnalysis::read(const State &S, const Places &Ps) {
  for (const Place &P : Ps)
    if (const Fact *F = read(S, P))
      return F;
  return nullptr;
}

/// A secret field in \p T, at any depth, without following pointers.
static const FieldDecl *findSecretField(QualType T, SecretTypes &Types,
                                        unsigned Depth = 0) {
  if (Depth > 8)
    return nullptr;
  const RecordDecl *R = T->getBaseElementTypeUnsafe()->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (!R || Types.kindOfType(T) == SecretKind::None)
    return nullptr;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    for (const CXXBaseSpecifier &Base : Class->bases())
      if (const FieldDecl *Inner =
              findSecretField(Base.getType(), Types, Depth + 1))
        return Inner;
  for (const FieldDecl *F : R->fields()) {
    if (ownKind(F, Types) == SecretKind::Storage)
      return F;
    if (const FieldDecl *Inner =
            findSecretField(F->getType(), Types, Depth + 1))
      return Inner;
  }
  return nullptr;
}

const FieldDecl *FlowAnalysis::secretField(QualType T) {
  if (T.isNull() || T->isBuiltinType())
    return nullptr;
  auto [It, New] = SecretFields.try_emplace(T.getTypePtr());
  if (New)
    It->second = findSecretField(T, Types);
  return It->second;
}

/// A secret in any of the bytes of \p P.
const Fact *FlowAnalysis::contents(const State &S, const Place &P) {
  if (const Fact *F = read(S, P))
    return F;
  if (const Fact *F = S.holdsAny(P))
    return F->plain();
  if (const FieldDecl *F = secretField(P.type()); F && !isWiped(S, P))
    return declaredFact(F);
  return nullptr;
}

const Fact *FlowAnalysis::contents(const State &S, const Places &Ps) {
  for (const Place &P : Ps)
    if (const Fact *F = contents(S, P))
      return F;
  return nullptr;
}

/// What a constant table of functions holds at \p P: any function of that type
/// in its initializer.
static Places inTable(ASTContext &Ctx, const Place &P) {
  Places Found;
  const auto *V =
      P.IsDecl ? dyn_cast<VarDecl>(static_cast<const Decl *>(P.Base)) : nullptr;
  QualType T = P.type();
  if (!V || T.isNull() ||
      !Ctx.getBaseElementType(V->getType()).isConstQualified())
    return Found;
  T = Ctx.getBaseElementType(T);
  const Expr *Init = V->getAnyInitializer();
  if (Init && T->isFunctionPointerType())
    forEachStatement(Init, [&](const Stmt *S) {
      const auto *R = dyn_cast<DeclRefExpr>(S);
      const auto *F = R ? dyn_cast<FunctionDecl>(R->getDecl()) : nullptr;
      if (F && Ctx.hasSameFunctionTypeIgnoringExceptionSpec(
                   F->getType(), T->getPointeeType()))
        Found.insert(Place{F, F->getType(), /*IsDecl=*/true, {}});
    });
  return Found;
}

const ValueDecl *FlowAnalysis::unmarkedStore(const Place &P) {
  const ValueDecl *D = nullptr;
  if (P.Steps.empty()) {
    const auto *V = P.IsDecl
                        ? dyn_cast<VarDecl>(static_cast<const Decl *>(P.Base))
                        : nullptr;
    D = V && V->hasGlobalStorage() ? V : nullptr;
  } else {
    D = P.Steps.back();
  }
  if (!D || Stored.in(D).empty())
    return nullptr;
  return contractOfPointer(D, Types).empty() ? D : nullptr;
}

/// What the pointers in \p Ps lead to.
Places FlowAnalysis::targets(const State &S, const Places &Ps) {
  Places Result;
  for (const Place &P : Ps) {
    if (const auto *It = S.Pointers.find(P)) {
      Result.insert(It->second.begin(), It->second.end());
      continue;
    }
    Places Functions = inTable(Ctx, P);
    bool Open = Functions.empty();
    if (const ValueDecl *D = Open ? unmarkedStore(P) : nullptr) {
      for (const FunctionDecl *F : Stored.in(D))
        Functions.insert(Place{F, F->getType(), /*IsDecl=*/true, {}});
      Open = !StoredFunctions::isClosed(D);
    }
    if (Open)
      Result.insert(P.pointee());
    Result.merge(Functions);
  }
  return Result;
}

/// True if a write of type \p Written to \p Ps overwrites all that is there.
bool FlowAnalysis::isSingle(const Places &Ps, QualType Written) const {
  if (Ps.size() != 1)
    return false;
  const Place &P = *Ps.begin();
  if (P.Steps.hasPointee())
    return false;
  QualType T = P.type();
  if (T.isNull() || T->isArrayType())
    return false;
  // A union's members are all the union, and so are a vector's elements and the
  // two parts of a complex number.
  return !(T->isUnionType() || T->isVectorType() || T->isAnyComplexType()) ||
         (!Written.isNull() && !Written->isIncompleteType() &&
          Ctx.getTypeSize(Written) >= Ctx.getTypeSize(T));
}

static StringRef nameOf(const Place &P) {
  for (const FieldDecl *F : llvm::reverse(P.Steps))
    if (F && F->getIdentifier())
      return F->getName();
  if (P.IsDecl)
    if (const auto *D = dyn_cast<NamedDecl>(static_cast<const Decl *>(P.Base));
        D && D->getIdentifier())
      return D->getName();
  return "";
}

/// True if \p P is still there when \p F has returned: a static object, or what
/// the caller has led it to. Of helpers the callers know what they do.
static bool outlives(const Place &P, const FunctionDecl *F, unsigned Depth) {
  if (P.IsDecl) {
    const auto *V = dyn_cast<VarDecl>(static_cast<const Decl *>(P.Base));
    if (V && V->hasGlobalStorage() && !P.Steps.hasPointee())
      return true;
    return Depth == 1 && isa_and_nonnull<ParmVarDecl>(V) &&
           P.Steps.hasPointee();
  }
  return Depth == 1 && P.Base == F;
}

/// The record that \p T is, has as elements or leads to.
static const RecordDecl *innermostRecord(QualType T) {
  while (!T.isNull() && (T->isPointerType() || T->isReferenceType()))
    T = T->getPointeeType();
  return T.isNull() ? nullptr
                    : T->getBaseElementTypeUnsafe()->getAsRecordDecl();
}

/// True if a write of \p F to all of \p P writes to the counts in it, too: \p P
/// is a record, and not what \p F says that it is secret.
static bool fillsRecord(const Place &P, const Fact *F) {
  const QualType T = P.type();
  const RecordDecl *R =
      T.isNull() || T->isPointerType() ? nullptr : innermostRecord(T);
  while (F->From)
    F = F->From;
  const auto *D = dyn_cast_or_null<ValueDecl>(F->Declared);
  const RecordDecl *Declared = D ? innermostRecord(D->getType()) : nullptr;
  return R && !(Declared && declaresSameEntity(R, Declared));
}

/// \p EachByte: what a marked record steers by is written to as well.
void FlowAnalysis::taint(State &S, const Places &To, const Fact *F,
                         SourceLocation Loc, bool EachByte) {
  touch(S, To);
  for (const Place &P : To) {
    // Parts that were public are so no longer.
    const bool Parts = S.forgetPublic(P);
    const PlaceInfo Info = infoOf(P);
    // Of a block without a type only what was written to it tells that it holds
    // what its fields declare.
    bool IsKnown = Info.Declared && !P.BaseType.isNull() &&
                   !(EachByte && fillsRecord(P, F));
    const Fact *Held = S.holds(P);
    if (IsKnown || Info.IsDeclassified ||
        (Held && !Parts && Fact::worse(Held, F) == Held))
      continue;
    S.setSecret(P, newFact(F, Loc, nameOf(P)));
    noteTainted(P, F, Loc);
  }
}

/// \p F is true of \p P from now on, which is not declared.
void FlowAnalysis::noteTainted(const Place &P, const Fact *F,
                               SourceLocation Loc) {
  noteStatic(P);
  if (!Report.isOn(Rule::Flow) || !outlives(P, Current, Depth))
    return;
  if (auto B = Report.report(Rule::Flow, Diag::StoredUnmarked, Loc)) {
    *B << nameOf(P);
    B.reset();
    Report.explain(F);
  }
}

/// A pointer to a secret, kept where the declaration does not say so.
void FlowAnalysis::judgeStore(const State &S, const Places &To, const Value &V,
                              SourceLocation Loc) {
  const Fact *Why = V.Targets.empty() ? nullptr : contents(S, V.Targets);
  for (const Place &P : Why ? To : Places()) {
    if (!outlives(P, Current, Depth) || declared(P.pointee()))
      continue;
    if (auto B = Report.report(Rule::Flow, Diag::StoredUnmarked, Loc)) {
      *B << nameOf(P);
      B.reset();
      Report.explain(Why);
    }
  }
}

void FlowAnalysis::write(State &S, const Places &To, const Value &V,
                         SourceLocation Loc, QualType Written) {
  bool Single = isSingle(To, Written);
  touch(S, To);
  if (Single) {
    const Place &P = *To.begin();
    const PlaceInfo *Info = V.Secret ? &infoOf(P) : nullptr;
    if (Info && !Info->IsDeclassified &&
        !(Info->Declared && !P.BaseType.isNull())) {
      S.replaceBy(P, newFact(V.Secret, Loc, nameOf(P)));
      noteTainted(P, V.Secret, Loc);
    } else {
      S.setPublic(P);
    }
    S.Pointers.erase(P);
  } else if (V.Secret) {
    taint(S, To, V.Secret, Loc);
  }
  if (Report.isOn(Rule::Flow))
    judgeStore(S, To, V, Loc);
  if (V.Targets.empty())
    return;
  for (const Place &P : To) {
    S.addTargets(P, ledFrom(S, P, V.Targets), /*KeepsOld=*/!Single);
    noteStatic(P);
  }
  declareTargets(S, To, V.Targets);
}

/// True if \p A and \p B are records of one type, or memory of which no
/// declaration says what it is: then a copy keeps
/// secret fields and others apart. An element of an array counts as all of it.
static bool sameShape(ASTContext &Ctx, QualType A, QualType B) {
  auto IsUnknown = [](QualType T) { return T.isNull() || T->isVoidType(); };
  // Numbers, mostly.
  if (!IsUnknown(A) && !IsUnknown(B) &&
      !A->getBaseElementTypeUnsafe()->isRecordType())
    return false;
  auto Element = [&](QualType T) {
    return IsUnknown(T) ? T : Ctx.getBaseElementType(T);
  };
  A = Element(A);
  B = Element(B);
  if (IsUnknown(A) || IsUnknown(B))
    return (IsUnknown(A) || A->isStructureOrClassType()) &&
           (IsUnknown(B) || B->isStructureOrClassType());
  return A->isRecordType() && Ctx.hasSameUnqualifiedType(A, B);
}

void FlowAnalysis::copy(State &S, const Places &To, const Places &From,
                        SourceLocation Loc) {
  if (isSingle(To))
    write(S, To, Value(), Loc);
  for (const Place &Source : From) {
    std::map<Place, const Fact *> Contents;
    std::map<Place, Places> Pointers;
    auto Moved = [&](const Place &P, const Place &Dest) {
      Place Result = Dest;
      for (size_t I = Source.Steps.size(); I < P.Steps.size(); ++I)
        Result = Result.step(P.Steps[I]);
      return Result;
    };
    const QualType A = Source.type();
    // The same for all, until something is written.
    std::optional<const Fact *> Held;
    for (const Place &Dest : To) {
      if (Dest == Source)
        continue;
      QualType B = Dest.type();
      if (!sameShape(Ctx, A, B)) {
        if (!Held)
          Held = contents(S, Source);
        if (const Fact *F = *Held) {
          taint(S, {Dest}, F, Loc, /*EachByte=*/true);
          Held.reset();
        }
        continue;
      }
      Held.reset();
      if (const Fact *F = read(S, Source))
        taint(S, {Dest}, F, Loc,
              /*EachByte=*/S.holds(Source) || (!A.isNull() && A->isVoidType()));
      if (B.isNull() || B->isVoidType())
        declareFields(S, Dest, A);
      for (const auto &[P, F] : S.Contents.object(Source))
        if (F && Source.contains(P))
          Contents.emplace(Moved(P, Dest), F);
      for (const auto &[P, T] : S.Pointers.object(Source))
        if (Source.contains(P))
          Pointers.emplace(Moved(P, Dest), T);
      // What pointers of the source lead to, the copies lead to as well.
      if (const RecordDecl *R =
              A.isNull() ? nullptr
                         : A->getBaseElementTypeUnsafe()->getAsRecordDecl();
          R && R->getDefinition())
        for (const FieldDecl *F : R->getDefinition()->fields())
          if (F->getType()->isPointerType())
            Pointers.emplace(Moved(Source.step(F), Dest),
                             Places{Source.step(F).pointee()});
    }
    // In storage that its type does not show (std::variant), the mark on a
    // field alone does not tell that the whole holds a secret.
    bool Opaque = !To.empty() && !secretField(To.begin()->type());
    for (auto &[P, F] : Contents)
      if (Opaque && declared(P))
        S.setSecret(P, F);
      else
        taint(S, {P}, F, Loc, /*EachByte=*/true);
    for (auto &[P, T] : Pointers)
      S.addTargets(P, T);
  }
}

} // namespace zeroize
