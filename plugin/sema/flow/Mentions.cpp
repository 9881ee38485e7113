// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Mentions.h. Bodies are walked by hand: a visitor would look at every type
// and every name as well, and this runs over the whole file.

#include "sema/flow/Mentions.h"
#include "sema/Contracts.h"
#include "sema/Signatures.h"
#include "sema/StmtWalk.h"
#include "sema/Synthesis.h"
#include "sema/flow/Conduits.h"
#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/Polarity.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace zeroize {
namespace {

/// C++ has functions in classes, in instantiations and in other functions.
class Functions {
public:
  std::vector<const FunctionDecl *> All;
  explicit Functions(ASTContext &Ctx) : Ctx(Ctx), SM(Ctx.getSourceManager()) {}

  void findIn(const DeclContext *Scope) {
    for (const Decl *D : Scope->decls())
      see(D);
  }

private:
  void see(const Decl *D);
  void findIn(const Stmt *S);

  bool isSystem(const Decl *D) const {
    return SM.isInSystemHeader(D->getLocation());
  }
  /// True if the compilation of a module has looked at it.
  static bool isImported(const Decl *D) {
    return D->isFromASTFile() && D->isInAnotherModuleUnit();
  }
  void add(const FunctionDecl *F) {
    if (!F->isInvalidDecl() && !F->isDependentContext() && !isSystem(F) &&
        !isImported(F))
      All.push_back(F);
  }

  void addCalls(const LambdaExpr *L) {
    const CXXRecordDecl *R = L->getLambdaClass();
    if (!R->isGenericLambda())
      add(L->getCallOperator());
    else if (!R->isDependentContext())
      for (const FunctionDecl *F :
           R->getDependentLambdaCallOperator()->specializations()) {
        add(F);
        findIn(F->getBody());
      }
  }

  /// \p Init runs where \p D comes into being, in no function that has a body.
  void addInitializer(const ValueDecl *D, const Expr *Init) {
    const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Init);
    if (Init && !isLiteral(Init) && !(Made && Made->getNumArgs() == 0) &&
        !Init->isInstantiationDependent() && !isSystem(D) && !isImported(D))
      All.push_back(evaluating(Ctx, D, const_cast<Expr *>(Init)));
  }

  ASTContext &Ctx;
  const SourceManager &SM;
};

void Functions::see(const Decl *D) {
  if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D))
    return findIn(cast<DeclContext>(D));
  // System headers are most of a file.
  if (D->getDeclContext()->isFileContext() && isSystem(D))
    return;
  if (const auto *Friend = dyn_cast<FriendDecl>(D)) {
    if (Friend->getFriendDecl())
      see(Friend->getFriendDecl());
  } else if (const auto *T = dyn_cast<FunctionTemplateDecl>(D)) {
    if (T->isCanonicalDecl())
      for (const FunctionDecl *F : T->specializations())
        if (F->getTemplateSpecializationKind() != TSK_ExplicitSpecialization)
          for (const FunctionDecl *Each : F->redecls())
            see(Each);
  } else if (const auto *T = dyn_cast<ClassTemplateDecl>(D)) {
    if (T->isCanonicalDecl())
      for (const auto *C : T->specializations())
        if (C->getTemplateSpecializationKind() == TSK_ImplicitInstantiation)
          see(C);
  } else if (const auto *T = dyn_cast<VarTemplateDecl>(D)) {
    if (T->isCanonicalDecl())
      for (const auto *V : T->specializations())
        see(V);
  } else if (const auto *R = dyn_cast<CXXRecordDecl>(D)) {
    if (R->isThisDeclarationADefinition() && !R->isDependentContext() &&
        !R->isLambda())
      findIn(R);
  } else if (const auto *V = dyn_cast<VarDecl>(D)) {
    findIn(V->getInit());
    if (!V->isConstexpr())
      addInitializer(V, V->getInit());
  } else if (const auto *Field = dyn_cast<FieldDecl>(D)) {
    if (Field->hasInClassInitializer()) {
      findIn(Field->getInClassInitializer());
      addInitializer(Field, Field->getInClassInitializer());
    }
  } else if (const auto *F = dyn_cast<FunctionDecl>(D)) {
    for (const ParmVarDecl *P : F->parameters())
      if (P->hasDefaultArg() && !P->hasInheritedDefaultArg() &&
          !P->hasUnparsedDefaultArg() && !P->hasUninstantiatedDefaultArg())
        addInitializer(P, P->getDefaultArg());
    if (!F->doesThisDeclarationHaveABody() || F->isDependentContext())
      return;
    add(F);
    if (const auto *C = dyn_cast<CXXConstructorDecl>(F))
      for (const CXXCtorInitializer *Init : C->inits())
        findIn(Init->getInit());
    findIn(F->getBody());
  }
}

/// Lambdas and local classes.
void Functions::findIn(const Stmt *Body) {
  forEachStatement(Body, [&](const Stmt *S) {
    if (const auto *L = dyn_cast<LambdaExpr>(S))
      addCalls(L);
    else if (const auto *D = dyn_cast<DeclStmt>(S))
      for (const Decl *Each : D->decls())
        if (isa<TagDecl>(Each))
          see(Each);
  });
}

/// True if \p D is a secret, a function that takes or returns one, or a pointer
/// to a function of which its declaration says so.
bool isSecret(const ValueDecl *D, SecretTypes &Types) {
  auto Is = [&](const ValueDecl *V) {
    return !V->getType()->isDependentType() &&
           Types.kindOf(V) != SecretKind::None;
  };
  if (Is(D))
    return true;
  const auto *F = dyn_cast<FunctionDecl>(D);
  if (!F)
    return !contractOfPointer(D, Types).empty();
  // A callback's, too: it may fill its context.
  return isCalleeMark(F) || llvm::any_of(F->parameters(), [&](const auto *P) {
           return Is(P) || !contractOfPointer(P, Types).empty();
         });
}

/// True if that is all that makes a secret of \p D: records that have some.
bool isHandle(const ValueDecl *D, SecretTypes &Types) {
  auto Is = [&](const ValueDecl *V) {
    return ownKind(V, Types) == SecretKind::None &&
           contractOfPointer(V, Types).empty();
  };
  const auto *F = dyn_cast<FunctionDecl>(D);
  return Is(D) &&
         (!F || (!isCalleeMark(F) && llvm::all_of(F->parameters(), Is)));
}

} // namespace

std::vector<const FunctionDecl *> findBodies(ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  if (Ctx.getLangOpts().CPlusPlus) {
    Functions Found(Ctx);
    Found.findIn(Ctx.getTranslationUnitDecl());
    return Found.All;
  }
  std::vector<const FunctionDecl *> All;
  for (const Decl *D : Ctx.getTranslationUnitDecl()->decls())
    if (const auto *F = dyn_cast<FunctionDecl>(D);
        F && F->doesThisDeclarationHaveABody() && !F->isInvalidDecl() &&
        !SM.isInSystemHeader(F->getLocation()))
      All.push_back(F);
  return All;
}

Mentions look(const FunctionDecl *F, SecretTypes &Types,
              StoredFunctions &Stored, bool SkipConduits) {
  Mentions Found;
  Conduit Hands(Types);
  bool Handles = false;
  // Of what was looked at once, only the first time counts.
  llvm::SmallPtrSet<const ValueDecl *, 32> Seen;
  auto See = [&](const ValueDecl *D) {
    if (!Seen.insert(D).second)
      return;
    if (!Found.Secret && isSecret(D, Types)) {
      const bool Handle = SkipConduits && isHandle(D, Types);
      Handles |= Handle;
      Found.Secret = !Handle;
    }
    if (const auto *V = dyn_cast<VarDecl>(D); V && V->hasGlobalStorage())
      Found.Statics.push_back(V);
    const auto *Callee = dyn_cast<FunctionDecl>(D);
    if (!Callee)
      return;
    Found.Comparison = Found.Comparison || comparesInConstantTime(Callee);
    Found.Functions.push_back(Callee->getCanonicalDecl());
  };
  auto SeeIn = [&](const Stmt *S) {
    switch (S->getStmtClass()) {
    // Most statements: what matters is in them.
    case Stmt::ArraySubscriptExprClass:
    case Stmt::CharacterLiteralClass:
    case Stmt::CompoundStmtClass:
    case Stmt::ConstantExprClass:
    case Stmt::ForStmtClass:
    case Stmt::GotoStmtClass:
    case Stmt::IfStmtClass:
    case Stmt::IntegerLiteralClass:
    case Stmt::ParenExprClass:
    case Stmt::ReturnStmtClass:
    case Stmt::StringLiteralClass:
      return;
    case Stmt::ImplicitCastExprClass:
    case Stmt::UnaryOperatorClass:
      if (SkipConduits && !Found.Secret)
        Hands.see(S);
      return;
    default:
      break;
    }
    Stored.see(S);
    if (SkipConduits && !Found.Secret)
      Hands.see(S);
    if (const auto *R = dyn_cast<DeclRefExpr>(S)) {
      See(R->getDecl());
    } else if (const auto *M = dyn_cast<MemberExpr>(S)) {
      See(M->getMemberDecl());
    } else if (const auto *D = dyn_cast<DeclStmt>(S)) {
      for (const Decl *Each : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(Each))
          See(V);
    } else if (const auto *C = dyn_cast<CXXCatchStmt>(S)) {
      if (C->getExceptionDecl())
        See(C->getExceptionDecl());
    } else if (const auto *L = dyn_cast<LambdaExpr>(S)) {
      for (const LambdaCapture &Capture : L->captures())
        if (Capture.capturesVariable())
          See(Capture.getCapturedVar());
    }
  };
  See(F);
  if (const auto *C = dyn_cast<CXXConstructorDecl>(F)) {
    Stored.collect(C);
    for (const CXXCtorInitializer *Init : C->inits()) {
      if (const FieldDecl *Member = Init->getAnyMember())
        See(Member);
      forEachStatement(Init->getInit(), SeeIn);
    }
  }
  // It destroys them.
  if (const auto *D = dyn_cast<CXXDestructorDecl>(F))
    for (const FieldDecl *Member : D->getParent()->fields())
      if (Member->getType().isDestructedType() == QualType::DK_cxx_destructor)
        See(Member);
  forEachStatement(F->getBody(), SeeIn);
  if (Handles && !Found.Secret) {
    Found.Secret = !Hands.onlyHandsOn();
    Found.Pointers = Hands.pointers().vec();
  }
  return Found;
}

void collectStored(ASTContext &Ctx, SecretTypes &Types,
                   StoredFunctions &Stored) {
  Stored.collect(Ctx);
  for (const FunctionDecl *F : findBodies(Ctx))
    look(F, Types, Stored, /*SkipConduits=*/false);
}

} // namespace zeroize
