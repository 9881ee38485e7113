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
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace zeroize {
namespace {

using Path = llvm::SmallVector<const Stmt *, 16>;

class Collector {
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

  void collect(Stmt *S) {
    // A function inside has jumps and labels of its own.
    if (!S || isa<LambdaExpr, BlockExpr>(S))
      return;
    bool IsScope = isa<CompoundStmt, ForStmt, WhileStmt, IfStmt, SwitchStmt,
                       CXXForRangeStmt, CXXCatchStmt>(S);
    if (IsScope)
      Scopes.push_back(S);
    see(S);
    for (Stmt *Child : S->children())
      collect(Child);
    if (IsScope)
      Scopes.pop_back();
  }

private:
  void see(Stmt *S) {
    if (auto *D = dyn_cast<DeclStmt>(S)) {
      for (Decl *Each : D->decls())
        if (auto *V = dyn_cast<VarDecl>(Each))
          see(V);
    } else if (auto *C = dyn_cast<CXXCatchStmt>(S)) {
      if (C->getExceptionDecl())
        see(C->getExceptionDecl());
    } else if (auto *L = dyn_cast<LabelStmt>(S)) {
      ScopesOf[L->getDecl()] = Scopes;
    } else if (auto *A = dyn_cast<AddrLabelExpr>(S)) {
      Taken.push_back(A->getLabel());
    } else if (isa<IndirectGotoStmt>(S)) {
      Jumps.push_back({S, Scopes, {}});
    } else if (auto *Asm = dyn_cast<GCCAsmStmt>(S); Asm && Asm->isAsmGoto()) {
      Jumps.push_back({S, Scopes, {}});
      for (AddrLabelExpr *E : Asm->labels())
        Jumps.back().Targets.push_back(E->getLabel());
    }
  }

  void see(VarDecl *V) {
    auto *Exit = V->getAttr<CleanupAttr>();
    if (Exit && Exit->getFunctionDecl()->getName().starts_with(ScopeExit) &&
        !Scopes.empty())
      Secrets.emplace_back(V, Scopes.back());
  }

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
  C.collect(F->getBody());
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
