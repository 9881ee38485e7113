// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The order in which SecretWalk sees a file: one walk per top-level
// declaration, before CodeGen sees it. Templates are left alone: Clang hands
// over each instantiation by itself. What most of a file consists of is walked
// by hand, everything else by Clang's visitor, which looks at each name and
// each type in all detail and would take longer than the rest of the plugin.
// Tests: test/sema; what it costs: bench/analysis.

#include "sema/BypassedDecls.h"
#include "sema/IndirectJumps.h"
#include "sema/SecretWalk.h"
#include "sema/StmtWalk.h"
#include "sema/TestMarks.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace zeroize {

/// True if parameters of parameters may be marked, `void (*f)(SECRET char *)`.
static bool takesFunctions(const FunctionDecl *F) {
  auto Leads = [](QualType T) {
    for (;;)
      if (T->isPointerType())
        T = T->getPointeeType();
      else if (const Type *Element = T->getArrayElementTypeNoTypeQual())
        T = QualType(Element, 0);
      else
        return T->isFunctionType();
  };
  return Leads(F->getReturnType()) ||
         llvm::any_of(F->parameters(), [&](const ParmVarDecl *P) {
           return Leads(P->getOriginalType());
         });
}

/// True if nothing but the type itself is written there: no expression, no
/// parameter, no template's argument.
static bool isBare(QualType T, bool IsC) {
  for (;;)
    switch (T->getTypeClass()) {
    case Type::Builtin:
      return true;
    case Type::Record:
    case Type::Enum:
    case Type::Typedef:
      return IsC; // A<int>::type
    case Type::Pointer:
      T = cast<PointerType>(T.getTypePtr())->getPointeeType();
      break;
    case Type::ConstantArray:
    case Type::IncompleteArray:
      if (!IsC)
        return false;
      T = cast<ArrayType>(T.getTypePtr())->getElementType();
      break;
    default:
      return false;
    }
}

bool SecretWalk::traverseWritten(QualType T, TypeSourceInfo *Info) {
  return !Info || isBare(T, !Ctx.getLangOpts().CPlusPlus) ||
         TraverseTypeLoc(Info->getTypeLoc());
}

/// In C: what Clang's visitor would come to, but for attributes, whose
/// expressions are not executed.
bool SecretWalk::traverseFunction(FunctionDecl *F) {
  if (!VisitFunctionDecl(F))
    return false;
  if (takesFunctions(F)) {
    if (TypeSourceInfo *Info = F->getTypeSourceInfo();
        Info && !TraverseTypeLoc(Info->getTypeLoc()))
      return false;
  } else {
    for (ParmVarDecl *P : F->parameters())
      if (P->hasAttrs() && !VisitVarDecl(P))
        return false;
  }
  return !F->isThisDeclarationADefinition() || TraverseStmt(F->getBody());
}

/// \p D, of a C file.
bool SecretWalk::traversePlainly(Decl *D) {
  switch (D->getKind()) {
  case Decl::Function:
    return traverseFunction(cast<FunctionDecl>(D));
  case Decl::Var: {
    auto *V = cast<VarDecl>(D);
    return VisitVarDecl(V) &&
           traverseWritten(V->getType(), V->getTypeSourceInfo()) &&
           TraverseStmt(V->getInit());
  }
  case Decl::Field: {
    auto *F = cast<FieldDecl>(D);
    return VisitFieldDecl(F) &&
           traverseWritten(F->getType(), F->getTypeSourceInfo());
  }
  case Decl::Typedef: {
    auto *T = cast<TypedefDecl>(D);
    return traverseWritten(T->getUnderlyingType(), T->getTypeSourceInfo());
  }
  case Decl::Enum:
    return true;
  default:
    return RecursiveASTVisitor::TraverseDecl(D);
  }
}

bool SecretWalk::traverseBody(FunctionDecl *F) {
  if (!Done.insert(F).second)
    return true;
  BodyFacts Own, *Outer = std::exchange(Body, &Own);
  bool Continue = Ctx.getLangOpts().CPlusPlus
                      ? RecursiveASTVisitor::TraverseDecl(F)
                      : traverseFunction(F);
  Body = Outer;
  // For CodeGen alone.
  if (Own.HasEntries && Own.HasSecrets && !Types.omitsWords())
    for (CompoundStmt *Block : Own.Blocks)
      emitBypassedDecls(
          Block, Ctx.getTranslationUnitDecl(), Ctx,
          [this](VarDecl *V) { return Types.kindOf(V) != SecretKind::None; });
  if (Own.HasIndirectJumps && F->getBody())
    markIndirectJumps(F, Ctx);
  return Continue;
}

bool SecretWalk::TraverseDecl(Decl *D) {
  if (!D || isa<TemplateDecl>(D))
    return true;
  if (const auto *DC = dyn_cast<DeclContext>(D); DC && DC->isDependentContext())
    return true;
  auto *F = dyn_cast<FunctionDecl>(D);
  if (F && F->doesThisDeclarationHaveABody())
    return traverseBody(F);
  return Ctx.getLangOpts().CPlusPlus ? RecursiveASTVisitor::TraverseDecl(D)
                                     : traversePlainly(D);
}

/// True if \p E names something by more than an identifier or an operator.
template <class T> static bool isQualified(const T *E, DeclarationName Name) {
  return E->hasQualifier() || E->hasExplicitTemplateArgs() ||
         Name.getNameKind() == DeclarationName::CXXConversionFunctionName ||
         Name.getNameKind() == DeclarationName::CXXDestructorName;
}

/// All of \p Root, in the order of the source.
bool SecretWalk::TraverseStmt(Stmt *Root) {
  llvm::SmallVector<const Stmt *, 32> Left;
  for (const Stmt *Next = Root;;) {
    auto *S = const_cast<Stmt *>(Next);
    bool Known = S != nullptr, Continue = true;
    switch (S ? S->getStmtClass() : Stmt::NoStmtClass) {
    case Stmt::IntegerLiteralClass:
    case Stmt::CharacterLiteralClass:
    case Stmt::FloatingLiteralClass:
    case Stmt::StringLiteralClass:
    case Stmt::ImplicitCastExprClass:
    case Stmt::ParenExprClass:
    case Stmt::UnaryOperatorClass:
    case Stmt::CompoundAssignOperatorClass:
    case Stmt::ArraySubscriptExprClass:
    case Stmt::ConditionalOperatorClass:
    case Stmt::StmtExprClass:
    case Stmt::NullStmtClass:
    case Stmt::BreakStmtClass:
    case Stmt::ContinueStmtClass:
    case Stmt::GotoStmtClass:
    case Stmt::IfStmtClass:
    case Stmt::ForStmtClass:
    case Stmt::WhileStmtClass:
    case Stmt::DoStmtClass:
    case Stmt::SwitchStmtClass:
      break;
    case Stmt::DeclRefExprClass: {
      auto *E = cast<DeclRefExpr>(S);
      Known = !isQualified(E, E->getNameInfo().getName());
      Continue = !Known || VisitDeclRefExpr(E);
      break;
    }
    case Stmt::MemberExprClass: {
      auto *E = cast<MemberExpr>(S);
      Known = !isQualified(E, E->getMemberNameInfo().getName());
      Continue = !Known || VisitMemberExpr(E);
      break;
    }
    case Stmt::BinaryOperatorClass:
      Continue = VisitBinaryOperator(cast<BinaryOperator>(S));
      break;
    case Stmt::CallExprClass:
      Continue = VisitCallExpr(cast<CallExpr>(S));
      break;
    case Stmt::CStyleCastExprClass: {
      auto *E = cast<CStyleCastExpr>(S);
      Continue =
          traverseWritten(E->getTypeAsWritten(), E->getTypeInfoAsWritten());
      break;
    }
    case Stmt::InitListExprClass:
      // What is executed; what is written is the same expressions.
      if (auto *List = cast<InitListExpr>(S);
          !List->isSemanticForm() && List->getSemanticForm())
        Next = List->getSemanticForm();
      break;
    case Stmt::CompoundStmtClass:
      Continue = VisitCompoundStmt(cast<CompoundStmt>(S));
      break;
    case Stmt::ReturnStmtClass:
      Continue = VisitReturnStmt(cast<ReturnStmt>(S));
      break;
    case Stmt::LabelStmtClass:
      Continue = VisitLabelStmt(cast<LabelStmt>(S));
      break;
    case Stmt::CaseStmtClass:
    case Stmt::DefaultStmtClass:
      Continue = VisitSwitchCase(cast<SwitchCase>(S));
      break;
    case Stmt::DeclStmtClass:
      for (Decl *D : cast<DeclStmt>(S)->decls())
        Continue = Continue && TraverseDecl(D);
      Next = nullptr;
      break;
    default:
      Known = false;
    }
    if (!Continue || (S && !Known && !RecursiveASTVisitor::TraverseStmt(S)))
      return false;
    if (Known && Next && (Next = takeChildren(Next, Left)))
      continue;
    if (Left.empty())
      return true;
    Next = Left.pop_back_val();
  }
}

} // namespace zeroize
