// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of which the declaration says all that is known: a function's, or that
// of the pointer that is called. Tests: test/compare/out-arguments.cpp,
// test/compare/pointers-marked.c.

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "sema/Contracts.h"
#include "sema/Signatures.h"
#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/LibraryKinds.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"

using namespace clang;

namespace zeroize {

static bool isReadOnlyPointer(QualType T) {
  return !T->isReferenceType() &&
         (!T->isPointerType() || T->getPointeeType().isConstQualified());
}

/// Where the bytes are to which a pointer or reference of type \p T leads that
/// leads to \p At: a pointer that is written there is public.
static Places behindPointers(const Places &At, QualType T) {
  Places Bytes = At;
  for (T = T->getPointeeType(); T->isPointerType(); T = T->getPointeeType()) {
    Places Next;
    for (const Place &P : Bytes)
      Next.insert(P.pointee());
    Bytes = std::move(Next);
  }
  return Bytes;
}

/// What says that the result of \p E is secret: the pointer that is called, or
/// a name in its type.
static const NamedDecl *resultDecl(const Expr *E) {
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (const ValueDecl *Pointer = calledDecl(Call->getCallee()))
      return Pointer;
  for (QualType T = E->getType(); !T.isNull(); T = T->getPointeeType()) {
    if (const auto *Name = T->getAs<TypedefType>())
      return Name->getDecl();
    if (const RecordDecl *R = T->getAsRecordDecl())
      return R;
  }
  return nullptr;
}

/// True for std::span of what is not const.
static bool isWritableView(QualType T) {
  const auto *R = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  if (!R || !R->isInStdNamespace() || R->getName() != "span")
    return false;
  const TemplateArgument &Element = R->getTemplateArgs()[0];
  return Element.getKind() == TemplateArgument::Type &&
         !Element.getAsType().isConstQualified();
}

/// \p Arg goes in for \p P, which is not marked.
void FlowAnalysis::judgeUnmarked(const ParmVarDecl *P, const FunctionDecl *F,
                                 const Expr *Arg, State &S) {
  auto LeadsToConst = [](QualType T) {
    return T->isPointerType() && T->getPointeeType().isConstQualified();
  };
  const QualType T = Arg->getType();
  const bool ReadsIt =
      !T->isPointerType() || LeadsToConst(T) || LeadsToConst(P->getType());
  const Fact *Why = ReadsIt ? secretOf(Arg, S) : nullptr;
  const bool Behind = !Why;
  if (!Why)
    Why = reachedBy(Arg, S);
  if (!Why)
    return;
  if (auto B = Report.report(Rule::Escape, Diag::EscapesUnmarked, Arg)) {
    *B << Behind << P->getFunctionScopeIndex() + 1
       << (F ? F->getNameAsString() : "(function pointer)");
    B.reset();
    Report.explain(Why);
  }
}

/// A function that is declared to write secret bytes, which is what \p F says,
/// is given \p Arg, and so the address of \p At. The bytes of a record are as
/// secret as its fields are declared to be.
void FlowAnalysis::fill(State &S, const Expr *Arg, const Places &At,
                        const Fact *F, SourceLocation Loc) {
  const QualType T = Arg->IgnoreParenImpCasts()->getType();
  const QualType Record = T->isArrayType()
                              ? QualType(T->getBaseElementTypeUnsafe(), 0)
                              : T->getPointeeType();
  if (!Record.isNull() && Record->isStructureOrClassType() &&
      hasSecretFields(Record, Types) && !hasMarkedName(Record) &&
      !isMarkedSecret(Record->getAsRecordDecl())) {
    for (const Place &P : At)
      declareFields(S, P, Record);
    return;
  }
  taint(S, At, F, Loc);
  // A helper does not know what record it is.
  for (const Place &P : At)
    if (const Fact *Held = S.holds(P); Held && Held->From == F)
      Fills.insert(Held);
}

Value FlowAnalysis::callContract(ArrayRef<const ParmVarDecl *> Params,
                                 const FunctionDecl *F, const Expr *E,
                                 const Operands &Args, State &S) {
  unsigned Released = F ? infoOf(F).Releases : 0;
  // `map[name] = record`: the library marks nothing.
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  bool IsLibrary = Method && Method->getParent()->isInStdNamespace();
  if (IsLibrary && looksUp(F) && !Args.empty() && !holdsByFields(Args[0], S))
    if (const Fact *Key = secretOf(Args[0], S))
      if (const auto *C = dyn_cast<CallExpr>(E))
        rejectComparison({"", KnownRole::Compare, ""}, C, Args, Key);
  for (size_t I = 0; I < Args.size(); ++I) {
    if (I + 1 == Released) // nobody reads the block again
      continue;
    const ParmVarDecl *P = I < Params.size() ? Params[I] : nullptr;
    SecretKind Kind = P ? Types.kindOf(P) : SecretKind::None;
    if (Kind == SecretKind::None) {
      if (!P || !isReadOnlyPointer(P->getType()))
        touchTargets(S, Args[I]);
      if (P && !IsLibrary)
        judgeUnmarked(P, F, Args[I], S);
      continue;
    }
    Value V =
        P->getType()->isReferenceType() || Args[I]->getType()->isRecordType()
            ? Value{nullptr, object(Args[I], S)}
            : passed(Args[I], S);
    if (!isReadOnlyPointer(P->getType()))
      touch(S, V.Targets);
    // A view is passed by value; its elements are what is filled.
    if (isWritableView(P->getType()))
      taint(S, targets(S, V.Targets), declaredFact(P), Args[I]->getExprLoc());
    // Of a record with secret fields, the other ones stay public.
    if (ownKind(P, Types) == SecretKind::Pointee &&
        (P->getType()->isPointerType() || P->getType()->isReferenceType()) &&
        !isReadOnlyPointer(P->getType()) &&
        !P->getType()->getPointeeType().isConstQualified()) {
      if (findAnnotation(P, WipedMark)) {
        overwriteByWiper(I, Args, V.Targets, S);
        continue;
      }
      if (P->getType()->getPointeeType()->isRecordType())
        taint(S, V.Targets, declaredFact(P), Args[I]->getExprLoc());
      else
        fill(S, Args[I], behindPointers(V.Targets, P->getType()),
             declaredFact(P), Args[I]->getExprLoc());
    }
  }
  callBack(Params, E, Args, S);
  Value Result;
  // Of a record with secret fields, the other ones stay public.
  SecretKind Kind = F ? ownKind(F, Types)
                    : hasSecretFields(E->getType(), Types)
                        ? SecretKind::None
                        : Types.kindOfType(E->getType());
  const NamedDecl *Declared = F ? F : resultDecl(E);
  Place Temporary{E, E->getType(), false, {}};
  if (!Declared)
    Kind = SecretKind::None;
  if (Kind == SecretKind::Storage)
    Result.Secret = declaredFact(Declared);
  else if (Kind == SecretKind::Pointee)
    S.setSecret(Temporary.pointee(), declaredFact(Declared));
  if (E->getType()->isPointerType() || E->isGLValue())
    Result.Targets.insert(Temporary.pointee());
  return Result;
}

} // namespace zeroize
