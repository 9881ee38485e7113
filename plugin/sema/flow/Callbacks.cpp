// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What code that nobody sees calls back: functions and closures that it is
// handed; and what the library compares. Tests: test/compare/callbacks.c,
// callbacks-foreign.cpp, own-comparisons.cpp, own-comparisons-held.cpp,
// own-predicates.cpp.

#include "attrs/SecretMarks.h"
#include "sema/Contracts.h"
#include "sema/Signatures.h"
#include "sema/StmtWalk.h"
#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/LibraryKinds.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace zeroize {

/// \p Handed is a closure, or keeps one as std::function does. What it is
/// called with is its own affair; it may write to what it has captured.
void FlowAnalysis::callClosures(const Expr *Handed, const Expr *E, State &S) {
  const auto *R = Handed->getType().getNonReferenceType()->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition() || !(R->isLambda() || R->isInStdNamespace()))
    return;
  for (const Place &P : object(Handed, S)) {
    Places Called;
    if (R->isLambda() && !R->isGenericLambda())
      Called.insert(Place::of(R->getLambdaCallOperator()));
    else if (const auto *Led = S.Pointers.find(P))
      Called = Led->second;
    const Places Closure{P};
    for (const Place &T : Called)
      if (const auto *F = dyn_cast_or_null<CXXMethodDecl>(T.function());
          F && F->getParent()->isLambda() && F->hasBody() &&
          !F->isDependentContext())
        callBody(F, E, {}, S, &Closure);
  }
}

/// The argument that \p P, of a function that is called back, can be: a context
/// has the type of the parameter by which it came.
static const Expr *contextFor(const ParmVarDecl *P,
                              ArrayRef<const ParmVarDecl *> Params,
                              ArrayRef<const Expr *> Args, ASTContext &Ctx) {
  if (P->getType()->isPointerType() && !P->getType()->isFunctionPointerType())
    for (auto [Param, Arg] : llvm::zip(Params, Args))
      if (Param && Ctx.hasSameUnqualifiedType(Param->getType(), P->getType()))
        return Arg;
  return nullptr;
}

bool FlowAnalysis::leadsToSecret(const Expr *Arg, State &S) {
  QualType T = Arg->getType();
  return (T->isPointerType() || T->isArrayType()) &&
         !T->isFunctionPointerType() && contents(S, argument(Arg, S).Targets);
}

/// Functions that it is given are called with what the pointer's declaration
/// says (a parser that hands out a password), or, if it says nothing, with
/// pointers to the secret that it is given as well (qsort, pthread_create).
void FlowAnalysis::callBack(ArrayRef<const ParmVarDecl *> Params, const Expr *E,
                            const Operands &Args, State &S) {
  for (const Expr *Arg : Args)
    callClosures(Arg, E, S);
  // Few calls hand functions on.
  if (llvm::none_of(Args, [](const Expr *Arg) {
        return Arg->getType()->isFunctionPointerType();
      }))
    return;
  const auto *Found = llvm::find_if(
      Args, [&](const Expr *Arg) { return leadsToSecret(Arg, S); });
  const Expr *Secret = Found == Args.end() ? nullptr : *Found;
  for (size_t I = 0; I < Args.size(); ++I) {
    if (!Args[I]->getType()->isFunctionPointerType())
      continue;
    ArrayRef<ParmVarDecl *> Promised;
    if (I < Params.size())
      Promised = spelledParameters(Params[I]);
    const bool Marked = anySecret(Promised, Types);
    for (const Place &T : argument(Args[I], S).Targets) {
      const FunctionDecl *F = T.function();
      const FunctionDecl *Body = nullptr;
      if (!F || !F->hasBody(Body))
        continue;
      Operands Given;
      if (Marked) {
        for (const ParmVarDecl *P : Promised)
          Given.push_back(P && Types.kindOf(P) == SecretKind::None
                              ? contextFor(P, Params, Args, Ctx)
                              : nullptr);
      } else if (Secret && !infoOf(F).HasContract) {
        for (const ParmVarDecl *P : Body->parameters())
          if (P->getType()->isPointerType())
            Given.push_back(Secret);
          else
            break;
      } else {
        continue;
      }
      callBody(Body, E, Given, S, nullptr, nullptr, Promised);
    }
  }
}

/// Puts what the closure \p A has captured into \p To, which will call it.
void FlowAnalysis::keepClosure(State &S, const Place &To, const Expr *A) {
  for (const Place &From : object(A, S)) {
    auto Moved = [&](const Place &P) {
      Place Result = To;
      for (size_t I = From.Steps.size(); I < P.Steps.size(); ++I)
        Result = Result.step(P.Steps[I]);
      return Result;
    };
    std::vector<std::pair<Place, Places>> Led;
    std::vector<std::pair<Place, const Fact *>> Held;
    for (const auto &[P, T] : S.Pointers.object(From))
      if (From.contains(P))
        Led.emplace_back(Moved(P), T);
    for (const auto &[P, F] : S.Contents.object(From))
      if (F && From.contains(P))
        Held.emplace_back(Moved(P), F);
    for (const auto &[P, T] : Led)
      S.addTargets(P, T);
    for (const auto &[P, F] : Held)
      S.setSecret(P, F);
  }
}

/// The object \p To of the library's, of type \p T, is made of \p A: what is
/// called where it is.
void FlowAnalysis::keepCalled(State &S, const Place &To, QualType T,
                              const Expr *A) {
  Places Called;
  if (keepsFunction(T) && keepsFunction(A->getType()))
    for (const Place &P : object(A, S))
      if (const auto *Kept = S.Pointers.find(P))
        Called.merge(Kept->second);
  if (Called.empty() && (isClosure(A->getType()) || keepsFunction(T)))
    for (const CXXMethodDecl *F : callOperators(A->getType()))
      Called.insert(Place{F, F->getType(), /*IsDecl=*/true, {}});
  if (!Called.empty())
    keepClosure(S, To, A);
  else if (keepsFunction(T) && (A->getType()->isFunctionType() ||
                                A->getType()->isFunctionPointerType() ||
                                A->getType()->isMemberFunctionPointerType()))
    for (const Place &P : passed(A, S).Targets)
      if (P.function())
        Called.insert(P);
  S.addTargets(To, Called);
}

/// True if all that is secret in \p A, a pair for instance, lies in records of
/// \p Own. Of what is marked itself, all may have been meant.
bool FlowAnalysis::isSecretOnlyIn(const OwnElements &Own, const Expr *A,
                                  State &S) {
  if (anyStatement(A, [](const Stmt *Part) {
        const auto *Ref = dyn_cast<DeclRefExpr>(Part);
        const auto *Member = dyn_cast<MemberExpr>(Part);
        return (Ref && isMarkedSecret(Ref->getDecl())) ||
               (Member && isMarkedSecret(Member->getMemberDecl()));
      }))
    return false;
  auto IsIn = [&](const Place &P) {
    return llvm::any_of(P.Steps, [&](const FieldDecl *F) {
      const auto *Parent =
          F ? dyn_cast<CXXRecordDecl>(F->getParent()) : nullptr;
      return F && (Own.contains(Parent) ||
                   Own.contains(F->getType()->getAsCXXRecordDecl()));
    });
  };
  for (const Place &P : andBehind(S, object(A, S))) {
    if (read(S, P))
      return false;
    for (const auto &[Part, Why] : S.Contents.object(P))
      if (Why && P.contains(Part) && !IsIn(Part))
        return false;
  }
  return true;
}

/// What \p Operator compares.
static const CXXRecordDecl *comparedBy(const FunctionDecl *Operator) {
  if (const auto *M = dyn_cast<CXXMethodDecl>(Operator))
    return M->getParent();
  return Operator->getParamDecl(0)
      ->getType()
      .getNonReferenceType()
      ->getAsCXXRecordDecl();
}

/// True if \p F, an algorithm or a comparison of containers, compares records
/// of the program's own by operators of the program's own, as a loop written by
/// hand would; and what these say is public. What they do is judged there.
bool FlowAnalysis::comparedByOwn(const FunctionDecl *F, const Expr *E,
                                 const Operands &Args, State &S,
                                 const Fact *Why) {
  std::optional<OwnElements> Elements;
  bool InLibrary = false;
  for (const Expr *A : Args) {
    OwnElements Own(A->getType());
    if (Own.Classes.empty() && !secretOf(A, S))
      continue;
    const auto *R = A->getType().getNonReferenceType()->getAsCXXRecordDecl();
    if (Own.Classes.empty() || (Own.HasOthers && !isSecretOnlyIn(Own, A, S)) ||
        (Elements && !llvm::all_of(Own.Classes, [&](const CXXRecordDecl *Each) {
           return Elements->contains(Each);
         })))
      return false;
    InLibrary |= !Own.contains(R);
    if (!Elements)
      Elements = std::move(Own);
  }
  const SmallVector<const FunctionDecl *, 2> Operators =
      InLibrary ? ownComparisons(F) : SmallVector<const FunctionDecl *, 2>();
  for (const FunctionDecl *Operator : Operators) {
    const FunctionDecl *Body = nullptr;
    if (Operator->isDefaulted() || !Operator->hasBody(Body))
      return false;
    const auto *M = dyn_cast<CXXMethodDecl>(Operator);
    const CXXRecordDecl *Element = M ? M->getParent()
                                     : Body->getParamDecl(0)
                                           ->getType()
                                           .getNonReferenceType()
                                           ->getAsCXXRecordDecl();
    if (!Elements->contains(Element) ||
        llvm::any_of(Body->parameters(), [&](const ParmVarDecl *P) {
          return !declaresSameEntity(
              P->getType().getNonReferenceType()->getAsCXXRecordDecl(),
              Element);
        }))
      return false;
    const CanQualType T = Ctx.getCanonicalTagType(Element);
    const Fact *Given = Types.kindOfType(T) == SecretKind::None ? Why : nullptr;
    State Called = S;
    const Places This{Place{E, T, false, {}}};
    if (Given)
      Called.setSecret(*This.begin(), Given);
    Value V = callBody(Body, E, {}, Called, M ? &This : nullptr, Given);
    if (V.Secret || contents(Called, V.Targets))
      return false;
  }
  return !Operators.empty();
}

/// What comparisons of the program's own tell of marked records that \p Args
/// lead to, where \p F, of the library, calls them.
const Fact *FlowAnalysis::toldByOwn(const FunctionDecl *F, const Expr *E,
                                    const Operands &Args, State &S) {
  if (llvm::none_of(Args, [&](const Expr *A) {
        return llvm::any_of(OwnElements(A->getType()).Classes,
                            [&](const CXXRecordDecl *R) {
                              return secretField(Ctx.getCanonicalTagType(R));
                            });
      }))
    return nullptr;
  for (const FunctionDecl *Operator : ownComparisons(F)) {
    const CXXRecordDecl *R = comparedBy(Operator);
    const FieldDecl *Secret =
        R ? secretField(Ctx.getCanonicalTagType(R)) : nullptr;
    const FunctionDecl *Body = nullptr;
    if (!Secret)
      continue;
    if (Operator->isDefaulted() || !Operator->hasBody(Body))
      return declaredFact(Secret);
    State Called = S;
    const Places This{Place{E, Ctx.getCanonicalTagType(R), false, {}}};
    if (Value V = callBody(Body, E, {}, Called,
                           isa<CXXMethodDecl>(Operator) ? &This : nullptr);
        V.Secret)
      return V.Secret;
  }
  return nullptr;
}

/// What \p Arg, of the call that is being executed, yields. A call looks at its
/// arguments several times: is there a secret behind them, what is written
/// there, how much of it.
Value FlowAnalysis::argument(const Expr *Arg, State &S) {
  Yields &Now = *Known;
  auto IsOf = [&](const State &Then) {
    return Now.OfArguments == Then && Now.AgeOfArguments == InfosAge;
  };
  if (IsOf(S))
    for (const auto &[E, V] : Now.Arguments)
      if (E == Arg)
        return V;
  const State Before = S;
  const unsigned Age = InfosAge;
  Value V = evaluate(Arg, S);
  // It may have written something.
  if (!(S == Before) || Age != InfosAge)
    return V;
  if (!IsOf(S)) {
    Now.Arguments.clear();
    Now.OfArguments = S;
    Now.AgeOfArguments = InfosAge;
  }
  Now.Arguments.emplace_back(Arg, V);
  return V;
}

/// What \p Arg is where it is passed by value: one that is forwarded comes by
/// reference.
Value FlowAnalysis::passed(const Expr *Arg, State &S) {
  if (!Arg->isGLValue() || Arg->getType()->isFunctionType())
    return argument(Arg, S);
  Places At = object(Arg, S);
  if (Arg->getType()->isArrayType())
    return Value{nullptr, At};
  return Value{contents(S, At),
               Arg->getType()->isPointerType() ? targets(S, At) : Places()};
}

/// True if \p E, of the C++ library, calls its first argument with those behind
/// it, now or later.
static bool callsFirst(const Expr *E) {
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    const CXXRecordDecl *R = C->getConstructor()->getParent();
    return R->getIdentifier() &&
           (R->getName() == "thread" || R->getName() == "jthread");
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->getIdentifier())
    return false;
  StringRef Name = F->getName();
  return Name == "bind" || Name == "bind_front" || Name == "invoke" ||
         Name == "invoke_r" || Name == "async";
}

/// What is called where an object of type \p T is: a closure's body, or what a
/// function object of the library stands for.
static const CXXMethodDecl *callOperator(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!R || !(R->isLambda() || R->isInStdNamespace()))
    return nullptr;
  const SmallVector<const CXXMethodDecl *, 2> Operators = callOperators(T);
  return Operators.size() == 1 ? Operators.front() : nullptr;
}

/// \p F, of which there is no body to follow into, is called with \p Args, one
/// of which may be the object.
void FlowAnalysis::judgeFollowed(const FunctionDecl *F, const Expr *E,
                                 const Operands &Args, State &S) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const CalleeInfo &Info = infoOf(F);
  if (!Call)
    return;
  if (Info.Known && !isa<CXXMethodDecl>(F)) {
    callKnown(*Info.Known, Call, Args, S);
    return;
  }
  // Numbers are compared at once.
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if ((Info.IsStandard || (M && M->getParent()->isInStdNamespace())) &&
      isComparison(F))
    for (const Expr *A : Args)
      if (const Fact *Why =
              A->getType()->isArithmeticType() ? nullptr : secretOf(A, S)) {
        rejectComparison({"", KnownRole::Compare, ""}, Call, Args, Why);
        return;
      }
}

/// The C++ library calls a function that is followed by what it is called with
/// (invoke, bind, async, std::thread).
void FlowAnalysis::callFollowed(const Expr *E, const Operands &Args, State &S) {
  for (size_t I = 0; I + 1 < Args.size(); ++I) {
    QualType T = Args[I]->getType();
    const bool IsFirst = I == 0 && callsFirst(E);
    const CXXMethodDecl *Operator = IsFirst ? callOperator(T) : nullptr;
    if (!Operator && !T->isFunctionType() && !T->isFunctionPointerType() &&
        !T->isMemberFunctionPointerType())
      continue;
    const ValueDecl *Named =
        Operator ? Operator : calledDecl(Args[I]->IgnoreParenCasts());
    const auto *F = dyn_cast_or_null<FunctionDecl>(Named);
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
    const bool HasObject =
        !Operator && M && M->isImplicitObjectMemberFunction();
    Operands All(Args.begin() + I + 1, Args.end());
    Operands Rest(All.begin() + HasObject, All.end());
    const FunctionDecl *Body = nullptr;
    Places Closure;
    if (Operator)
      Closure = object(Args[I], S);
    if (!F || (infoOf(F).HasContract && !Operator))
      callContract(F ? F->parameters() : spelledParameters(Named), F, E, Rest,
                   S);
    else if (!HasObject && !(Operator && infoOf(F).IsSystem) &&
             F->hasBody(Body) && Rest.size() == F->getNumParams())
      callBody(Body, E, Rest, S, Operator ? &Closure : nullptr);
    else if (IsFirst)
      judgeFollowed(F, E, All, S);
  }
}

} // namespace zeroize
