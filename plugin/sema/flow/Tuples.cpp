// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// std::tuple and std::pair: elements by number, each a place of its own, so
// that a status beside a secret stays public. Test: test/compare/tuples.cpp.

#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/LibraryKinds.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace zeroize {

/// The types of the elements of \p T, a std::tuple; none for all else, and for
/// one of references.
static ArrayRef<TemplateArgument> elementsOf(QualType T) {
  const auto *R = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl());
  if (!R || !R->isInStdNamespace() || R->getName() != "tuple" ||
      R->getTemplateArgs().size() != 1 ||
      R->getTemplateArgs()[0].getKind() != TemplateArgument::Pack)
    return {};
  ArrayRef<TemplateArgument> All = R->getTemplateArgs()[0].getPackAsArray();
  return llvm::all_of(All,
                      [](const TemplateArgument &A) {
                        return A.getKind() == TemplateArgument::Type &&
                               !A.getAsType()->isReferenceType();
                      })
             ? All
             : ArrayRef<TemplateArgument>();
}

std::optional<Place> FlowAnalysis::tupleElement(const Place &P, QualType T,
                                                uint64_t N) {
  if (const RecordDecl *R = T.isNull() ? nullptr : pairOf(T); R && N < 2)
    return P.step(*std::next(R->field_begin(), N));
  ArrayRef<TemplateArgument> All = elementsOf(T);
  if (N >= All.size())
    return std::nullopt;
  return Array.ofTuple(P, N, All[N].getAsType());
}

/// The elements of the tuple \p To of type \p T are made of \p Args, one each.
bool FlowAnalysis::makeTuple(const Place &To, QualType T, const Operands &Args,
                             SourceLocation Loc, State &S) {
  ArrayRef<TemplateArgument> All = elementsOf(T);
  if (All.empty() || All.size() != Args.size() ||
      (All.size() == 1 && !elementsOf(Args[0]->getType()).empty()))
    return false;
  S.forget(To);
  for (size_t I = 0; I < Args.size(); ++I) {
    Place Element = Array.ofTuple(To, I, All[I].getAsType());
    if (All[I].getAsType()->isRecordType() &&
        Args[I]->getType().getNonReferenceType()->isRecordType())
      copy(S, {Element}, object(Args[I], S), Loc);
    else
      write(S, {Element}, passed(Args[I], S), Loc);
  }
  return true;
}

/// `std::tie(a, b) = f()`.
bool FlowAnalysis::assignTied(const Expr *E, State &S) {
  const auto *Assignment = dyn_cast<CXXOperatorCallExpr>(E);
  const auto *Tie =
      Assignment && Assignment->getNumArgs() == 2
          ? dyn_cast<CallExpr>(Assignment->getArg(0)->IgnoreParenImpCasts())
          : nullptr;
  const FunctionDecl *F = Tie ? Tie->getDirectCallee() : nullptr;
  if (!F || !F->isInStdNamespace() || nameOf(F) != "tie")
    return false;
  const Expr *From = Assignment->getArg(1);
  const Places Whole = object(From, S);
  SourceLocation Loc = E->getExprLoc();
  for (unsigned I = 0; I < Tie->getNumArgs(); ++I) {
    Places Elements;
    for (const Place &P : Whole)
      if (std::optional<Place> Element =
              tupleElement(P, From->getType().getNonReferenceType(), I))
        Elements.insert(*Element);
    if (Elements.empty())
      return false;
    const Expr *To = Tie->getArg(I);
    if (To->getType()->isRecordType())
      copy(S, object(To, S), Elements, Loc);
    else
      write(S, object(To, S),
            {read(S, Elements),
             To->getType()->isPointerType() ? targets(S, Elements) : Places()},
            Loc, To->getType());
  }
  return true;
}

/// std::make_tuple and std::get by number, and std::tie where something is
/// assigned to what it ties; false if \p F is none of them.
bool FlowAnalysis::callTuple(const FunctionDecl *F, const Expr *E,
                             const Operands &Args, State &S, Value &Result) {
  if (F->getOverloadedOperator() == OO_Equal)
    return assignTied(E, S);
  if (!F->isInStdNamespace() || isa<CXXMethodDecl>(F))
    return false;
  const Place Made = Place::temporary(E);
  if (nameOf(F) == "make_tuple" &&
      makeTuple(Made, E->getType(), Args, E->getExprLoc(), S)) {
    Result.Targets = {Made};
    return true;
  }
  const TemplateArgumentList *Given = F->getTemplateSpecializationArgs();
  if (nameOf(F) != "get" || Args.size() != 1 || !Given || !Given->size() ||
      Given->get(0).getKind() != TemplateArgument::Integral)
    return false;
  const uint64_t N = Given->get(0).getAsIntegral().getLimitedValue();
  for (const Place &P : object(Args[0], S)) {
    std::optional<Place> Element = tupleElement(P, Args[0]->getType(), N);
    if (!Element)
      return false;
    Result.Targets.insert(*Element);
  }
  return true;
}

} // namespace zeroize
