// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See IndirectJumps.h. A jump leaves a variable's scope if it stands inside and
// one of its possible targets stands outside. `goto *p` may reach every label
// whose address the function takes.

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
  llvm::SmallVector<std::pair<const VarDecl *, const Stmt *>, 8> Secrets;
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

void checkIndirectJumps(FunctionDecl *F, ASTContext &Ctx) {
  Collector C;
  C.TraverseStmt(F->getBody());
  for (const Collector::Jump &Jump : C.Jumps)
    for (auto [Secret, Scope] : C.Secrets) {
      if (!llvm::is_contained(Jump.Scopes, Scope))
        continue;
      llvm::ArrayRef<const LabelDecl *> Targets = C.Taken;
      if (!Jump.Targets.empty())
        Targets = Jump.Targets;
      for (const LabelDecl *Target : Targets) {
        if (llvm::is_contained(C.ScopesOf[Target], Scope))
          continue;
        report(Ctx.getDiagnostics(), Jump.From->getBeginLoc(),
               Diag::IndirectJump)
            << Secret << Target;
        break;
      }
    }
}

} // namespace zeroize
