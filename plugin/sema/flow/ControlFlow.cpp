// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ControlFlow.h.

#include "sema/flow/ControlFlow.h"
#include "sema/StmtWalk.h"
#include "sema/flow/Operations.h"

#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace zeroize {

ControlFlow::ControlFlow(const FunctionDecl *F, ASTContext &Ctx) : Ctx(Ctx) {
  CFG::BuildOptions Options;
  Options.AddInitializers = true;
  Options.AddImplicitDtors = Ctx.getLangOpts().CPlusPlus;
  Options.AddTemporaryDtors = Ctx.getLangOpts().CPlusPlus;
  Options.PruneTriviallyFalseEdges = false;
  Body = F->getBody();
  // Without what Clang adds to it: allocation, promise, first and last await.
  if (const auto *Coroutine = dyn_cast_or_null<CoroutineBodyStmt>(Body))
    Body = Coroutine->getBody();
  Graph = CFG::buildCFG(F, const_cast<Stmt *>(Body), &Ctx, Options);
  if (!Graph)
    return;
  Order = std::make_unique<PostOrderCFGView>(Graph.get());
  if (Graph->try_blocks_begin() != Graph->try_blocks_end())
    findHandlers();
}

llvm::ArrayRef<const CFGBlock *> ControlFlow::handlers(const CFGBlock &Block) {
  if (Handlers.empty())
    return {};
  return Handlers[Block.getBlockID()];
}

/// Clang makes inner handlers first.
void ControlFlow::findHandlers() {
  Handlers.resize(Graph->getNumBlockIDs());
  for (const CFGBlock *Dispatch :
       llvm::make_range(Graph->try_blocks_begin(), Graph->try_blocks_end())) {
    const auto *Try =
        dyn_cast_or_null<CXXTryStmt>(Dispatch->getTerminatorStmt());
    if (!Try)
      continue;
    llvm::DenseSet<const Stmt *> Tried;
    forEachStatement(Try->getTryBlock(),
                     [&](const Stmt *S) { Tried.insert(S); });
    for (const CFGBlock *Block : *Graph)
      if (llvm::any_of(*Block, [&](const CFGElement &Element) {
            auto Statement = Element.getAs<CFGStmt>();
            return Statement && Tried.contains(Statement->getStmt());
          }))
        Handlers[Block->getBlockID()].push_back(Dispatch);
  }
}

bool ControlFlow::precedes(const Stmt *First, const Stmt *Then) {
  if (!Graph)
    return false;
  // What is a part of an expression may be no element by itself.
  auto Find = [&](const Stmt *Wanted) {
    for (; isa_and_nonnull<Expr>(Wanted); Wanted = parentOf(Wanted))
      for (CFGBlock *Block : *Graph)
        for (const auto &[At, Element] : llvm::enumerate(*Block))
          if (auto Statement = Element.getAs<CFGStmt>();
              Statement && Statement->getStmt() == Wanted)
            return std::pair<CFGBlock *, size_t>(Block, At);
    return std::pair<CFGBlock *, size_t>(nullptr, 0);
  };
  const auto [From, FromAt] = Find(First);
  const auto [To, ToAt] = Find(Then);
  if (!From || !To)
    return false;
  if (From == To)
    return FromAt < ToAt;
  if (!Dominators)
    Dominators.emplace(Graph.get());
  // Where Clang knows no way to a handler of exceptions, all would.
  return Dominators->getBase().isReachableFromEntry(To) &&
         Dominators->dominates(From, To);
}

bool ControlFlow::gathers(const VarDecl *V) {
  if (!V->hasLocalStorage() || isa<ParmVarDecl>(V) || !isNumber(V->getType()))
    return false;
  if (!Gathered)
    Gathered = findAccumulators(Body);
  return Gathered->count(V);
}

/// What \p Block does first with \p V, or the \p Field that is reached by it:
/// makes it anew, or gathers something in it, be it by a helper.
enum class FirstUse { None, Made, Gathers };
static FirstUse firstUse(const CFGBlock &Block, const VarDecl *V,
                         const FieldDecl *Field) {
  auto OfAssignment = [&](const BinaryOperator *B) {
    const Expr *To = B->getLHS()->IgnoreParens();
    const auto *Member = dyn_cast<MemberExpr>(To);
    if (rootOf(To) != V)
      return FirstUse::None;
    const bool Constant = isConstant(B->getRHS());
    if (Field ? Member && Member->getMemberDecl() == Field
              : isa<DeclRefExpr>(To))
      return Constant ? FirstUse::Made : FirstUse::Gathers;
    return Field || Constant ? FirstUse::None : FirstUse::Gathers;
  };
  auto IsGiven = [&](const Expr *Arg) {
    QualType T = Arg->getType();
    if (T->isPointerType() ? T->getPointeeType().isConstQualified()
                           : !Arg->isGLValue() || T.isConstQualified())
      return false;
    return rootOf(Arg) == V;
  };
  for (const CFGElement &Element : Block) {
    auto Statement = Element.getAs<CFGStmt>();
    FirstUse Use = FirstUse::None;
    if (Statement)
      anyStatement(Statement->getStmt(), [&](const Stmt *S) {
        const auto *Member = dyn_cast<CXXMemberCallExpr>(S);
        if (const auto *D = dyn_cast<DeclStmt>(S)) {
          if (llvm::is_contained(D->decls(), V))
            Use = FirstUse::Made;
        } else if (const auto *B = dyn_cast<BinaryOperator>(S);
                   B && B->isAssignmentOp()) {
          Use = OfAssignment(B);
        } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
          if (llvm::any_of(Call->arguments(), IsGiven) ||
              (Member && IsGiven(Member->getImplicitObjectArgument())))
            Use = FirstUse::Gathers;
        }
        return Use != FirstUse::None;
      });
    if (Use != FirstUse::None)
      return Use;
  }
  return FirstUse::None;
}

bool ControlFlow::isComplete(const VarDecl *V, const CFGBlock &Block,
                             const FieldDecl *Field) {
  auto [It, IsNew] = Complete.try_emplace({V, &Block, Field});
  if (IsNew)
    It->second = findComplete(V, Block, Field);
  return It->second;
}

bool ControlFlow::findComplete(const VarDecl *V, const CFGBlock &Block,
                               const FieldDecl *Field) {
  // True if something is gathered on a way from From that does not pass Block.
  auto GathersBehind = [&](const CFGBlock &From, const CFGBlock *Where) {
    llvm::BitVector Seen(Graph->getNumBlockIDs());
    llvm::SmallVector<const CFGBlock *, 16> Left{&From};
    while (!Left.empty()) {
      for (const CFGBlock *Next : Left.pop_back_val()->succs()) {
        if (!Next || Seen.test(Next->getBlockID()))
          continue;
        Seen.set(Next->getBlockID());
        FirstUse Use = firstUse(*Next, V, Field);
        if (Use == FirstUse::Gathers && (!Where || Next == Where))
          return true;
        if (Use != FirstUse::Made && Next != &Block)
          Left.push_back(Next);
      }
    }
    return false;
  };
  if (GathersBehind(Block, nullptr))
    return false;
  // For one of several keys, by a loop of its own.
  return !isInCycle(Block) || llvm::any_of(*Graph, [&](const CFGBlock *Inner) {
    return Inner != &Block && firstUse(*Inner, V, Field) == FirstUse::Gathers &&
           GathersBehind(*Inner, Inner);
  });
}

bool ControlFlow::isDiscarded(const Stmt *Decision) {
  if (!Discarded) {
    Discarded.emplace();
    forEachStatement(Body, [&](const Stmt *S) {
      const auto *Cast = dyn_cast<CastExpr>(S);
      // A statement in it may leave the function.
      if (!Cast || Cast->getCastKind() != CK_ToVoid ||
          Cast->getSubExpr()->HasSideEffects(Ctx) ||
          anyStatement(Cast->getSubExpr(),
                       [](const Stmt *Inner) { return isa<StmtExpr>(Inner); }))
        return;
      forEachStatement(Cast->getSubExpr(),
                       [&](const Stmt *Inner) { Discarded->insert(Inner); });
    });
  }
  return Discarded->contains(Decision);
}

const Stmt *ControlFlow::parentOf(const Stmt *S) {
  if (!Parents)
    Parents = std::make_unique<ParentMap>(Body);
  return Parents->getParent(S);
}

bool ControlFlow::isInCycle(const CFGBlock &Block) {
  if (!Cycles)
    findCycles();
  return Cycles->test(Block.getBlockID());
}

/// True if \p Block ends the body of `do { } while (0)`, as macros have it.
static bool neverRepeats(const CFGBlock &Block, const ASTContext &Ctx) {
  const auto *Do = dyn_cast_or_null<DoStmt>(Block.getTerminatorStmt());
  bool Again = true;
  return Do && !Do->getCond()->isValueDependent() &&
         Do->getCond()->EvaluateAsBooleanCondition(Again, Ctx) && !Again;
}

/// Tarjan's strongly connected components. Not llvm::scc_iterator: successors
/// may be null here.
void ControlFlow::findCycles() {
  unsigned Size = Graph->getNumBlockIDs();
  Cycles.emplace(Size);
  struct Frame {
    const CFGBlock *Block;
    CFGBlock::const_succ_iterator Next;
  };
  // From 1 on, in the order of visits; 0: not yet.
  std::vector<unsigned> Number(Size), Lowest(Size);
  llvm::BitVector Open(Size);
  llvm::SmallVector<Frame, 16> Calls;
  llvm::SmallVector<unsigned, 16> Component;
  unsigned Visited = 0;
  auto Enter = [&](const CFGBlock *Block) {
    unsigned ID = Block->getBlockID();
    Number[ID] = Lowest[ID] = ++Visited;
    Open.set(ID);
    Component.push_back(ID);
    auto First = Block->succ_begin();
    Calls.push_back({Block, neverRepeats(*Block, Ctx) ? First + 1 : First});
  };
  // Handlers may be reached by exceptions only.
  auto Roots = Graph->begin();
  Enter(&Graph->getEntry());
  for (;;) {
    while (Calls.empty() && Roots != Graph->end())
      if (const CFGBlock *Root = *Roots++; !Number[Root->getBlockID()])
        Enter(Root);
    if (Calls.empty())
      break;
    Frame &Top = Calls.back();
    unsigned ID = Top.Block->getBlockID();
    if (Top.Next != Top.Block->succ_end()) {
      const CFGBlock *Succ = *Top.Next++;
      if (!Succ)
        continue;
      unsigned To = Succ->getBlockID();
      if (To == ID)
        Cycles->set(ID);
      if (!Number[To])
        Enter(Succ);
      else if (Open.test(To))
        Lowest[ID] = std::min(Lowest[ID], Number[To]);
      continue;
    }
    Calls.pop_back();
    if (!Calls.empty()) {
      unsigned &Outer = Lowest[Calls.back().Block->getBlockID()];
      Outer = std::min(Outer, Lowest[ID]);
    }
    if (Lowest[ID] != Number[ID])
      continue;
    bool Several = Component.back() != ID;
    for (unsigned Member = ~0u; Member != ID;) {
      Member = Component.pop_back_val();
      Open.reset(Member);
      if (Several)
        Cycles->set(Member);
    }
  }
}

} // namespace zeroize
