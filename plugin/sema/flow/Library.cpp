// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C++ library functions by what their kind does: containers hold their elements
// as their own bytes, accessors lead into the container, algorithms that
// compare stop early, everything else may move what it was given to where it
// may write.

#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/LibraryKinds.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {

bool FlowAnalysis::leadsElsewhere(QualType T) {
  const auto *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->getIdentifier() &&
         (isHandle(T) || (R->isInStdNamespace() && R->getName() == "span"));
}

/// Where iterators and views of the program's own at \p At lead.
static Places behindFields(const State &S, const Places &At) {
  Places Behind;
  for (const Place &P : At)
    if (!P.type().isNull() && isOwnIterator(P.type()))
      for (const auto &[Q, Led] : S.Pointers.object(P))
        if (P.contains(Q))
          Behind.merge(Led);
  return Behind;
}

/// \p At, and where iterators and views among them lead.
Places FlowAnalysis::andBehind(const State &S, Places At) {
  const Places Behind = behindFields(S, At);
  for (const Place &P : Places(At))
    if (const auto *It = S.Pointers.find(P);
        It && !P.type().isNull() && P.type()->isRecordType())
      At.insert(It->second.begin(), It->second.end());
  At.insert(Behind.begin(), Behind.end());
  return At;
}

/// An algorithm calls what it is given with the elements, of which \p Why are
/// secret, if any: lambdas, functions and function objects. A secret that one
/// of them returns.
const Fact *FlowAnalysis::callClosures(const Expr *E, const Operands &Args,
                                       State &S, const Fact *Why) {
  const Fact *Returned = nullptr;
  for (const Expr *A : Args) {
    const QualType T = A->getType().getNonReferenceType();
    const auto *R = T->getAsCXXRecordDecl();
    SmallVector<const FunctionDecl *, 2> Calls;
    if (R && !isInLibrary(R))
      for (const CXXMethodDecl *Call : callOperators(T))
        Calls.push_back(Call);
    // Or that is called where an object of the library's is. The first one may
    // be called with what follows it (callFollowed).
    const bool Keeps = R && !R->isLambda() && keepsFunction(T);
    if (Keeps || (A != Args.front() &&
                  (T->isFunctionType() || T->isFunctionPointerType())))
      for (const Place &P :
           Keeps ? andBehind(S, object(A, S)) : passed(A, S).Targets)
        if (const FunctionDecl *Call = P.function())
          Calls.push_back(Call);
    for (const FunctionDecl *Call : Calls) {
      const FunctionDecl *Body = nullptr;
      if (!Call->hasBody(Body) || infoOf(Call).IsSystem)
        continue;
      // Elements that are records say themselves what is secret in them.
      const bool Says =
          llvm::any_of(Call->parameters(), [&](const ParmVarDecl *P) {
            return Types.kindOfType(P->getType()) != SecretKind::None;
          });
      if (!Why && !Says && (!R || R->field_empty()))
        continue;
      const Places Closure = R ? object(A, S) : Places();
      Value V = callBody(Body, E, {}, S, R ? &Closure : nullptr,
                         Says ? nullptr : Why);
      if (!Returned)
        Returned = V.Secret;
    }
  }
  return Returned;
}

/// The field that an algorithm is told to look at: `&record::field`.
static const FieldDecl *projected(const Expr *A) {
  A = A->IgnoreParenImpCasts();
  if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(A))
    A = M->getSubExpr()->IgnoreParenImpCasts();
  const auto *U = dyn_cast<UnaryOperator>(A);
  const auto *R = U && U->getOpcode() == UO_AddrOf
                      ? dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParens())
                      : nullptr;
  return R ? dyn_cast<FieldDecl>(R->getDecl()) : nullptr;
}

/// True if what \p A is or leads to is a record that holds secrets in fields
/// only: whoever gets a copy of it has public fields beside them.
bool FlowAnalysis::holdsByFields(const Expr *A, State &S) {
  QualType T = A->getType().getNonReferenceType();
  Places At;
  if (T->isPointerType()) {
    Value V = evaluate(A, S);
    if (V.Secret)
      return false;
    At = V.Targets;
    T = T->getPointeeType();
  } else if (T->isRecordType()) {
    At = object(A, S);
  }
  return T->isRecordType() && !read(S, At) && contents(S, At);
}

/// What \p A holds, in an object \p To of the library's that is made of it.
void FlowAnalysis::holdFields(State &S, const Place &To, const Expr *A) {
  std::vector<std::pair<Place, const Fact *>> Parts;
  for (const Place &P : object(A, S))
    for (const auto &[Q, Why] : S.Contents.object(P)) {
      if (!Why || Q == P || !P.contains(Q))
        continue;
      Place Part = To;
      for (size_t I = P.Steps.size(); I < Q.Steps.size(); ++I)
        Part = Part.step(Q.Steps[I]);
      Parts.emplace_back(Part, Why);
    }
  for (auto &[Part, Why] : Parts)
    S.setSecret(Part, Why);
  declareFields(S, To, A->getType().getNonReferenceType());
}

/// std::swap and std::exchange: objects change places.
Value FlowAnalysis::exchange(const Expr *E, const Operands &Args, State &S,
                             bool Swap) {
  SourceLocation Loc = E->getExprLoc();
  Value Result;
  Places A = object(Args[0], S), Old{Place::temporary(E)};
  copy(S, Old, A, Loc);
  if (Swap) {
    Places B = object(Args[1], S);
    copy(S, A, B, Loc);
    copy(S, B, Old, Loc);
    return Result;
  }
  Result.Secret = E->getType()->isRecordType() ? nullptr : read(S, Old);
  Result.Targets = E->getType()->isPointerType() ? targets(S, A) : Old;
  if (Args[1]->getType()->isRecordType())
    copy(S, A, object(Args[1], S), Loc);
  else
    write(S, A, evaluate(Args[1], S), Loc, Args[0]->getType());
  return Result;
}

Value FlowAnalysis::callLibrary(const FunctionDecl *F, const Expr *E,
                                const Operands &Args, State &S,
                                const Places *This) {
  Value Result;
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (This && Method && F->getOverloadedOperator() == OO_Call &&
      Method->getParent()->isInStdNamespace()) {
    bool Known = false;
    for (const Place &P : *This)
      if (auto It = S.Pointers.find(P); It != S.Pointers.end())
        for (const Place &T : Places(It->second)) {
          const FunctionDecl *Called = T.function();
          const FunctionDecl *Body = nullptr;
          // The first argument may be the object.
          const auto *M = dyn_cast_or_null<CXXMethodDecl>(Called);
          const bool HasObject =
              M && M->isInstance() && M->getOverloadedOperator() != OO_Call;
          if (!Called || Called->getNumParams() + HasObject != Args.size())
            continue;
          Known = true;
          if (infoOf(Called).IsSystem || !Called->hasBody(Body)) {
            judgeFollowed(Called, E, Args, S);
            continue;
          }
          Places Object = *This;
          if (HasObject)
            Object = Args[0]->getType()->isPointerType()
                         ? passed(Args[0], S).Targets
                         : object(Args[0], S);
          Value V =
              callBody(Body, E, Operands(Args.begin() + HasObject, Args.end()),
                       S, &Object);
          if (!Result.Secret)
            Result.Secret = V.Secret;
          Result.Targets.merge(V.Targets);
        }
    if (Known)
      return Result;
  }
  if (isIdentity(F, Args.size())) {
    Result.Targets = object(Args[0], S);
    return Result;
  }
  if (callTuple(F, E, Args, S, Result))
    return Result;
  if (const std::optional<Operation> O =
          F->isOverloadedOperator() ? operationOf(E) : std::nullopt)
    return operateOnBytes(*O, E, S);
  if (This && !Args.empty() && F->getOverloadedOperator() == OO_Equal)
    for (const Place &P : *This)
      keepCalled(S, P, E->getType(), Args[0]);
  if (F->isInStdNamespace() && !Method && Args.size() == 2 &&
      (nameOf(F) == "swap" || nameOf(F) == "exchange"))
    return exchange(E, Args, S, nameOf(F) == "swap");
  const Fact *Own = This ? contents(S, *This) : nullptr;
  const Fact *Why = Own, *Elements = Own;
  bool Handles = false;
  // All that is secret lies in fields that say so.
  bool ByFields = !Own || !read(S, *This);
  for (const Expr *A : Args) {
    Handles |= isHandle(A->getType());
    const Fact *Given = secretOf(A, S);
    if (!Given && isOwnIterator(A->getType()))
      Given = contents(S, behindFields(S, object(A, S)));
    if (const FieldDecl *F = projected(A);
        F && !Given && !F->isInvalidDecl() &&
        ownKind(F, Types) != SecretKind::None)
      Given = declaredFact(F);
    if (!Why)
      Why = Given;
    // What a closure has captured it need not be called with.
    if (!Elements && !isClosure(A->getType()) && !keepsFunction(A->getType()))
      Elements = Given;
    if (Given && !holdsByFields(A, S))
      ByFields = false;
  }
  if (isStandardFunction(F) || (isInLibrary(F) && !Method)) {
    callFollowed(E, Args, S);
    if (const Fact *Returned = callClosures(E, Args, S, Elements);
        Returned && !Why) {
      Why = Returned;
      ByFields = false;
    }
    if (!Why && !(F->isOverloadedOperator() && Handles) &&
        (isComparison(F) || decidesOnElements(F)))
      Why = toldByOwn(F, E, Args, S);
  }
  // The first argument is looked for.
  if (const Fact *Key =
          looksUp(F) && !Args.empty() ? secretOf(Args[0], S) : nullptr)
    if (const auto *C = dyn_cast<CallExpr>(E)) {
      rejectComparison({"", KnownRole::Compare, ""}, C, Args, Key);
      return Result;
    }
  const bool ByOwn =
      Why && (isComparison(F) || choosesOne(F) || decidesOnElements(F)) &&
      comparedByOwn(F, E, Args, S, Why);
  if (Why && choosesOne(F) && !ByOwn)
    if (auto B = Report.report(Rule::Branch, Diag::SecretBranch, E)) {
      *B << 3;
      B.reset();
      Report.explain(Why);
    }
  if (isComparison(F) && Why && !ByOwn &&
      !(F->isOverloadedOperator() && Handles)) {
    KnownFunction K{"", KnownRole::Compare, ""};
    if (const auto *C = dyn_cast<CallExpr>(E))
      rejectComparison(K, C, Args, Why);
    return Result;
  }
  // Where an iterator stands is public.
  if (tellsSize(F) || (Handles && !ByOwn && (isComparison(F) || isDistance(F))))
    return Result;
  if (readsNumber(F))
    return readNumber(F, E, Args, S);
  if (Why && decidesOnElements(F) && !ByOwn)
    if (auto B = Report.report(Rule::Compare, Diag::ScansSecret, E,
                               /*AtMostWarn=*/true)) {
      *B << nameOf(F);
      B.reset();
      Report.explain(Why);
    }
  if (Why)
    judgeStream(F, E, Args, Why, S);
  // An element by its number: `table[x]`, `table.at(x)`.
  if (This && !Args.empty() && Args[0]->getType()->isIntegerType() &&
      (F->getOverloadedOperator() == OO_Subscript || nameOf(F) == "at"))
    if (const Fact *Number = evaluate(Args[0], S).Secret) {
      if (auto B = Report.report(Rule::Index, Diag::SecretIndex, E)) {
        B.reset();
        Report.explain(Number);
      }
      Selector = Number;
      Result.Targets = andBehind(S, *This);
      return Result;
    }
  // Accessors and iterators lead into the container; functions into what they
  // take. A key or an index leads nowhere.
  if (This)
    Result.Targets = andBehind(S, *This);
  const Place Made = Place::temporary(E);
  bool Makes = !E->isGLValue() && E->getType()->isRecordType() &&
               !leadsElsewhere(E->getType());
  const bool MovesOwn = Makes && isOwnIterator(E->getType());
  for (const Expr *A : This ? Operands() : Args) {
    if (MovesOwn) {
      // Its fields lead on.
      if (Ctx.hasSameUnqualifiedType(A->getType(), E->getType()))
        Result.Targets.merge(object(A, S));
    } else if (Makes && ByFields && holdsByFields(A, S)) {
      holdFields(S, Made, A);
      Result.Targets.insert(Made);
    } else if (A->isGLValue() || A->getType()->isRecordType()) {
      Places At = andBehind(S, object(A, S));
      Result.Targets.insert(At.begin(), At.end());
    } else if (A->getType()->isPointerType()) {
      Places At = evaluate(A, S).Targets;
      Result.Targets.insert(At.begin(), At.end());
    }
  }
  // What std::ref, std::mem_fn and the like make of a function.
  if (const auto *C = dyn_cast<CallExpr>(E); C && keepsFunction(E->getType())) {
    const Place Keeper{C->getCallee(), E->getType(), /*IsDecl=*/false, {}};
    for (const Expr *A : Args)
      keepCalled(S, Keeper, E->getType(), A);
    if (S.Pointers.count(Keeper))
      Result.Targets.insert(Keeper);
  }
  if (!Why || (ByOwn && isComparison(F)))
    return Result;
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (!Own && isElsewhere(F)) {
    Result.Targets.merge(callUnknown(F, E, Args, S).Targets);
    if (This && !(M && M->isConst()))
      touch(S, *This);
    return Result;
  }
  if (This && !Own && M && !M->isConst() &&
      !isSource(Ctx.getCanonicalTagType(M->getParent()))) {
    if (!ByFields)
      taint(S, *This, Why, E->getExprLoc());
    else
      for (const Expr *A : Args)
        if (holdsByFields(A, S))
          for (const Place &P : *This)
            holdFields(S, P, A);
  }
  if (ByFields)
    return Result;
  // Of iterators nobody knows whether they are written through: the last one of
  // copy, transform and the like is.
  auto IsOwn = [](QualType T) {
    return !T->isReferenceType() && isOwnIterator(T);
  };
  size_t LastHandle = Args.size();
  if (E->getType()->isVoidType() || E->getType()->isPointerType() ||
      isHandle(E->getType()) || IsOwn(E->getType()))
    for (size_t I = 0; I < Args.size() && I < F->getNumParams(); ++I)
      if (QualType T = F->getParamDecl(I)->getType(); isHandle(T) || IsOwn(T))
        LastHandle = I;
  for (size_t I = 0; I < Args.size() && I < F->getNumParams(); ++I) {
    QualType T = F->getParamDecl(I)->getType();
    bool Writable = (T->isPointerType() || T->isReferenceType()) &&
                    !T->getPointeeType().isConstQualified();
    Writable |=
        (isHandle(T) || IsOwn(T)) && (I + 1 == Args.size() || I == LastHandle);
    if (!Writable || T->isRValueReferenceType() || isSource(T) ||
        isClosure(Args[I]->getType()))
      continue;
    Places To = Args[I]->isGLValue() || Args[I]->getType()->isRecordType()
                    ? object(Args[I], S)
                    : evaluate(Args[I], S).Targets;
    // Where an iterator stands stays public.
    const Places Behind = behindFields(S, To);
    taint(S, Behind.empty() ? andBehind(S, To) : Behind, Why, E->getExprLoc());
  }
  if (!E->isGLValue() && !E->getType()->isPointerType() &&
      !isHandle(E->getType()) && !IsOwn(E->getType()) &&
      !E->getType()->isVoidType())
    Result.Secret = Why;
  return Result;
}

/// The operator \p E of std::byte does what it does of other numbers.
Value FlowAnalysis::operateOnBytes(const Operation &O, const Expr *E,
                                   State &S) {
  Value Result, Right = evaluate(O.Right, S);
  if (!BinaryOperator::isCompoundAssignmentOp(O.Op)) {
    Result.Secret = evaluate(O.Left, S).Secret;
    if (!Result.Secret)
      Result.Secret = Right.Secret;
    return Result;
  }
  Result.Targets = object(O.Left, S);
  Value Kept;
  Kept.Secret = read(S, Result.Targets);
  if (!Kept.Secret)
    Kept.Secret = Right.Secret;
  if (Kept.Secret)
    Kept.Secret = telling(Kept.Secret, gathers(O, Result.Targets, S));
  write(S, Result.Targets, Kept, E->getExprLoc(), O.Left->getType());
  return Result;
}

/// Text is made a number by \p F, which looks at one character after the other.
/// The number is what the text spells; where it ends, and whether it was one at
/// all, was said here and is what the program works with from here on.
Value FlowAnalysis::readNumber(const FunctionDecl *F, const Expr *E,
                               const Operands &Args, State &S) {
  const bool ByReference = nameOf(F) == "from_chars";
  Value Result;
  for (size_t I = 0; I < Args.size() && I < (ByReference ? 2 : 1); ++I)
    if (!Result.Secret)
      Result.Secret = secretOf(Args[I], S);
  if (!Result.Secret)
    return Result;
  if (auto B = Report.report(Rule::Compare, Diag::ScansSecret, E,
                             /*AtMostWarn=*/true)) {
    *B << nameOf(F);
    B.reset();
    Report.explain(Result.Secret);
  }
  if (!ByReference)
    return Result;
  if (Args.size() > 2)
    taint(S, object(Args[2], S), Result.Secret, E->getExprLoc());
  return {};
}

Value FlowAnalysis::construct(const CXXConstructExpr *E, State &S,
                              const Place *Object) {
  const CXXConstructorDecl *C = E->getConstructor();
  Places To{*Object};
  Value Result;
  if (C->isCopyOrMoveConstructor() && E->getNumArgs() >= 1) {
    Places From = object(E->getArg(0), S);
    copy(S, To, From, E->getExprLoc());
    Result.Secret = contents(S, To);
    return Result;
  }
  Operands Args(E->arg_begin(), E->arg_end());
  const FunctionDecl *Body = nullptr;
  if (C->hasBody(Body) &&
      !Ctx.getSourceManager().isInSystemHeader(C->getLocation()))
    return callBody(Body, E, Args, S, &To);
  if (const RecordDecl *R = pairOf(E->getType()); R && Args.size() == 2) {
    auto Field = R->field_begin();
    for (const Expr *A : Args) {
      if (holdsByFields(A, S))
        holdFields(S, Object->step(*Field), A);
      else if (const Fact *Why = secretOf(A, S))
        taint(S, {Object->step(*Field)}, Why, E->getExprLoc());
      ++Field;
    }
    return Result;
  }
  if (makeTuple(*Object, E->getType(), Args, E->getExprLoc(), S))
    return Result;
  if (C->getParent()->isInStdNamespace()) {
    callFollowed(E, Args, S);
    // Of what others keep nobody knows when it is called.
    if (StringRef Name = C->getParent()->getName();
        Name == "thread" || Name == "jthread")
      for (const Expr *A : Args)
        callClosures(A, E, S);
    const Fact *Why = contents(S, To);
    for (const Expr *A : Args)
      if (!Why)
        Why = secretOf(A, S);
    if (Why)
      judgeStream(C, E, Args, Why, S);
  }
  if (C->getParent()->isInStdNamespace())
    for (const Expr *A : Args)
      keepCalled(S, *Object, E->getType(), A);
  if (leadsElsewhere(E->getType()))
    for (const Expr *A : Args) {
      Places At = A->isGLValue() || A->getType()->isRecordType()
                      ? andBehind(S, object(A, S))
                      : evaluate(A, S).Targets;
      S.addTargets(*Object, At);
    }
  for (const Expr *A : Args) {
    if (isa<CXXDefaultArgExpr>(A))
      continue;
    const Fact *Why = secretOf(A, S);
    if (isElsewhere(C) && !infoOf(C).HasContract)
      reportEscape(C, A, Why);
    if (Why && holdsByFields(A, S)) {
      holdFields(S, *Object, A);
    } else if (Why) {
      taint(S, To, Why, E->getExprLoc());
      Result.Secret = Why;
      break;
    }
  }
  return Result;
}

} // namespace zeroize
