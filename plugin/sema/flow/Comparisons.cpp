// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The message about a comparison that stops early, and the fix-it that writes
// secret_equal with the polarity that the context wants.

#include "sema/StmtWalk.h"
#include "sema/flow/FlowAnalysis.h"

#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace zeroize {
namespace {

/// How the result is used: what stands for "equal".
struct Use {
  enum { Unknown, Equal, Differs } Wants = Unknown;
  /// What is to be replaced, from its begin to its end.
  SourceRange Range;
};

bool isZero(const Expr *E, const ASTContext &Ctx) {
  Expr::EvalResult R;
  return !E->isValueDependent() && E->EvaluateAsInt(R, Ctx) &&
         R.Val.getInt() == 0;
}

/// The initializers of a constructor and of a field are in no body.
const Stmt *parentOf(const Expr *E, ControlFlow &Flow, ASTContext &Ctx) {
  if (const Stmt *Parent = Flow.parentOf(E))
    return Parent;
  DynTypedNodeList Parents = Ctx.getParents(*E);
  return Parents.empty() ? nullptr : Parents[0].get<Stmt>();
}

Use findUse(const Expr *Call, ControlFlow &Flow, ASTContext &Ctx) {
  const Expr *E = Call;
  Use Result;
  Result.Range = Call->getSourceRange();
  for (;;) {
    const Stmt *S = parentOf(E, Flow, Ctx);
    if (!S)
      return Result;
    if (const auto *P = dyn_cast<Expr>(S)) {
      if (const auto *Cast = dyn_cast<ImplicitCastExpr>(P)) {
        // Nothing but whether it is zero is left.
        if (Cast->getCastKind() == CK_IntegralToBoolean)
          Result.Wants = Use::Differs;
        E = Cast;
        continue;
      }
      if (const auto *Paren = dyn_cast<ParenExpr>(P)) {
        E = Paren;
        continue;
      }
      if (const auto *U = dyn_cast<UnaryOperator>(P);
          U && U->getOpcode() == UO_LNot) {
        Result.Wants = Use::Equal;
        Result.Range = U->getSourceRange();
        return Result;
      }
      if (const auto *B = dyn_cast<BinaryOperator>(P)) {
        if (B->isEqualityOp() &&
            isZero(B->getLHS() == E ? B->getRHS() : B->getLHS(), Ctx)) {
          Result.Wants = B->getOpcode() == BO_EQ ? Use::Equal : Use::Differs;
          Result.Range = B->getSourceRange();
        } else if (B->isLogicalOp()) {
          Result.Wants = Use::Differs;
        }
        return Result;
      }
      if (const auto *C = dyn_cast<ConditionalOperator>(P);
          C && C->getCond() == E)
        Result.Wants = Use::Differs;
      return Result;
    }
    const Expr *Condition = nullptr;
    if (const auto *I = dyn_cast<IfStmt>(S))
      Condition = I->getCond();
    else if (const auto *W = dyn_cast<WhileStmt>(S))
      Condition = W->getCond();
    else if (const auto *D = dyn_cast<DoStmt>(S))
      Condition = D->getCond();
    else if (const auto *L = dyn_cast<ForStmt>(S))
      Condition = L->getCond();
    if (Condition == E)
      Result.Wants = Use::Differs;
    return Result;
  }
}

/// True if \p Body declares a variable of that name.
bool declares(const Stmt *Body, const IdentifierInfo *Name) {
  return anyStatement(Body, [&](const Stmt *S) {
    const auto *Declared = dyn_cast<DeclStmt>(S);
    return Declared && llvm::any_of(Declared->decls(), [&](const Decl *D) {
             const auto *V = dyn_cast<VarDecl>(D);
             return V && V->getIdentifier() == Name;
           });
  });
}

/// True if `secret_equal` at \p At, in \p F, is the function of the header.
bool isInScope(ASTContext &Ctx, const FunctionDecl *F, SourceLocation At) {
  const IdentifierInfo *Name = &Ctx.Idents.get("secret_equal");
  auto Found = Ctx.getTranslationUnitDecl()->lookup(Name);
  if (Found.empty() || !isa<FunctionDecl>(Found.front()) ||
      !Ctx.getSourceManager().isBeforeInTranslationUnit(
          Found.front()->getLocation(), At))
    return false;
  // A variable, a member, or another function may have that name, too.
  for (const DeclContext *In = F; In && !In->isTranslationUnit();
       In = In->getParent())
    if (!In->isFunctionOrMethod() && !In->lookup(Name).empty())
      return false;
  for (const ParmVarDecl *P : F->parameters())
    if (P->getIdentifier() == Name)
      return false;
  return !declares(F->getBody(), Name);
}

} // namespace

void FlowAnalysis::rejectComparison(const KnownFunction &K, const CallExpr *E,
                                    const Operands &Args, const Fact *Why) {
  auto B = Report.report(Rule::Compare, Diag::EarlyExit, E);
  if (!B)
    return;
  std::string Name(K.Name);
  if (Name.empty())
    if (const FunctionDecl *F = E->getDirectCallee())
      Name = F->getNameAsString();
  *B << Name;
  // Others stop at a terminator, behind which there may be nothing, or count
  // in characters that are wider.
  bool Sized = (Name == "memcmp" || Name == "bcmp") && K.Size <= Args.size();
  Use U = Sized && Current ? findUse(E, flowOf(Current), Ctx) : Use();
  const SourceManager &SM = Ctx.getSourceManager();
  bool Declared = Current && isInScope(Ctx, Current, E->getBeginLoc());
  SourceRange R = U.Range;
  if (Sized && U.Wants != Use::Unknown && Declared &&
      !R.getBegin().isMacroID() && !R.getEnd().isMacroID() &&
      !E->getBeginLoc().isMacroID() && !E->getEndLoc().isMacroID()) {
    auto Text = [&](SourceRange Range) {
      return Lexer::getSourceText(CharSourceRange::getTokenRange(Range), SM,
                                  Ctx.getLangOpts());
    };
    std::string New =
        U.Wants == Use::Equal ? "secret_equal(" : "!secret_equal(";
    StringRef Separator = "";
    bool Complete = true;
    for (unsigned N : {K.First, K.Second, K.Size}) {
      // A part of a macro has no text of its own.
      StringRef Argument = Text(Args[N - 1]->getSourceRange());
      Complete &= !Argument.empty();
      New += Separator;
      New += Argument;
      Separator = ", ";
    }
    New += ")";
    if (Complete)
      *B << FixItHint::CreateReplacement(CharSourceRange::getTokenRange(R),
                                         New);
  }
  B.reset();
  Report.explain(Why);
  report(Ctx.getDiagnostics(), E->getExprLoc(), Diag::UseSecretEqual)
      << (Sized ? (Declared ? 0 : 1) : 2);
}

} // namespace zeroize
