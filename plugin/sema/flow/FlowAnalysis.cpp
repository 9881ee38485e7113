// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One function at a time: states along the CFG until nothing is new. Facts only
// grow, so what is reported on the way is true at the end.

#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/Polarity.h"

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"

#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/TimeProfiler.h"

#include <queue>

using namespace clang;

namespace zeroize {
namespace {

/// Finds all functions with bodies, and whether they mention a secret.
class Mentions : public DynamicRecursiveASTVisitor {
public:
  Mentions(SecretTypes &Types) : Types(Types) {}
  bool Found = false;

  bool see(const ValueDecl *D) {
    if (!D->getType()->isDependentType() && Types.kindOf(D) != SecretKind::None)
      Found = true;
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      for (const ParmVarDecl *P : F->parameters())
        if (!P->getType()->isDependentType() &&
            Types.kindOf(P) != SecretKind::None)
          Found = true;
    return !Found;
  }
  bool VisitVarDecl(VarDecl *D) override { return see(D); }
  bool VisitDeclRefExpr(DeclRefExpr *E) override { return see(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) override {
    return see(E->getMemberDecl());
  }

private:
  SecretTypes &Types;
};

class Functions : public DynamicRecursiveASTVisitor {
public:
  std::vector<const FunctionDecl *> All;
  Functions() { ShouldVisitTemplateInstantiations = true; }
  bool VisitFunctionDecl(FunctionDecl *F) override {
    if (F->doesThisDeclarationHaveABody() && !F->isDependentContext())
      All.push_back(F);
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *L) override {
    if (!L->getCallOperator()->isDependentContext())
      All.push_back(L->getCallOperator());
    return true;
  }
};

} // namespace

FlowAnalysis::FlowAnalysis(ASTContext &Ctx, SecretTypes &Types)
    : Ctx(Ctx), Types(Types), Report(Ctx), Array(Ctx), Stored(Types) {}

FlowAnalysis::~FlowAnalysis() = default;

/// True if \p Block can be reached from itself.
static bool isInCycle(const CFGBlock &Block) {
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  llvm::SmallVector<const CFGBlock *, 16> Work;
  auto Add = [&](const CFGBlock &B) {
    for (const CFGBlock *Next : B.succs())
      if (Next)
        Work.push_back(Next);
  };
  Add(Block);
  while (!Work.empty()) {
    const CFGBlock *B = Work.pop_back_val();
    if (B == &Block)
      return true;
    if (Seen.insert(B).second)
      Add(*B);
  }
  return false;
}

void FlowAnalysis::judgeCondition(const CFGBlock &Block, State &S) {
  const Stmt *Terminator = Block.getTerminatorStmt();
  if (!Terminator || isa<GotoStmt, IndirectGotoStmt, CXXTryStmt>(Terminator))
    return;
  const Expr *Condition = Block.getLastCondition();
  if (!Condition)
    Condition = dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
  if (!Condition || Condition->isValueDependent())
    return;
  // A block that only decides on what blocks before have decided.
  Condition = Condition->IgnoreParens();
  Value V = Condition->isGLValue() ? Value{read(S, locate(Condition, S)), {}}
                                   : evaluate(Condition, S);
  if (!V.Secret)
    return;
  // Asked in a loop, it would tell where the first difference is.
  if (asksForZero(Condition, Accumulated[Current]) && !isInCycle(Block))
    return;
  const Expr *Bare = Condition->IgnoreParenImpCasts();
  while (const auto *Not = dyn_cast<UnaryOperator>(Bare)) {
    if (Not->getOpcode() != UO_LNot)
      break;
    Bare = Not->getSubExpr()->IgnoreParenImpCasts();
  }
  auto IsElement = [](const Expr *E) {
    E = E->IgnoreParenImpCasts();
    const auto *U = dyn_cast<UnaryOperator>(E);
    return isa<ArraySubscriptExpr>(E) || (U && U->getOpcode() == UO_Deref);
  };
  const auto *Equality = dyn_cast<BinaryOperator>(Bare);
  bool Bytewise = isInCycle(Block) && Equality && Equality->isEqualityOp() &&
                  IsElement(Equality->getLHS()) &&
                  IsElement(Equality->getRHS());
  if (auto B = Report.report(
          Rule::Branch,
          Bytewise ? Diag::BytewiseComparison : Diag::SecretBranch, Bare)) {
    if (!Bytewise)
      *B << (isa<SwitchStmt>(Terminator)                    ? 1
             : isa<WhileStmt, ForStmt, DoStmt>(Terminator)  ? 2
             : isa<AbstractConditionalOperator>(Terminator) ? 3
             : isa<BinaryOperator>(Terminator)              ? 4
                                                            : 0);
    B.reset();
    Report.explain(V.Secret);
  }
}

void FlowAnalysis::transfer(const CFGBlock &Block, State &S) {
  for (const CFGElement &Element : Block) {
    Known->Inner.clear();
    if (auto Statement = Element.getAs<CFGStmt>()) {
      // A loop comes by again.
      const auto *E = dyn_cast<Expr>(Statement->getStmt());
      if (E && isa<CallExpr>(E)) {
        Known->Elements.erase(E);
        Known->Elements[E] = evaluate(E, S);
      } else {
        execute(Statement->getStmt(), S);
      }
    } else if (auto Init = Element.getAs<CFGInitializer>())
      if (const FieldDecl *F = Init->getInitializer()->getAnyMember()) {
        Place This = thisPlace(Current);
        initialize(S, This.pointee().step(F),
                   Init->getInitializer()->getInit());
      }
  }
}

FlowAnalysis::Summary FlowAnalysis::interpret(const FunctionDecl *F,
                                              const State &Entry) {
  Summary Result;
  auto &Graph = Graphs[F];
  if (!Graph) {
    CFG::BuildOptions Options;
    Options.AddInitializers = true;
    Options.PruneTriviallyFalseEdges = false;
    Graph = CFG::buildCFG(F, F->getBody(), &Ctx, Options);
    Accumulated[F] = findAccumulators(F->getBody());
  }
  if (!Graph)
    return Result;
  const FunctionDecl *OuterFunction = std::exchange(Current, F);
  Summary *OuterSummary = std::exchange(CurrentSummary, &Result);
  Yields Own, *OuterKnown = std::exchange(Known, &Own);
  ++Depth;

  PostOrderCFGView Order(Graph.get());
  std::map<const CFGBlock *, unsigned> Rank, Visits;
  unsigned Next = 0;
  for (const CFGBlock *Block : Order)
    Rank[Block] = Next++;
  std::map<const CFGBlock *, State> In;
  std::set<std::pair<unsigned, const CFGBlock *>> Pending;
  In[&Graph->getEntry()] = Entry;
  Pending.insert({Rank[&Graph->getEntry()], &Graph->getEntry()});
  State End;
  while (!Pending.empty()) {
    const CFGBlock *Block = Pending.begin()->second;
    Pending.erase(Pending.begin());
    State S = In[Block];
    Work += 1 + S.Contents.size() + S.Pointers.size();
    transfer(*Block, S);
    if (Block->getTerminatorStmt()) {
      Known->Inner.clear();
      judgeCondition(*Block, S);
    }
    if (++Visits[Block] > 24)
      continue;
    if (Block == &Graph->getExit()) {
      End.join(S);
      continue;
    }
    const Stmt *Loop = Block->getTerminatorStmt();
    bool IsLoop = isa_and_nonnull<ForStmt, WhileStmt>(Loop);
    unsigned Number = 0;
    for (const CFGBlock *Succ : Block->succs()) {
      // The way out.
      if (IsLoop && ++Number == 2)
        leaveLoop(Loop, S);
      if (!Succ)
        continue;
      auto [It, New] = In.try_emplace(Succ, S);
      if (New || It->second.join(S))
        Pending.insert({Rank[Succ], Succ});
    }
  }
  // What callers can see: memory that they led it to, globals, and blocks that
  // it has allocated.
  auto IsSeen = [&](const Place &P) {
    if (!P.IsDecl)
      return P.Base != F || llvm::is_contained(P.Steps, nullptr);
    const auto *D = static_cast<const Decl *>(P.Base);
    const auto *V = dyn_cast<VarDecl>(D);
    return (V && V->hasGlobalStorage()) ||
           (isa<ParmVarDecl>(D) && llvm::is_contained(P.Steps, nullptr));
  };
  for (const auto &[P, Why] : End.Contents) {
    // What the caller has brought in is no news to it.
    auto Before = Entry.Contents.find(P);
    bool Brought = Before != Entry.Contents.end() && Before->second;
    if (Why && IsSeen(P) && !Brought)
      Result.Effects.emplace(P, Why);
  }
  for (auto It = Result.Wipes.begin(); It != Result.Wipes.end();) {
    auto Left = End.Contents.find(It->first);
    It = Left != End.Contents.end() && !Left->second ? std::next(It)
                                                     : Result.Wipes.erase(It);
  }
  for (const auto &[P, Targets] : End.Pointers)
    if (IsSeen(P))
      Result.Pointers.emplace(P, Targets);
  --Depth;
  Current = OuterFunction;
  CurrentSummary = OuterSummary;
  Known = OuterKnown;
  Result.Done = true;
  return Result;
}

void FlowAnalysis::analyze(const FunctionDecl *F) { summarize(F, State()); }

void FlowAnalysis::run() {
  llvm::TimeTraceScope Trace("ZeroizeFlow");
  Functions Found;
  Found.TraverseDecl(Ctx.getTranslationUnitDecl());
  Stored.collect(Ctx);
  const SourceManager &SM = Ctx.getSourceManager();
  bool Compares =
      Report.isOn(Rule::Polarity) && namesConstantTimeComparison(Ctx);
  for (const FunctionDecl *F : Found.All) {
    if (F->isInvalidDecl() || SM.isInSystemHeader(F->getLocation()))
      continue;
    // Nobody has written its body: the message belongs to who calls it.
    if (F->isDefaulted() && F->isOverloadedOperator() &&
        F->getOverloadedOperator() != OO_Equal)
      continue;
    if (Compares)
      checkPolarity(Ctx, Report, F);
    Mentions M(Types);
    M.TraverseDecl(const_cast<FunctionDecl *>(F));
    if (M.Found)
      analyze(F);
  }
  analyzeStored();
}

void FlowAnalysis::analyzeStored() {
  for (const StoredFunctions::Marked &M : Stored.marked()) {
    const FunctionDecl *F = nullptr;
    // What it says itself counts.
    if (!M.Function->hasBody(F) || F->isInvalidDecl() ||
        llvm::any_of(F->parameters(), [&](const ParmVarDecl *P) {
          return Types.kindOf(P) != SecretKind::None;
        }))
      continue;
    State Entry;
    for (auto [Own, Theirs] : llvm::zip(F->parameters(), M.Parameters)) {
      SecretKind Kind = Theirs ? ownKind(Theirs, Types) : SecretKind::None;
      if (Kind == SecretKind::None)
        continue;
      Place P{Own, Own->getType(), /*IsDecl=*/true, {}};
      Entry.Contents[Kind == SecretKind::Pointee ? P.pointee() : P] =
          newFact(declaredFact(Theirs), M.Where, Own->getName());
    }
    if (!Entry.Contents.empty())
      summarize(F, Entry);
  }
}

} // namespace zeroize
