// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See StoredFunctions.h. One walk over the translation unit; what is stored in
// a field counts for all objects of the record.

#include "sema/flow/StoredFunctions.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {

ArrayRef<ParmVarDecl *> parametersOfPointer(const ValueDecl *D) {
  const auto *Declarator = dyn_cast_or_null<DeclaratorDecl>(D);
  const TypeSourceInfo *Info =
      Declarator ? Declarator->getTypeSourceInfo() : nullptr;
  while (Info) {
    TypeLoc Loc = Info->getTypeLoc();
    Info = nullptr;
    while (!Loc.isNull()) {
      if (auto Function = Loc.getAs<FunctionTypeLoc>())
        return Function.getParams();
      if (auto Named = Loc.getAs<TypedefTypeLoc>()) {
        Info = Named.getDecl()->getTypeSourceInfo();
        break;
      }
      Loc = Loc.getNextTypeLoc();
    }
  }
  return {};
}

namespace {

class Stores : public DynamicRecursiveASTVisitor {
public:
  explicit Stores(StoredFunctions &Result) : Result(Result) {
    ShouldVisitTemplateInstantiations = true;
  }

  bool VisitVarDecl(VarDecl *V) override {
    if (V->hasInit())
      Result.store(V->getInit(), V);
    return true;
  }
  bool VisitFieldDecl(FieldDecl *F) override {
    if (F->hasInClassInitializer() && F->getInClassInitializer())
      Result.store(F->getInClassInitializer(), F);
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *B) override {
    if (B->getOpcode() != BO_Assign)
      return true;
    const Expr *To = B->getLHS()->IgnoreParenImpCasts();
    while (const auto *A = dyn_cast<ArraySubscriptExpr>(To))
      To = A->getBase()->IgnoreParenImpCasts();
    if (const auto *M = dyn_cast<MemberExpr>(To))
      Result.store(B->getRHS(), M->getMemberDecl());
    else if (const auto *R = dyn_cast<DeclRefExpr>(To))
      Result.store(B->getRHS(), R->getDecl());
    return true;
  }
  bool VisitInitListExpr(InitListExpr *List) override {
    if (!List->isSemanticForm() && List->getSemanticForm())
      List = List->getSemanticForm();
    const RecordDecl *R = List->getType()->getAsRecordDecl();
    R = R ? R->getDefinition() : nullptr;
    if (!R)
      return true;
    if (R->isUnion()) {
      if (const FieldDecl *F = List->getInitializedFieldInUnion();
          F && List->getNumInits() == 1)
        Result.store(List->getInit(0), F);
      return true;
    }
    unsigned I = 0;
    if (const auto *C = dyn_cast<CXXRecordDecl>(R))
      I = C->getNumBases();
    for (const FieldDecl *F : R->fields())
      if (I < List->getNumInits())
        Result.store(List->getInit(I++), F);
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (const FunctionDecl *F = Call->getDirectCallee();
        F && !isa<CXXOperatorCallExpr>(Call))
      for (unsigned I = 0; I < Call->getNumArgs() && I < F->getNumParams(); ++I)
        Result.store(Call->getArg(I), F->getParamDecl(I));
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) override {
    const CXXConstructorDecl *F = E->getConstructor();
    for (unsigned I = 0; I < E->getNumArgs() && I < F->getNumParams(); ++I)
      Result.store(E->getArg(I), F->getParamDecl(I));
    return true;
  }

private:
  StoredFunctions &Result;
};

} // namespace

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
  ArrayRef<ParmVarDecl *> Parameters = parametersOfPointer(To);
  if (llvm::any_of(Parameters, [&](const ParmVarDecl *P) {
        return P && Types.kindOf(P) != SecretKind::None;
      }))
    AllMarked.push_back({F, Parameters, E->getExprLoc()});
}

void StoredFunctions::collect(ASTContext &Ctx) {
  Stores(*this).TraverseDecl(Ctx.getTranslationUnitDecl());
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
