// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Relies on Clang keeping, in declarations and casts, the types as they are
// written. Tests: test/compare/pointers-marked.c, test/sema/contracts.c.

#include "sema/Signatures.h"

#include "attrs/Annotations.h"

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/TypeLoc.h"

using namespace clang;

namespace zeroize {

/// The name of a type in \p T, through pointers and references.
static const TypedefNameDecl *namedBehind(QualType T) {
  while (!T.isNull() && !T->isFunctionType()) {
    if (const auto *Named = T->getAs<TypedefType>())
      return Named->getDecl();
    T = T->getPointeeType();
  }
  return nullptr;
}

/// Of the outermost function type in \p Loc. \p T is what an `auto` stands
/// for.
static ArrayRef<ParmVarDecl *> parametersIn(TypeLoc Loc, QualType T) {
  while (!Loc.isNull()) {
    if (auto Function = Loc.getAs<FunctionTypeLoc>())
      return Function.getParams();
    const TypedefNameDecl *Name = nullptr;
    if (auto Named = Loc.getAs<TypedefTypeLoc>())
      Name = Named.getDecl();
    else if (Loc.getAs<AutoTypeLoc>())
      Name = namedBehind(T); // it has the name of what it stands for
    Loc = Name ? Name->getTypeSourceInfo()->getTypeLoc() : Loc.getNextTypeLoc();
  }
  return {};
}

ArrayRef<ParmVarDecl *> spelledParameters(const ValueDecl *D) {
  const auto *Declarator = dyn_cast_or_null<DeclaratorDecl>(D);
  const TypeSourceInfo *Info =
      Declarator ? Declarator->getTypeSourceInfo() : nullptr;
  if (!Info)
    return {};
  return parametersIn(Info->getTypeLoc(), D->getType());
}

bool isCalleeMark(const FunctionDecl *F) {
  return F && F->isImplicit() && F->getIdentifier() &&
         F->getName().starts_with(CalleeMark);
}

const ValueDecl *calledDecl(const Expr *Callee) {
  for (const Expr *E = Callee;;) {
    E = E->IgnoreParenImpCasts();
    const auto *Operator = dyn_cast<BinaryOperator>(E);
    const auto *Unary = dyn_cast<UnaryOperator>(E);
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
      E = Element->getBase();
    else if (Unary && (Unary->getOpcode() == UO_Deref ||
                       Unary->getOpcode() == UO_AddrOf))
      E = Unary->getSubExpr();
    else if (Operator && Operator->isPtrMemOp())
      E = Operator->getRHS();
    else if (const auto *Named = dyn_cast<DeclRefExpr>(E))
      return Named->getDecl();
    else if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Member->getMemberDecl();
    else
      return nullptr;
  }
}

/// What a call of \p F returns.
static ArrayRef<ParmVarDecl *> parametersOfResult(const FunctionDecl *F) {
  const TypeSourceInfo *Info = F->getTypeSourceInfo();
  auto Function =
      Info ? Info->getTypeLoc().IgnoreParens().getAs<FunctionTypeLoc>()
           : FunctionTypeLoc();
  return Function ? parametersIn(Function.getReturnLoc(), F->getReturnType())
                  : ArrayRef<ParmVarDecl *>();
}

ArrayRef<ParmVarDecl *> spelledParameters(const Expr *Callee) {
  if (const ValueDecl *D = calledDecl(Callee))
    return spelledParameters(D);
  ArrayRef<ParmVarDecl *> Found;
  const Expr *E = Callee->IgnoreParenImpCasts();
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E)) {
    Found = spelledParameters(Choice->getTrueExpr());
    if (Found.empty())
      Found = spelledParameters(Choice->getFalseExpr());
  } else if (const auto *Comma = dyn_cast<BinaryOperator>(E)) {
    Found = spelledParameters(Comma->getRHS());
  } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *F = Call->getDirectCallee();
    if (isCalleeMark(F))
      return spelledParameters(Call->getArg(0));
    if (F)
      Found = parametersOfResult(F);
  } else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
    if (const TypeSourceInfo *Info = Cast->getTypeInfoAsWritten())
      Found = parametersIn(Info->getTypeLoc(), Cast->getType());
  }
  if (!Found.empty())
    return Found;
  const TypedefNameDecl *Name = namedBehind(Callee->getType());
  return Name
             ? parametersIn(Name->getTypeSourceInfo()->getTypeLoc(), QualType())
             : ArrayRef<ParmVarDecl *>();
}

} // namespace zeroize
