// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The rules about declarations: variables, initializers, redeclarations,
// functions. Those about copies in expressions are in MisuseCopies.cpp. Tests:
// test/sema/misuse-*.c, misuse-*.cpp.

#include "sema/Misuse.h"

#include "attrs/Annotations.h"
#include "attrs/Diagnostics.h"
#include "attrs/SecretMarks.h"
#include "attrs/SecretTypes.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/TemplateBase.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {

Misuse::Misuse(ASTContext &Ctx, SecretTypes &Types)
    : Ctx(Ctx), Diags(Ctx.getDiagnostics()), Types(Types) {}

void Misuse::checkLateType(const ValueDecl *D) {
  const AnnotateAttr *Mark = findWrittenMark(D);
  if (!Mark)
    return;
  const auto *F = dyn_cast<FunctionDecl>(D);
  QualType T = F ? F->getReturnType() : D->getType();
  TypeProblem Problem = problemOfMark(T);
  if (F && T->isVoidType())
    report(Diags, Mark->getLocation(), Diag::AttrVoidReturn) << "'secret'" << F;
  else if (Problem != TypeProblem::None)
    report(Diags, Mark->getLocation(), Diag::AttrType)
        << "'secret'" << T << static_cast<int>(Problem);
}

/// How many elements of secret arrays in \p Init (of any array if \p Secret)
/// are constants other than zero; a wide one counts twice. Neither a scalar is
/// a key, `SECRET int found = 1;`, nor a small number that lies in an array, as
/// that of a big number does: `SECRET bignum g = {{9}};`.
unsigned Misuse::constantElements(const Expr *Init, bool Secret, bool InArray) {
  const auto *List = dyn_cast<InitListExpr>(Init->IgnoreParenImpCasts());
  if (!List) {
    Expr::EvalResult Value;
    if (!Secret || !InArray || !Init->getType()->isArithmeticType() ||
        !Init->EvaluateAsRValue(Value, Ctx))
      return 0;
    if (!Value.Val.isInt())
      return 2;
    const llvm::APSInt &N = Value.Val.getInt();
    return N == 0 ? 0 : N.getActiveBits() > 32 ? 2 : 1;
  }
  unsigned Count = 0;
  const auto *Record = List->getType()->getAsRecordDecl();
  if (!Record || Record->isUnion()) {
    for (const Expr *E : List->inits())
      Count += constantElements(E, Secret, List->getType()->isArrayType());
    return Count;
  }
  Secret |= isMarkedSecret(Record);
  auto Field = Record->field_begin(), End = Record->field_end();
  for (const Expr *E : List->inits()) {
    if (Field == End)
      break;
    SecretKind Kind = Types.kindOf(*Field++);
    Count += constantElements(E, Secret || Kind == SecretKind::Storage,
                              /*InArray=*/false);
  }
  return Count;
}

void Misuse::checkInitializer(const VarDecl *V, SecretKind Kind) {
  const Expr *Init = V->getInit();
  if (!Init || Init->isValueDependent())
    return;
  if (isa<StringLiteral>(Init->IgnoreParenImpCasts())) {
    report(Diags, Init->getExprLoc(), Diag::StringLiteral) << V;
    return;
  }
  // If the type alone makes it secret, only the fields that do so count.
  bool WholeIsSecret = !Ctx.getBaseElementType(V->getType())->isRecordType() ||
                       Types.kindOfType(V->getType()) != SecretKind::Storage;
  if (Kind == SecretKind::Storage &&
      isa<InitListExpr>(Init->IgnoreParenImpCasts()) &&
      constantElements(Init, WholeIsSecret, /*InArray=*/false) >= 2)
    report(Diags, Init->getExprLoc(), Diag::ConstantInitializer) << V;
}

void Misuse::checkVariable(const VarDecl *V, SecretKind Kind) {
  checkAlias(V);
  if (Kind == SecretKind::Storage) {
    if (const auto *Register = V->getAttr<AsmLabelAttr>();
        Register && V->getStorageClass() == SC_Register)
      report(Diags, V->getLocation(), Diag::RegisterVariable)
          << V << Register->getLabel();
    if (V->hasAttr<BlocksAttr>())
      report(Diags, V->getLocation(), Diag::BlockVariable) << V;
    if (V->hasGlobalStorage() &&
        Ctx.getBaseElementType(V->getType()).isConstQualified()) {
      report(Diags, V->getLocation(), Diag::ConstStatic) << V;
      return;
    }
  }
  checkInitializer(V, Kind);
}

void Misuse::checkRedeclaration(const FunctionDecl *F) {
  // int f(key) SECRET char *key; {...}
  const AnnotateAttr *Mark = findWrittenMark(F);
  if (Mark && !F->hasWrittenPrototype() && F->getNumParams() > 0 &&
      Ctx.getSourceManager().isBeforeInTranslationUnit(F->getLocation(),
                                                       Mark->getLocation()))
    report(Diags, Mark->getLocation(), Diag::AttrOldStyle) << F;
  const FunctionDecl *Prev = F->getPreviousDecl();
  if (!Prev)
    return;
  bool Later = false;
  unsigned Count = std::min(F->getNumParams(), Prev->getNumParams());
  for (unsigned I = 0; I < Count; ++I) {
    const ParmVarDecl *P = F->getParamDecl(I);
    const AnnotateAttr *Own = findWrittenMark(P);
    if (!Own || Types.kindOf(Prev->getParamDecl(I)) != SecretKind::None)
      continue;
    report(Diags, Own->getLocation(), Diag::LaterParameter) << P << F;
    Later = true;
  }
  // Ask the earlier declaration alone: kindOf looks at all of them.
  const AnnotateAttr *Known = findAnnotation(Prev, Contract);
  const char Letter = Known ? Known->getAnnotation()[sizeof(Contract) - 1]
                            : Types.resultLetter(Prev);
  bool KnownPublic = !Letter || Letter == '-';
  if (Mark && !findSecretMark(Prev) && KnownPublic) {
    report(Diags, Mark->getLocation(), Diag::LaterReturn) << F;
    Later = true;
  }
  if (Later)
    report(Diags, Prev->getLocation(), Diag::PreviousDeclaration);
}

void Misuse::checkContract(const FunctionDecl *F) {
  if (F->hasAttr<NakedAttr>())
    report(Diags, F->getLocation(), Diag::NakedFunction) << F;
  if (F->isMain())
    for (const ParmVarDecl *P : F->parameters())
      if (findSecretMark(P))
        report(Diags, P->getLocation(), Diag::MainParameter) << P;
}

/// What is secret of \p D: itself first, then its parameters.
static llvm::SmallVector<SecretKind, 8> kindsOf(const ValueDecl *D,
                                                SecretTypes &Types) {
  llvm::SmallVector<SecretKind, 8> Kinds{Types.kindOf(D)};
  if (const auto *F = dyn_cast<FunctionDecl>(D))
    for (const ParmVarDecl *P : F->parameters())
      Kinds.push_back(Types.kindOf(P));
  return Kinds;
}

/// True if all that \p Fewer marks is marked in \p More.
static bool covers(llvm::ArrayRef<SecretKind> More,
                   llvm::ArrayRef<SecretKind> Fewer) {
  if (More.size() != Fewer.size())
    return false;
  for (auto [Kind, Wanted] : llvm::zip(More, Fewer))
    if (Wanted != SecretKind::None && Wanted != Kind)
      return false;
  return true;
}

void Misuse::checkAlias(const ValueDecl *D) {
  llvm::StringRef Target;
  if (const auto *Alias = D->getAttr<AliasAttr>())
    Target = Alias->getAliasee();
  else if (const auto *Chosen = D->getAttr<IFuncAttr>())
    Target = Chosen->getResolver();
  else
    return;
  // In C++ the name is a mangled one, which nothing here is found by.
  const auto Found =
      Ctx.getTranslationUnitDecl()->lookup(&Ctx.Idents.get(Target));
  for (const NamedDecl *Each : Found)
    if (const auto *Other = dyn_cast<ValueDecl>(Each);
        Other && D->hasAttr<AliasAttr>() &&
        covers(kindsOf(Other, Types), kindsOf(D, Types)))
      return;
  report(Diags, D->getLocation(), Diag::AliasMark) << D << Target;
}

void Misuse::checkOverride(const FunctionDecl *F) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (!M || M != M->getCanonicalDecl())
    return;
  // `this` does not count: that a derived class alone holds a secret is fine.
  auto TakesSecret = [this](const CXXMethodDecl *D) {
    return llvm::any_of(D->parameters(), [this](const ParmVarDecl *P) {
      return Types.kindOf(P) != SecretKind::None;
    });
  };
  auto NamesSecret = [&](const CXXMethodDecl *D) {
    return Types.kindOf(D) != SecretKind::None || TakesSecret(D);
  };
  if (!NamesSecret(M))
    return;
  for (const CXXMethodDecl *Base : M->overridden_methods()) {
    // Nor does a covariant result: callers are led to an object either way, by
    // a pointer to its base.
    bool IsCovariant =
        Types.kindOfType(M->getReturnType()) == Types.kindOf(M) &&
        !Ctx.hasSameType(M->getReturnType(), Base->getReturnType());
    if (NamesSecret(Base) || (IsCovariant && !TakesSecret(M)))
      continue;
    report(Diags, M->getLocation(), Diag::OverrideDiffers) << M;
    report(Diags, Base->getLocation(), Diag::PreviousDeclaration);
  }
}

/// A template's argument is its canonical type: typedefs are gone.
void Misuse::check(const TemplateArgumentLoc &Arg) {
  if (Arg.getArgument().getKind() != TemplateArgument::Type)
    return;
  QualType T = Arg.getArgument().getAsType();
  if (Types.kindOfType(T) != Types.kindOfType(T.getCanonicalType()))
    report(Diags, Arg.getLocation(), Diag::TemplateArgument) << T;
}

} // namespace zeroize
