// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See StoredFunctions.h. What is stored in a field counts for all objects of
// the record.

#include "sema/flow/StoredFunctions.h"
#include "sema/Contracts.h"
#include "sema/Signatures.h"
#include "sema/StmtWalk.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {

namespace {

/// The variable or field that \p To names, also by an element of it.
const ValueDecl *stored(const Expr *To) {
  To = To->IgnoreParenImpCasts();
  while (const auto *A = dyn_cast<ArraySubscriptExpr>(To))
    To = A->getBase()->IgnoreParenImpCasts();
  if (const auto *M = dyn_cast<MemberExpr>(To))
    return M->getMemberDecl();
  const auto *R = dyn_cast<DeclRefExpr>(To);
  return R ? R->getDecl() : nullptr;
}

void storeFields(StoredFunctions &Result, const InitListExpr *List) {
  if (!List->isSemanticForm() && List->getSemanticForm())
    List = List->getSemanticForm();
  const RecordDecl *R = List->getType()->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (!R)
    return;
  if (R->isUnion()) {
    if (const FieldDecl *F = List->getInitializedFieldInUnion();
        F && List->getNumInits() == 1)
      Result.store(List->getInit(0), F);
    return;
  }
  unsigned I = 0;
  if (const auto *C = dyn_cast<CXXRecordDecl>(R))
    I = C->getNumBases();
  for (const FieldDecl *F : R->fields())
    if (I < List->getNumInits())
      Result.store(List->getInit(I++), F);
}

void storeArguments(StoredFunctions &Result, const FunctionDecl *F,
                    ArrayRef<const Expr *> Args) {
  for (auto [Arg, Parameter] : llvm::zip(Args, F->parameters()))
    Result.store(Arg, Parameter);
}

void storeIn(StoredFunctions &Result, const Stmt *Body) {
  forEachStatement(Body, [&](const Stmt *S) { Result.see(S); });
}

/// Outside functions: tables, and what fields begin with.
void storeIn(StoredFunctions &Result, const DeclContext *Scope) {
  for (const Decl *D : Scope->decls())
    if (const auto *V = dyn_cast<VarDecl>(D)) {
      if (V->hasInit() && !V->getInit()->isValueDependent()) {
        Result.store(V->getInit(), V);
        storeIn(Result, V->getInit());
      }
    } else if (const auto *F = dyn_cast<FieldDecl>(D)) {
      if (F->hasInClassInitializer() && F->getInClassInitializer())
        Result.store(F->getInClassInitializer(), F);
    } else if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl, CXXRecordDecl>(
                   D)) {
      storeIn(Result, cast<DeclContext>(D));
    }
}

} // namespace

void StoredFunctions::see(const Stmt *S) {
  if (const auto *B = dyn_cast<BinaryOperator>(S)) {
    if (B->getOpcode() == BO_Assign && B->getType()->isFunctionPointerType())
      if (const ValueDecl *To = stored(B->getLHS()))
        store(B->getRHS(), To);
    return;
  }
  // Most others are none of these.
  switch (S->getStmtClass()) {
  case Stmt::ImplicitCastExprClass:
  case Stmt::DeclRefExprClass:
  case Stmt::MemberExprClass:
  case Stmt::ParenExprClass:
  case Stmt::IntegerLiteralClass:
  case Stmt::UnaryOperatorClass:
    return;
  default:
    break;
  }
  if (const auto *D = dyn_cast<DeclStmt>(S)) {
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each); V && V->hasInit())
        store(V->getInit(), V);
  } else if (const auto *List = dyn_cast<InitListExpr>(S)) {
    storeFields(*this, List);
  } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
    if (const FunctionDecl *F = Call->getDirectCallee();
        F && !isa<CXXOperatorCallExpr>(Call))
      storeArguments(*this, F,
                     {Call->getArgs(), Call->getArgs() + Call->getNumArgs()});
  } else if (const auto *New = dyn_cast<CXXConstructExpr>(S)) {
    storeArguments(*this, New->getConstructor(),
                   {New->getArgs(), New->getArgs() + New->getNumArgs()});
  }
}

void StoredFunctions::store(const Expr *E, const ValueDecl *To) {
  QualType T = To->getType().getNonReferenceType();
  while (const Type *Element = T->getArrayElementTypeNoTypeQual())
    T = QualType(Element, 0);
  if (!T->isFunctionPointerType())
    return;
  const FunctionDecl *F = nullptr;
  while (E) {
    E = E->IgnoreParenCasts();
    if (const auto *C = dyn_cast<ConditionalOperator>(E)) {
      store(C->getTrueExpr(), To);
      E = C->getFalseExpr();
    } else if (const auto *List = dyn_cast<InitListExpr>(E)) {
      for (const Expr *Each : List->inits())
        store(Each, To);
      return;
    } else if (const auto *U = dyn_cast<UnaryOperator>(E)) {
      E = U->getSubExpr(); // &f, +[] {}
    } else if (const auto *Full = dyn_cast<FullExpr>(E)) {
      E = Full->getSubExpr();
    } else if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E)) {
      E = M->getSubExpr();
    } else if (const auto *Conversion = dyn_cast<CXXMemberCallExpr>(E);
               Conversion && isa_and_nonnull<CXXConversionDecl>(
                                 Conversion->getMethodDecl())) {
      E = Conversion->getImplicitObjectArgument();
    } else {
      if (const auto *L = dyn_cast<LambdaExpr>(E))
        F = L->getCallOperator();
      else if (const auto *R = dyn_cast<DeclRefExpr>(E))
        F = dyn_cast<FunctionDecl>(R->getDecl());
      break;
    }
  }
  if (!F || F->isDependentContext())
    return;
  auto &Here = All[To->getCanonicalDecl()];
  if (llvm::is_contained(Here, F))
    return;
  Here.push_back(F);
  ArrayRef<ParmVarDecl *> Parameters = spelledParameters(To);
  if (anySecret(Parameters, Types))
    AllMarked.push_back({F, Parameters, E->getExprLoc()});
}

void StoredFunctions::collect(ASTContext &Ctx) {
  storeIn(*this, Ctx.getTranslationUnitDecl());
}

void StoredFunctions::collect(const CXXConstructorDecl *C) {
  for (const CXXCtorInitializer *Init : C->inits()) {
    if (const FieldDecl *Member = Init->getAnyMember())
      store(Init->getInit(), Member);
    storeIn(*this, Init->getInit());
  }
}

ArrayRef<const FunctionDecl *> StoredFunctions::in(const ValueDecl *D) const {
  // More than that are found in one place in interpreters only.
  constexpr size_t MaxFunctions = 32;
  auto It = All.find(D->getCanonicalDecl());
  if (It == All.end() || It->second.size() > MaxFunctions)
    return {};
  return It->second;
}

bool StoredFunctions::isClosed(const ValueDecl *D) {
  if (const auto *V = dyn_cast<VarDecl>(D))
    return !V->isExternallyVisible();
  const SourceManager &SM = D->getASTContext().getSourceManager();
  return SM.isInMainFile(SM.getExpansionLoc(D->getLocation()));
}

} // namespace zeroize
