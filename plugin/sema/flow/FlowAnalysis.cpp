// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One function at a time: states along the CFG until nothing is new. Facts only
// grow, so what is reported on the way is true at the end.

#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/Constants.h"
#include "sema/flow/Mentions.h"
#include "sema/flow/Polarity.h"

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"

#include "clang/Analysis/FlowSensitive/DataflowWorklist.h"
#include "clang/Basic/Builtins.h"
#include "llvm/Support/TimeProfiler.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;

namespace zeroize {
FlowAnalysis::FlowAnalysis(ASTContext &Ctx, SecretTypes &Types,
                           StoredFunctions &Stored)
    : Ctx(Ctx), Types(Types), Report(Ctx), Array(Ctx), Stored(Stored) {}

FlowAnalysis::~FlowAnalysis() = default;

ControlFlow &FlowAnalysis::flowOf(const FunctionDecl *F) {
  std::unique_ptr<ControlFlow> &Flow = Flows[F];
  if (!Flow)
    Flow = std::make_unique<ControlFlow>(F, Ctx);
  return *Flow;
}

/// Says of \p F that not all of it was analysed.
void FlowAnalysis::giveUp(const FunctionDecl *F, Bound Why) {
  if (auto B =
          Report.report(Rule::Analysis, Diag::NotAnalysed, F->getLocation()))
    *B << F << static_cast<unsigned>(Why);
}

std::optional<bool> FlowAnalysis::decided(const Expr *Condition) {
  if (Condition->isValueDependent() || Condition->isInstantiationDependent() ||
      varies(Condition))
    return std::nullopt;
  auto [It, New] = Decided.try_emplace(Condition, 2);
  if (New) {
    bool Is = false;
    const auto *Call = dyn_cast<CallExpr>(Condition->IgnoreParenCasts());
    if (Condition->EvaluateAsBooleanCondition(Is, Ctx))
      It->second = Is;
    else if (Call &&
             Call->getBuiltinCallee() == Builtin::BI__builtin_constant_p)
      It->second = false; // a secret is none
  }
  return It->second == 2 ? std::nullopt : std::optional<bool>(It->second);
}

void FlowAnalysis::judgeCondition(const CFGBlock &Block, State &S) {
  const Stmt *Terminator = Block.getTerminatorStmt();
  // Whether a temporary was made is decided where it is made.
  if (!Terminator || Block.getTerminator().isTemporaryDtorsBranch() ||
      isa<GotoStmt, IndirectGotoStmt, CXXTryStmt>(Terminator))
    return;
  const Expr *Condition = Block.getLastCondition();
  if (!Condition)
    Condition = dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
  if (!Condition || Condition->isValueDependent() ||
      (!isa<SwitchStmt>(Terminator) && decided(Condition)))
    return;
  // A block that only decides on what blocks before have decided.
  Condition = Condition->IgnoreParens();
  Value V = Condition->isGLValue() ? Value{read(S, locate(Condition, S)), {}}
            : Condition == Known->Last ? Known->OfLast
                                       : evaluate(Condition, S);
  if (!V.Secret)
    return;
  ControlFlow &Flow = flowOf(Current);
  if (asksOnce(Condition, S))
    return;
  if (isa<Expr>(Terminator) && Flow.isDiscarded(Terminator))
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
  bool Bytewise = Equality && Equality->isEqualityOp() &&
                  IsElement(Equality->getLHS()) &&
                  IsElement(Equality->getRHS()) && Flow.isInCycle(Block);
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

/// The right side of \p E, if it is `a, b`.
static const Expr *commaOperand(const Expr *E) {
  const auto *B = dyn_cast_or_null<BinaryOperator>(E);
  return B && B->getOpcode() == BO_Comma ? B->getRHS()->IgnoreParens()
                                         : nullptr;
}

/// \p Thrown, if any: what holds where an exception may leave the block.
void FlowAnalysis::transfer(const CFGBlock &Block, State &S, State *Thrown) {
  Known->Last = nullptr;
  Known->Block = &Block;
  for (const CFGElement &Element : Block) {
    Known->next();
    if (auto Statement = Element.getAs<CFGStmt>()) {
      // A loop comes by again.
      const auto *E = dyn_cast<Expr>(Statement->getStmt());
      if (E && isa<CallExpr>(E)) {
        Known->Elements.erase(E);
        Known->Elements[E] = evaluate(E, S);
      } else if (const Expr *Right = commaOperand(E)) {
        // Both sides were elements before it.
        if (Known->Last != Right)
          Known->OfLast = evaluate(Right, S);
        Known->Elements[E] = Known->OfLast;
        Known->Last = E->IgnoreParens();
      } else if (E) {
        Known->OfLast = evaluate(E, S);
        Known->Last = E->IgnoreParens();
      } else {
        execute(Statement->getStmt(), S);
      }
      if (Thrown && isa_and_nonnull<CallExpr, CXXConstructExpr>(E))
        Thrown->join(S);
    } else if (auto Init = Element.getAs<CFGInitializer>())
      if (const FieldDecl *F = Init->getInitializer()->getAnyMember()) {
        Place This = thisPlace(Current);
        initialize(S, This.pointee().step(F),
                   Init->getInitializer()->getInit());
      }
    if (auto Dtor = Element.getAs<CFGImplicitDtor>())
      destroy(*Dtor, S);
  }
}

FlowAnalysis::Summary FlowAnalysis::interpret(const FunctionDecl *F,
                                              const State &Entry) {
  Summary Result;
  ControlFlow &Flow = flowOf(F);
  const CFG *Graph = Flow.graph();
  if (!Graph)
    return Result;
  const FunctionDecl *OuterFunction = std::exchange(Current, F);
  Summary *OuterSummary = std::exchange(CurrentSummary, &Result);
  Yields Own, *OuterKnown = std::exchange(Known, &Own);
  ++Depth;

  // By the numbers of blocks: states on entry, once there are any.
  std::vector<std::optional<State>> In(Graph->getNumBlockIDs());
  std::vector<unsigned> Visits(Graph->getNumBlockIDs());
  ForwardDataflowWorklist Pending(*Graph, Flow.order());
  In[Graph->getEntry().getBlockID()] = Entry;
  Pending.enqueueBlock(&Graph->getEntry());
  auto Enter = [&](const CFGBlock *Next, const State &S) {
    std::optional<State> &There = In[Next->getBlockID()];
    bool New = !There;
    if (New)
      There = S;
    if (New || There->join(S))
      Pending.enqueueBlock(Next);
  };
  State End;
  while (const CFGBlock *Block = Pending.dequeue()) {
    if (++Visits[Block->getBlockID()] > limits().Visits) {
      giveUp(F, Bound::Visits);
      continue;
    }
    State S = *In[Block->getBlockID()];
    Work += 1 + Block->size();
    llvm::ArrayRef<const CFGBlock *> Handlers = Flow.handlers(*Block);
    State Thrown;
    if (!Handlers.empty())
      Thrown = S;
    transfer(*Block, S, Handlers.empty() ? nullptr : &Thrown);
    for (const CFGBlock *Handler : Handlers)
      Enter(Handler, Thrown);
    if (Block->getTerminatorStmt()) {
      Known->next();
      judgeCondition(*Block, S);
    }
    if (Block == &Graph->getExit()) {
      End.join(S);
      continue;
    }
    const Stmt *Loop = Block->getTerminatorStmt();
    std::optional<bool> Always;
    if (isa_and_nonnull<IfStmt, ForStmt, WhileStmt, DoStmt,
                        AbstractConditionalOperator, BinaryOperator>(Loop) &&
        Block->succ_size() == 2)
      if (const Expr *Condition = Block->getLastCondition())
        Always = decided(Condition);
    bool IsLoop = isa_and_nonnull<ForStmt, WhileStmt>(Loop);
    unsigned Number = 0;
    for (const CFGBlock *Succ : Block->succs()) {
      // The way out.
      if (IsLoop && ++Number == 2)
        leaveLoop(Loop, S);
      if (!Succ || (Always && (Succ == *Block->succ_begin()) != *Always))
        continue;
      Enter(Succ, S);
    }
    if (std::exchange(Table.TargetsDropped, false))
      giveUp(F, Bound::Targets);
  }
  // What callers can see: memory that they led it to, globals, and blocks that
  // it has allocated.
  auto IsSeen = [&](const Place &P) {
    // A record without a name goes away, but for what the function returns.
    if (!P.IsDecl)
      return P.Base == F->getBody() || P.Steps.hasPointee() ||
             (P.Base != F && !isTemporaryRecord(P));
    const auto *D = static_cast<const Decl *>(P.Base);
    const auto *V = dyn_cast<VarDecl>(D);
    return (V && V->hasGlobalStorage()) ||
           (isa<ParmVarDecl>(D) && P.Steps.hasPointee());
  };
  for (const auto &[P, Why] : End.Contents.all()) {
    // What the caller has brought in is no news to it.
    const auto *Before = Entry.Contents.find(P);
    bool Brought = Before && Before->second &&
                   Fact::worse(Before->second, Why) == Before->second;
    if (Why && IsSeen(P) && !Brought)
      Result.Effects.emplace(P, Why);
  }
  Result.Cleared = clearedStatics(Entry, End);
  for (auto It = Result.Wipes.begin(); It != Result.Wipes.end();)
    It = End.holdsAny(It->first) ? Result.Wipes.erase(It) : std::next(It);
  for (const auto &[P, Led] : End.Pointers.all())
    if (IsSeen(P))
      Result.Pointers.emplace(P, Led);
  --Depth;
  Current = OuterFunction;
  CurrentSummary = OuterSummary;
  Known = OuterKnown;
  Result.Done = true;
  return Result;
}

static bool isDefaultedOperator(const FunctionDecl *F) {
  return F->isDefaulted() && F->isOverloadedOperator() &&
         F->getOverloadedOperator() != OO_Equal;
}

/// Analyses \p F. True if it hands its caller a secret that the caller need not
/// have named.
bool FlowAnalysis::analyze(const FunctionDecl *F) {
  const Summary &Sum = summarize(F, State());
  return Sum.Result.Secret || !Sum.Effects.empty();
}

/// Who names no secret can be handed one by a helper that says nothing of it.
void FlowAnalysis::analyzeCallers(llvm::ArrayRef<const FunctionDecl *> Bodies,
                                  llvm::ArrayRef<Mentions> Looks,
                                  std::vector<const FunctionDecl *> Giving) {
  llvm::DenseMap<const FunctionDecl *, llvm::SmallVector<unsigned, 4>> Callers;
  for (auto [Number, Look] : llvm::enumerate(Looks))
    if (!Look.Secret)
      for (const FunctionDecl *Callee : Look.Functions)
        Callers[Callee].push_back(Number);
  llvm::SmallPtrSet<const FunctionDecl *, 16> Done;
  while (!Giving.empty()) {
    const FunctionDecl *Giver = Giving.back()->getCanonicalDecl();
    Giving.pop_back();
    for (unsigned Number : Callers.lookup(Giver))
      if (const FunctionDecl *F = Bodies[Number];
          Done.insert(F).second && !isDefaultedOperator(F) && analyze(F))
        Giving.push_back(F);
  }
}

void FlowAnalysis::run() {
  llvm::TimeTraceScope Trace("ZeroizeFlow");
  Stored.collect(Ctx);
  const std::vector<const FunctionDecl *> Bodies = findBodies(Ctx);
  // The rule `flow` wants to know of each pointer to a record where it is kept.
  const bool SkipConduits =
      !Ctx.getLangOpts().CPlusPlus && !Report.isOn(Rule::Flow);
  std::vector<Mentions> Looks;
  Looks.reserve(Bodies.size());
  for (const FunctionDecl *F : Bodies)
    Looks.push_back(look(F, Types, Stored, SkipConduits));
  for (Mentions &Look : Looks)
    Look.Secret |= llvm::any_of(
        Look.Pointers, [&](const ValueDecl *D) { return Stored.anyIn(D); });
  for (auto [F, Look] : llvm::zip(Bodies, Looks)) {
    Statics.names(F, Look.Functions);
    for (const VarDecl *V : Look.Statics)
      Statics.names(F, V);
  }
  std::vector<const FunctionDecl *> Giving;
  for (auto [F, Look] : llvm::zip(Bodies, Looks)) {
    // Nobody has written its body: the message belongs to who calls it.
    if (isDefaultedOperator(F))
      continue;
    if (Look.Comparison && Report.isOn(Rule::Polarity))
      checkPolarity(Ctx, Report, F);
    if (Look.Secret && analyze(F))
      Giving.push_back(F);
  }
  analyzeCallers(Bodies, Looks, std::move(Giving));
  analyzeStored();
  if (limits().Print)
    llvm::outs() << "flow analysis: work " << Work + Table.Work << '\n';
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
      Entry.setSecret(Kind == SecretKind::Pointee ? P.pointee() : P,
                      newFact(declaredFact(Theirs), M.Where, Own->getName()));
    }
    if (!Entry.Contents.empty())
      summarize(F, Entry);
  }
}

} // namespace zeroize
