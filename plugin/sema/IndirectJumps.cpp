// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See IndirectJumps.h. A jump leaves a variable's scope if it stands inside and
// one of its possible targets stands outside. `goto *p` may reach every label
// whose address the function takes. At such a label the variable is dead,
// whichever way control has come, so it is wiped there. Covered by
// test/sema/indirect-jumps.c and test/residue/scope.

#include "sema/IndirectJumps.h"

#include "attrs/Annotations.h"
#include "attrs/Diagnostics.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace zeroize {
namespace {

using Path = llvm::SmallVector<const Stmt *, 16>;

class Collector : public DynamicRecursiveASTVisitor {
public:
  struct Jump {
    const Stmt *From;
    Path Scopes;
    llvm::SmallVector<const LabelDecl *, 4> Targets; // empty: all taken labels
  };

  llvm::SmallVector<Jump, 4> Jumps;
  llvm::SmallVector<std::pair<VarDecl *, const Stmt *>, 8> Secrets;
  llvm::DenseMap<const LabelDecl *, Path> ScopesOf;
  llvm::SmallVector<const LabelDecl *, 8> Taken;

  bool TraverseStmt(Stmt *S) override {
    if (!S)
      return true;
    bool IsScope = isa<CompoundStmt, ForStmt, WhileStmt, IfStmt, SwitchStmt,
                       CXXForRangeStmt, CXXCatchStmt>(S);
    if (IsScope)
      Scopes.push_back(S);
    bool Continue = DynamicRecursiveASTVisitor::TraverseStmt(S);
    if (IsScope)
      Scopes.pop_back();
    return Continue;
  }

  // A function inside has jumps and labels of its own.
  bool TraverseDecl(Decl *D) override {
    return !D || isa<VarDecl, LabelDecl>(D)
               ? DynamicRecursiveASTVisitor::TraverseDecl(D)
               : true;
  }
  bool TraverseLambdaExpr(LambdaExpr *) override { return true; }
  bool TraverseBlockExpr(BlockExpr *) override { return true; }

  bool VisitVarDecl(VarDecl *V) override {
    auto *Exit = V->getAttr<CleanupAttr>();
    if (Exit && Exit->getFunctionDecl()->getName().starts_with(ScopeExit) &&
        !Scopes.empty())
      Secrets.emplace_back(V, Scopes.back());
    return true;
  }

  bool VisitLabelStmt(LabelStmt *S) override {
    ScopesOf[S->getDecl()] = Scopes;
    return true;
  }

  bool VisitAddrLabelExpr(AddrLabelExpr *E) override {
    Taken.push_back(E->getLabel());
    return true;
  }

  bool VisitIndirectGotoStmt(IndirectGotoStmt *S) override {
    Jumps.push_back({S, Scopes, {}});
    return true;
  }

  bool VisitGCCAsmStmt(GCCAsmStmt *S) override {
    if (!S->isAsmGoto())
      return true;
    Jumps.push_back({S, Scopes, {}});
    for (AddrLabelExpr *E : S->labels())
      Jumps.back().Targets.push_back(E->getLabel());
    return true;
  }

private:
  Path Scopes;
};

} // namespace

namespace {

/// Numbers the labels of one function, and puts the calls there.
class Targets {
public:
  explicit Targets(ASTContext &Ctx) : Ctx(Ctx) {}

  /// False if nothing can be put behind the label, or nothing can be wiped
  /// there.
  bool wipeAt(const LabelDecl *Label, VarDecl *V) {
    // The storage of these is not there before the declaration.
    if (V->getType()->isVariablyModifiedType())
      return false;
    unsigned &Number = Numbers[Label];
    if (!Number) {
      LabelStmt *S = Label->getStmt();
      while (S && isa<LabelStmt>(S->getSubStmt()))
        S = cast<LabelStmt>(S->getSubStmt());
      if (!S || isa<DeclStmt>(S->getSubStmt())) {
        Numbers.erase(Label);
        return false;
      }
      Number = Numbers.size();
      S->setSubStmt(precede(S->getSubStmt(), call(Number)));
    }
    if (Done.insert({V, Number}).second)
      V->addAttr(AnnotateAttr::CreateImplicit(
          Ctx, LeftAt + std::to_string(Number), nullptr, 0));
    return true;
  }

private:
  Expr *call(unsigned Number) {
    std::string Name = JumpTarget + std::to_string(Number);
    DeclContext *DC = Ctx.getTranslationUnitDecl();
    if (Ctx.getLangOpts().CPlusPlus)
      DC = LinkageSpecDecl::Create(Ctx, DC, SourceLocation(), SourceLocation(),
                                   LinkageSpecLanguageIDs::C,
                                   /*HasBraces=*/false);
    QualType Type = Ctx.getFunctionType(Ctx.VoidTy, {}, {});
    auto *F = FunctionDecl::Create(
        Ctx, DC, SourceLocation(), SourceLocation(), &Ctx.Idents.get(Name),
        Type, Ctx.getTrivialTypeSourceInfo(Type), SC_Extern);
    F->setImplicit();
    F->addAttr(NoThrowAttr::CreateImplicit(Ctx));
    SourceLocation Loc;
    Expr *Callee = DeclRefExpr::Create(
        Ctx, NestedNameSpecifierLoc(), SourceLocation(), F,
        /*RefersToEnclosingVariableOrCapture=*/false, Loc, Type, VK_LValue);
    Callee = ImplicitCastExpr::Create(
        Ctx, Ctx.getPointerType(Type), CK_FunctionToPointerDecay, Callee,
        /*BasePath=*/nullptr, VK_PRValue, FPOptionsOverride());
    return CallExpr::Create(Ctx, Callee, {}, Ctx.VoidTy, VK_PRValue, Loc,
                            FPOptionsOverride());
  }

  /// \p S behind \p Call. An expression stays one: it may be the value of a
  /// statement expression.
  Stmt *precede(Stmt *S, Expr *Call) {
    if (isa<NullStmt>(S))
      return Call;
    if (auto *E = dyn_cast<Expr>(S))
      return BinaryOperator::Create(Ctx, Call, E, BO_Comma, E->getType(),
                                    E->getValueKind(), E->getObjectKind(),
                                    E->getBeginLoc(), FPOptionsOverride());
    return CompoundStmt::Create(Ctx, {Call, S}, FPOptionsOverride(),
                                S->getBeginLoc(), S->getEndLoc());
  }

  ASTContext &Ctx;
  llvm::DenseMap<const LabelDecl *, unsigned> Numbers;
  llvm::DenseSet<std::pair<const VarDecl *, unsigned>> Done;
};

} // namespace

void markIndirectJumps(FunctionDecl *F, ASTContext &Ctx) {
  Collector C;
  C.TraverseStmt(F->getBody());
  Targets Wiped(Ctx);
  for (const Collector::Jump &Jump : C.Jumps)
    for (auto [Secret, Scope] : C.Secrets) {
      if (!llvm::is_contained(Jump.Scopes, Scope))
        continue;
      llvm::ArrayRef<const LabelDecl *> Targets = C.Taken;
      if (!Jump.Targets.empty())
        Targets = Jump.Targets;
      bool Told = false;
      for (const LabelDecl *Target : Targets) {
        if (llvm::is_contained(C.ScopesOf[Target], Scope) ||
            Wiped.wipeAt(Target, Secret) || Told)
          continue;
        report(Ctx.getDiagnostics(), Jump.From->getBeginLoc(),
               Diag::IndirectJump)
            << Secret << Target;
        Told = true;
      }
    }
}

} // namespace zeroize
