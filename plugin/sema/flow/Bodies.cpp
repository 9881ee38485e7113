// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of functions whose body is followed into: the caller's facts in the
// names of the callee, and what it has done back in those of the caller. One
// analysis for each way of passing secrets.

#include "sema/flow/FlowAnalysis.h"

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {

static Place paramPlace(const ParmVarDecl *P) {
  return {P, P->getType(), /*IsDecl=*/true, {}};
}

Place FlowAnalysis::thisPlace(const FunctionDecl *F) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  return {F,
          M && M->isInstance() ? M->getThisType() : QualType(),
          /*IsDecl=*/false,
          {}};
}

/// The record that \p F returns.
Place FlowAnalysis::resultPlace(const FunctionDecl *F) {
  return {F->getBody(), F->getReturnType(), /*IsDecl=*/false, {}};
}

/// What is passed for the ellipsis.
Place FlowAnalysis::unnamedPlace(const FunctionDecl *F) {
  return {F, QualType(), /*IsDecl=*/false, {}};
}

/// Marks the fields of a record of type \p R at \p To that hold contents.
static void bindFields(State &Entry, const Place &To, const RecordDecl *R,
                       const Fact *Why) {
  if (const auto *C = dyn_cast<CXXRecordDecl>(R->getDefinition()))
    for (const CXXBaseSpecifier &Base : C->bases())
      if (const RecordDecl *B = Base.getType()->getAsRecordDecl();
          B && B->getDefinition())
        bindFields(Entry, To, B, Why);
  for (const FieldDecl *F : R->getDefinition()->fields()) {
    const RecordDecl *Inner = F->getType()->getAsRecordDecl();
    if (F->getType()->isIntegralOrEnumerationType() ||
        F->getType()->isPointerType())
      continue;
    // Places end at some depth.
    if (Inner && Inner->getDefinition() && !Inner->isInStdNamespace() &&
        To.Steps.size() < 4)
      bindFields(Entry, To.step(F), Inner, Why);
    else
      Entry.setSecret(To.step(F), Why);
  }
}

/// A record of type \p R at \p T is handed on as bytes (`void *context`). They
/// hold a secret; the fields that do not are public to who casts it back.
void FlowAnalysis::bindPublicFields(State &Entry, const Place &To,
                                    const State &S, const Place &T,
                                    const RecordDecl *R) {
  if (R->isUnion() || To.Steps.size() > 4)
    return;
  for (const FieldDecl *F : R->fields()) {
    const RecordDecl *Inner = F->getType()->getAsRecordDecl();
    if (!contents(S, T.step(F)))
      Entry.keepPublic(To.step(F));
    else if (Inner && Inner->getDefinition())
      bindPublicFields(Entry, To.step(F), S, T.step(F), Inner->getDefinition());
  }
}

/// The record that lies at \p T: by its type, or, in memory without one, by the
/// fields that were written to.
static const RecordDecl *recordAt(const State &S, const Place &T) {
  if (!T.type().isNull() && !T.type()->isVoidType()) {
    const RecordDecl *R =
        T.type()->getBaseElementTypeUnsafe()->getAsRecordDecl();
    return R ? R->getDefinition() : nullptr;
  }
  const RecordDecl *Found = nullptr;
  for (const auto &[P, Why] : S.Contents.object(T)) {
    if (!T.contains(P) || P == T)
      continue;
    const RecordDecl *R = P.Steps[T.Steps.size()]->getParent();
    if (Found && R != Found)
      return nullptr;
    Found = R;
  }
  return Found;
}

/// A call that is not followed. What it returns, and what it may write to, may
/// depend on all that it is given.
Value FlowAnalysis::callTooFar(const Expr *E, const Operands &Args, State &S,
                               const Places *This, Bound Why) {
  giveUp(Current, Why);
  Value Result;
  Result.Secret = This ? contents(S, *This) : nullptr;
  for (const Expr *A : Args)
    if (const Fact *Given = A ? secretOf(A, S) : nullptr;
        Given && !Result.Secret)
      Result.Secret = Given;
  for (const Expr *A : Args) {
    if (!A)
      continue;
    QualType T = A->getType();
    if (!T->isPointerType())
      continue;
    Places At = evaluate(A, S).Targets;
    if (Result.Secret && !T->getPointeeType().isConstQualified() &&
        !T->isFunctionPointerType())
      taint(S, At, Result.Secret, E->getExprLoc());
    if (E->getType()->isPointerType())
      Result.Targets.merge(At);
  }
  return Result;
}

static const RecordDecl *recordOf(QualType T) {
  const RecordDecl *R =
      T.isNull() ? nullptr : T->getBaseElementTypeUnsafe()->getAsRecordDecl();
  return R ? R->getDefinition() : nullptr;
}

/// True if all that is known of the parts of \p T, memory that no declaration
/// gives a type, is known of fields of \p R.
static bool usedAs(const State &S, const Place &T, const RecordDecl *R) {
  const auto *Class = dyn_cast<CXXRecordDecl>(R);
  for (const auto &[P, Why] : S.Contents.object(T)) {
    if (!T.contains(P) || P == T)
      continue;
    const RecordDecl *Parent = P.Steps[T.Steps.size()]->getParent();
    const auto *Base = dyn_cast<CXXRecordDecl>(Parent);
    if (!declaresSameEntity(Parent, R) &&
        !(Class && Base && Class->isDerivedFrom(Base)))
      return false;
  }
  return true;
}

/// True if \p A and \p B are records of one type, and so their fields are the
/// same. Memory of an allocator, the library's or another, is what it is used
/// as.
static bool linksRecords(const State &S, const Place &A, const Place &B) {
  const RecordDecl *R = recordOf(A.type());
  if (!R || R->isUnion())
    return false;
  QualType T = B.type();
  if (T.isNull() || T->isVoidType())
    return usedAs(S, B, R);
  const RecordDecl *Other = recordOf(T);
  return Other && declaresSameEntity(R, Other);
}

/// True for numbers that the pointer in a record leads to and of which its
/// declaration says that they are secret: who reads them knows without being
/// told, and would otherwise be analysed once for each record that it is given
/// with and once for each without.
bool FlowAnalysis::isDeclaredBehindField(const Place &P) {
  if (P.Steps.size() < 2 || P.Steps.back() || P.BaseType.isNull())
    return false;
  QualType T = P.type();
  return !T.isNull() && T->isArithmeticType() && declared(P);
}

/// The argument that leads to \p P, which \p F's parameter leads to.
static const Expr *argumentBehind(const Place &P, const FunctionDecl *F,
                                  ArrayRef<const Expr *> Args) {
  for (size_t I = 0; I < Args.size() && I < F->getNumParams(); ++I)
    if (Args[I] && paramPlace(F->getParamDecl(I)).pointee() == P)
      return Args[I];
  return nullptr;
}

/// \p Given: what the parameters without an argument hold. \p Promised: those
/// of the pointer through which \p F is called; they may say of an argument
/// that is null that it is secret.
Value FlowAnalysis::callBody(const FunctionDecl *F, const Expr *E,
                             const Operands &Args, State &S, const Places *This,
                             const Fact *Given,
                             ArrayRef<ParmVarDecl *> Promised) {
  if (Depth >= limits().Depth)
    return callTooFar(E, Args, S, This, Bound::Depth);
  if (Work + Table.Work > limits().Work)
    return callTooFar(E, Args, S, This, Bound::Work);
  State Entry;
  SmallVector<std::pair<Place, Targets>, 8> Bindings;
  auto Give = [&](const Place &P, const Fact *Why, SourceLocation Loc,
                  StringRef Name) {
    if (isDeclaredBehindField(P))
      return;
    const auto *Known = Entry.Contents.find(P);
    const Fact *New = newFact(Why, Loc, Name);
    Entry.setSecret(P, Known ? Fact::worse(New, Known->second) : New);
  };
  // T is a pointer of which its declaration says that it leads to a secret, and
  // To is its address in the callee's terms, which does not.
  auto GiveDeclared = [&](const Place &To, const Place &T, SourceLocation Loc,
                          StringRef Name) {
    if (QualType Type = T.type(); Type.isNull() || !Type->isPointerType())
      return;
    if (const Fact *Why = declared(T.pointee());
        Why && !isWiped(S, T.pointee()))
      Give(To.pointee(), Why, Loc, Name);
  };
  // A pointer in what is handed on leads to T, which the callee calls To. If
  // both are a record of one type, the fields that were written to are secret,
  // not the links beside them; and what those lead to, Links times. Of another
  // pointer, what it leads to.
  auto BindLinked = [&](auto &Self, const Place &To, const Place &T,
                        SourceLocation Loc, StringRef Name,
                        unsigned Links) -> void {
    const bool IsPointer = !T.type().isNull() && T.type()->isPointerType();
    const bool Parts = (IsPointer || linksRecords(S, To, T)) && !read(S, T);
    if (const Fact *Why = Parts ? nullptr : contents(S, T)) {
      Give(To, Why, Loc, Name);
      return;
    }
    auto Moved = [&](const Place &P) {
      Place Part = To;
      for (size_t I = T.Steps.size(); I < P.Steps.size(); ++I)
        Part = Part.step(P.Steps[I]);
      return Part;
    };
    for (const auto &[P, Why] : S.Contents.object(T))
      if (Why && (IsPointer ? isBelow(P, T) : T.contains(P)))
        Give(Moved(P), Why, Loc, Name);
    GiveDeclared(To, T, Loc, Name);
    if (!Links)
      return;
    for (const auto &[P, Led] : S.Pointers.object(T)) {
      if (!T.contains(P))
        continue;
      const Place There = Moved(P).pointee();
      for (const Place &Target : Led) {
        if (Target.function())
          Entry.addTargets(Moved(P), {Target});
        Self(Self, There, Target, Loc, Name, Links - 1);
      }
      Bindings.emplace_back(There, Led);
    }
  };
  auto Bind = [&](const Place &To, const Places &From, SourceLocation Loc,
                  StringRef Name) {
    Bindings.emplace_back(To, Targets(From));
    for (const Place &T : From) {
      auto Moved = [&](const Place &P) {
        Place Result = To;
        for (size_t I = T.Steps.size(); I < P.Steps.size(); ++I)
          Result = Result.step(P.Steps[I]);
        return Result;
      };
      GiveDeclared(To, T, Loc, Name);
      const RecordDecl *R =
          T.type().isNull() ? nullptr : T.type()->getAsRecordDecl();
      const Fact *Marked = declared(T);
      // Nobody looks into a container: it is its elements.
      if (Marked && R && R->getDefinition() && !R->isUnion() &&
          !R->isInStdNamespace() && !S.holds(T))
        // Marked as a whole: without the fields that it steers by.
        bindFields(Entry, To, R, newFact(Marked, Loc, Name));
      else if (const Fact *Why = heldAt(S, T))
        Give(To, Why, Loc, Name);
      else if (To.type().isNull() || !To.type()->isRecordType())
        // A record seen through a pointer to bytes.
        if (const Fact *Why = contents(S, T)) {
          Entry.setSecret(To, newFact(Why, Loc, Name));
          if (const RecordDecl *Bytes = recordAt(S, T))
            bindPublicFields(Entry, To, S, T, Bytes);
        }
      for (const auto &[P, Why] : S.Contents.object(T))
        if (Why && isBelow(P, T))
          Give(Moved(P), Why, Loc, Name);
        else if (!Why && T.contains(P) && P != T)
          Entry.keepPublic(Moved(P));
      for (const auto &[P, Led] : S.Pointers.object(T))
        if (isBelow(P, T)) {
          for (const Place &Target : Led)
            if (Target.function())
              Entry.addTargets(Moved(P), {Target});
          Place There = Moved(P).pointee();
          for (const Place &Target : Led)
            BindLinked(BindLinked, There, Target, Loc, Name, /*Links=*/1);
          Bindings.emplace_back(There, Led);
        }
    }
  };
  for (size_t I = 0; I < Args.size() && I < F->getNumParams(); ++I) {
    const ParmVarDecl *P = F->getParamDecl(I);
    const Expr *Arg = Args[I];
    Place To = paramPlace(P);
    if (!Arg) {
      const ParmVarDecl *Theirs = I < Promised.size() ? Promised[I] : nullptr;
      SecretKind Kind = Theirs ? ownKind(Theirs, Types) : SecretKind::None;
      if (Kind != SecretKind::None)
        Entry.setSecret(
            Kind == SecretKind::Pointee ? To.pointee() : To,
            newFact(declaredFact(Theirs), E->getExprLoc(), P->getName()));
      continue;
    }
    if (P->getType()->isReferenceType()) {
      Bind(To.pointee(), object(Arg, S), Arg->getExprLoc(), P->getName());
      continue;
    }
    if (Arg->getType()->isRecordType()) {
      Bind(To, object(Arg, S), Arg->getExprLoc(), P->getName());
      continue;
    }
    const State Before = S;
    const unsigned Age = InfosAge;
    Value V = passed(Arg, S);
    if (V.Secret) {
      const bool IsSecret = !Arg->isGLValue() && S == Before && Age == InfosAge;
      Entry.setSecret(
          To, newFact(telling(V.Secret, tellingOfArgument(Arg, S, IsSecret)),
                      Arg->getExprLoc(), P->getName()));
    }
    for (const Place &T : V.Targets)
      if (T.function())
        Entry.addTargets(To, {T});
    if (!V.Targets.empty())
      Bind(To.pointee(), V.Targets, Arg->getExprLoc(), P->getName());
  }
  for (size_t I = Args.size(); Given && I < F->getNumParams(); ++I) {
    const ParmVarDecl *P = F->getParamDecl(I);
    QualType T = P->getType();
    Place To = paramPlace(P);
    Entry.setSecret(T->isReferenceType() || T->isPointerType() ? To.pointee()
                                                               : To,
                    newFact(Given, E->getExprLoc(), P->getName()));
  }
  for (size_t I = F->getNumParams(); I < Args.size(); ++I) {
    Place To = unnamedPlace(F);
    Value V = evaluate(Args[I], S);
    if (V.Secret)
      Entry.setSecret(To, newFact(V.Secret, Args[I]->getExprLoc(), "..."));
    if (!V.Targets.empty())
      Bind(To.pointee(), V.Targets, Args[I]->getExprLoc(), "...");
  }
  if (This)
    Bind(thisPlace(F).pointee(), *This, E->getExprLoc(), "this");
  // By the same names on both sides.
  for (const VarDecl *V : Statics.usedBy(F)) {
    const Place P = Place::of(V);
    for (const auto &[Part, Why] : S.Contents.object(P))
      Entry.Contents.set(Part, Why);
    for (const auto &[Part, Led] : S.Pointers.object(P)) {
      for (const Place &Target : Led)
        BindLinked(BindLinked, Part.pointee(), Target, E->getExprLoc(),
                   V->getName(), /*Links=*/1);
      Bindings.emplace_back(Part.pointee(), Led);
    }
  }
  // Not the temporary that it may be made in: that is written afterwards.
  if (const auto *Call = dyn_cast<CallExpr>(E);
      Call && F->getReturnType()->isRecordType()) {
    const Place Made{
        Call->getCallee(), F->getReturnType(), /*IsDecl=*/false, {}};
    Bindings.emplace_back(resultPlace(F), Targets(Places{Made}));
  }
  SourceLocation Outer = Report.User;
  if (const SourceManager &SM = Ctx.getSourceManager();
      !SM.isInSystemHeader(F->getLocation()))
    Report.User = SourceLocation();
  else if (Outer.isInvalid())
    Report.User = SM.getExpansionLoc(E->getExprLoc());
  CallSite Here{E,    &Args,       Current, Known ? Known->Block : nullptr,
                Site, std::nullopt};
  Site = &Here;
  Summary &Sum = summarize(F, Entry);
  Site = Here.Outer;
  // From elsewhere the answer may be another one.
  if (Here.Final)
    Sum.Done = false;
  Report.User = Outer;
  if (const auto *M = dyn_cast<CXXMethodDecl>(F);
      M && M->getParent()->isLambda())
    S.Wiped = {}; // it may write to what it has captured
  for (const auto &[To, From] : Bindings)
    touch(S, From);
  // Back to the caller's names.
  auto Find = [&](const Place &P, Places &Out) {
    for (const auto &[To, From] : Bindings) {
      if (!isBelow(P, To))
        continue;
      for (Place T : From) {
        for (size_t I = To.Steps.size(); I < P.Steps.size(); ++I)
          T = T.step(P.Steps[I]);
        Out.insert(T);
      }
    }
  };
  // Where there are many, pointers lead to the same places again and again.
  const bool AreMany = Bindings.size() > 16;
  std::map<Place, Places> Translated;
  auto Translate = [&](const Place &P, Places &Out) {
    if (!AreMany)
      return Find(P, Out);
    auto [It, IsNew] = Translated.try_emplace(P);
    if (IsNew)
      Find(P, It->second);
    Out.merge(It->second);
  };
  const Handed Blocks = isRunning(F) ? Handed() : allocatedFor(F, Sum);
  auto Named = [&](const Place &P) {
    return nameForCaller(P, Blocks, E, Translate);
  };
  auto IsParameter = [](const Place &P) {
    return P.IsDecl && isa<ParmVarDecl>(static_cast<const Decl *>(P.Base));
  };
  auto IsLocal = [F](const Place &P) {
    const auto *V = P.IsDecl
                        ? dyn_cast<VarDecl>(static_cast<const Decl *>(P.Base))
                        : nullptr;
    return P.Base == F || (V && V->hasLocalStorage());
  };
  // In the callee's terms: a constant, or what it was given for a parameter.
  for (const auto &[P, Size] : Sum.Wipes) {
    Places At;
    Translate(P, At);
    const Expr *Given = Size->IgnoreParenCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Given))
      if (const auto *Param = dyn_cast<ParmVarDecl>(Ref->getDecl()))
        for (size_t I = 0; I < Args.size() && I < F->getNumParams(); ++I)
          if (F->getParamDecl(I) == Param)
            Given = Args[I];
    if (const Expr *Arg = argumentBehind(P, F, Args); Arg && At.size() == 1)
      overwriteBytes(S, Arg, At, Given, /*Public=*/true);
  }
  Value Result;
  Result.Secret = Sum.Result.Secret;
  if (Known)
    Known->Tells[E] = Sum.Tells;
  for (const Place &P : Sum.Cleared)
    S.setPublic(P);
  const Fact *ResultContents = nullptr;
  for (const auto &[P, Why] : Sum.Effects) {
    if (!P.Base) {
      ResultContents = Why;
      continue;
    }
    Places At;
    Translate(P, At);
    if (At.empty() && !IsParameter(P))
      At.insert(Named(P));
    const Expr *Filled =
        Fills.contains(Why) ? argumentBehind(P, F, Args) : nullptr;
    if (Filled)
      fill(S, Filled, At, Why, E->getExprLoc());
    else
      taint(S, At, Why, E->getExprLoc(), /*EachByte=*/true);
  }
  for (const auto &[P, Led] : Sum.Pointers) {
    Places From, To;
    Translate(P, From);
    if (From.empty() && !IsParameter(P))
      From.insert(Named(P));
    for (const Place &T : Led)
      if (size_t Before = To.size(); Translate(T, To), To.size() == Before)
        // Variables of the callee are gone.
        if (!IsParameter(T) && !IsLocal(T))
          To.insert(Named(T));
    if (!To.empty())
      for (const Place &At : From)
        S.addTargets(At, To, /*KeepsOld=*/!isSingle({At}));
  }
  for (const Place &P : Sum.Result.Targets) {
    Places At;
    Translate(P, At);
    if (At.empty())
      At.insert(Named(P));
    Result.Targets.merge(At);
  }
  if (ResultContents && !contents(S, Result.Targets)) {
    Place Temporary = Place{E, E->getType(), false, {}}.pointee();
    S.setSecret(Temporary, ResultContents);
    Result.Targets.insert(Temporary);
  }
  return Result;
}

} // namespace zeroize
