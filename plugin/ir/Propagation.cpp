// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two passes over the call graph. From the callees to the callers: one flow
// graph per group of mutually recursive functions, with a copy of each callee's
// summary in place of the call. Then the secrets flow through all graphs at
// once, into callees and out of them (FlowNetwork). A function is secret when
// one of its values is, or the memory that one of its pointers leads to.
// Relies on the marks having been read from unoptimised IR. Covered by
// test/ir/propagate.c, propagate-integers.ll and propagate-shared.test.

#include "ir/Propagation.h"

#include "attrs/Annotations.h"
#include "attrs/KnownFunctions.h"
#include "ir/ContractMarks.h"
#include "ir/FlowBuilder.h"
#include "ir/FlowNetwork.h"
#include "ir/FunctionMarks.h"
#include "ir/PublicCallees.h"
#include "ir/Report.h"
#include "ir/SecretMarks.h"
#include "llvm/ADT/GraphTraits.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using zeroize::FlowFunction;

namespace llvm {
template <> struct GraphTraits<FlowFunction *> {
  using NodeRef = FlowFunction *;
  using ChildIteratorType = SmallVector<FlowFunction *, 4>::iterator;
  static NodeRef getEntryNode(FlowFunction *F) { return F; }
  static ChildIteratorType child_begin(FlowFunction *F) {
    return F->Callees.begin();
  }
  static ChildIteratorType child_end(FlowFunction *F) {
    return F->Callees.end();
  }
};
} // namespace llvm

namespace zeroize {

namespace {

class Propagation final : FlowProgram {
public:
  Propagation(Module &M, const SecretMarks &Marks)
      : M(M), Marks(Marks), Memory(M) {}
  SetVector<Function *> run();

private:
  FlowFunction *lookup(const Function &F) override {
    return Functions.lookup(&F);
  }
  FlowFunction *lookupIndirect(FunctionType &Type) override {
    return IndirectCalls.lookup(&Type);
  }
  const CallbackTargets::Functions &callbacks(Value &Actual) override {
    return Callbacks.of(Actual);
  }
  const std::string *contract(const Function &F) override {
    auto It = Marks.Contracts.find(const_cast<Function *>(&F));
    return It == Marks.Contracts.end() ? nullptr : &It->second;
  }
  bool isDeclassified(const Value &Address) override {
    if (Marks.Declassified.empty())
      return false;
    return Marks.Declassified.contains(
        const_cast<Value *>(Address.stripInBoundsConstantOffsets()));
  }

  void collectFunctions();
  void collectCallees();
  void groupMarks();
  void buildGroup(ArrayRef<FlowFunction *> Members, unsigned Group);
  void addSources(FlowBuilder &Builder, Function &F);
  void publish(FlowGraph &G, const FlowBuilder &Builder, unsigned First);
  void connectGlobals();
  void markArguments();
  void markLocals();
  bool isExposed();
  bool givesNoSecret(const Function &F) const;
  void markPublicCallees();

  Module &M;
  const SecretMarks &Marks;
  CallbackTargets Callbacks;
  GlobalMemory Memory;
  FlowNetwork Network;
  std::vector<std::unique_ptr<FlowFunction>> Storage;
  DenseMap<const Function *, FlowFunction *> Functions;
  DenseMap<FunctionType *, FlowFunction *> IndirectCalls;
  bool IntegersHoldPointers = false;
  /// The marks of each function: the address, and whether the secret is below.
  DenseMap<const Function *, SmallVector<std::pair<Value *, bool>, 4>> Local;
  std::vector<unsigned> SecretGlobals;
  /// (node, function): the function is secret when the node is.
  std::vector<std::pair<unsigned, Function *>> Holders;
  struct Argument {
    CallBase *Call;
    unsigned Number;
    unsigned Value, Bytes, Reach;
  };
  std::vector<Argument> Arguments;
  /// What calls of declarations return: itself, and if it is an address, what
  /// is there and behind that.
  DenseMap<const CallBase *, SmallVector<unsigned, 3>> Results;
  unsigned FirstGlobal = 0;
  /// (local variable, node of its bytes)
  std::vector<std::pair<AllocaInst *, unsigned>> Locals;
  /// (node, global memory)
  std::vector<std::pair<unsigned, unsigned>> GlobalViews;
};

} // namespace

void Propagation::collectFunctions() {
  for (Function &F : M) {
    if (F.isDeclaration())
      continue;
    Storage.push_back(std::make_unique<FlowFunction>());
    Storage.back()->F = &F;
    Functions[&F] = Storage.back().get();
  }
  for (Function &F : M) {
    if (F.isDeclaration() || !F.hasAddressTaken())
      continue;
    FlowFunction *&All = IndirectCalls[F.getFunctionType()];
    if (!All) {
      Storage.push_back(std::make_unique<FlowFunction>());
      All = Storage.back().get();
      All->Type = F.getFunctionType();
    }
    All->Callees.push_back(Functions[&F]);
  }
}

void Propagation::collectCallees() {
  // Elsewhere, the ABI passes structures of pointers as integers.
  IntegersHoldPointers = M.getTargetTriple().getArch() != Triple::x86_64;
  for (auto &Caller : Storage) {
    if (!Caller->F)
      continue;
    SmallPtrSet<FlowFunction *, 8> Seen;
    auto Add = [&](FlowFunction *Callee) {
      if (Callee && Seen.insert(Callee).second)
        Caller->Callees.push_back(Callee);
    };
    for (Instruction &I : instructions(Caller->F)) {
      IntegersHoldPointers |= isa<IntToPtrInst>(I);
      auto *Call = dyn_cast<CallBase>(&I);
      if (!Call)
        continue;
      if (isa<IntrinsicInst>(Call)) {
        // The one kind that calls one of ours, to suspend a coroutine.
        for (const Use &Actual : Call->args())
          if (const auto *F = dyn_cast<Function>(Actual))
            Add(Functions.lookup(F));
        continue;
      }
      const Value *Callee =
          Call->getCalledOperand()->stripPointerCastsAndAliases();
      if (const auto *F = dyn_cast<Function>(Callee))
        Add(Functions.lookup(F));
      else
        Add(IndirectCalls.lookup(Call->getFunctionType()));
      // Whoever has a body calls them by their type.
      if (const auto *F = dyn_cast<Function>(Callee); F && Functions.lookup(F))
        continue;
      for (const Use &Actual : Call->args())
        for (const Function *F : Callbacks.of(*Actual))
          Add(Functions.lookup(F));
    }
  }
}

void Propagation::groupMarks() {
  auto Add = [&](const SecretMarks::Values &Addresses, bool Below) {
    for (Value *Address : Addresses) {
      // Of a constant address, a field of a variable, all of that counts.
      if (auto *G = dyn_cast<GlobalVariable>(isa<ConstantExpr>(Address)
                                                 ? getUnderlyingObject(Address)
                                                 : Address)) {
        unsigned Id = Below ? Memory.reachOf(*G) : Memory.bytesOf(*G);
        if (Id != GlobalMemory::None)
          SecretGlobals.push_back(Id);
      } else if (auto *I = dyn_cast<Instruction>(Address)) {
        Local[I->getFunction()].emplace_back(Address, Below);
      } else if (auto *A = dyn_cast<llvm::Argument>(Address)) {
        Local[A->getParent()].emplace_back(Address, Below);
      }
    }
  };
  Add(Marks.Locals, /*Below=*/false);
  Add(Marks.Addresses, /*Below=*/false);
  Add(Marks.PointeeHolders, /*Below=*/true);
}

void Propagation::addSources(FlowBuilder &Builder, Function &F) {
  if (auto It = Local.find(&F); It != Local.end())
    for (auto [Address, Below] : It->second)
      Builder.addSource(*Address, Below);
}

void Propagation::buildGroup(ArrayRef<FlowFunction *> Members, unsigned Group) {
  FlowGraph G;
  FlowBuilder Builder(G, Memory, *this, Group, IntegersHoldPointers);
  for (FlowFunction *Member : Members) {
    Member->Group = Group;
    Builder.declare(*Member);
  }
  for (FlowFunction *Member : Members) {
    Builder.build(*Member);
    if (Member->F)
      addSources(Builder, *Member->F);
  }

  for (FlowFunction *Member : Members)
    limitReach(G, Member->Interface);
  G.finish();
  SmallVector<FlowSummary *, 4> Summaries;
  for (FlowFunction *Member : Members) {
    Member->Summary = summarize(G, Member->Interface);
    Summaries.push_back(&Member->Summary);
  }
  summarizeFlows(G, Summaries);

  unsigned First = Network.addNodes(G.numNodes());
  for (FlowSummary *S : Summaries)
    for (FlowGraph::Node &N : S->Nodes)
      N += First;
  publish(G, Builder, First);
}

/// Moves a finished graph into the network.
void Propagation::publish(FlowGraph &G, const FlowBuilder &Builder,
                          unsigned First) {
  for (auto [From, To] : G.edges())
    Network.addEdge(First + From, First + To, FlowNetwork::Within);
  for (FlowGraph::Node N : G.sources())
    Network.addSource(First + N);
  for (auto [A, B] : G.sameGlobals())
    Memory.join(A, B);
  for (auto [C, Global] : G.globalCells())
    GlobalViews.emplace_back(First + FlowGraph::bytes(C), Global);

  for (const FlowCall &Call : Builder.calls()) {
    for (size_t I = 0; I < Call.Nodes.size(); ++I) {
      unsigned Callers = First + G.resolve(Call.Nodes[I]);
      unsigned Callees = Call.Callee->Summary.Nodes[I];
      Network.addEdge(Callers, Callees, FlowNetwork::Pass);
      if (!Call.Callee->Summary.IsContract)
        Network.addEdge(Callees, Callers,
                        Call.Callee->Summary.IsShared ? FlowNetwork::Publish
                                                      : FlowNetwork::Return);
    }
  }

  for (auto [N, F] : Builder.stores())
    Holders.emplace_back(First + G.resolve(N), F);

  for (const LeavingArgument &Leaving : Builder.leaving()) {
    FlowGraph::Cell C = G.knownPointee(Leaving.Value);
    FlowGraph::Var Below =
        C == FlowGraph::None ? FlowGraph::None : G.knownContents(C);
    FlowGraph::Cell Reach =
        Below == FlowGraph::None ? FlowGraph::None : G.knownPointee(Below);
    auto BytesOf = [&](FlowGraph::Cell Cell) {
      return Cell == FlowGraph::None ? Cell : First + FlowGraph::bytes(Cell);
    };
    Arguments.push_back({Leaving.Call, Leaving.Number,
                         First + FlowGraph::value(Leaving.Value), BytesOf(C),
                         BytesOf(Reach)});
  }

  for (auto [V, Id] : Builder.values()) {
    Function *Holder = nullptr;
    if (auto *I = dyn_cast<Instruction>(V))
      Holder = const_cast<Function *>(I->getFunction());
    else if (auto *A = dyn_cast<llvm::Argument>(V))
      Holder = const_cast<Function *>(A->getParent());
    if (!Holder || Id == FlowGraph::None)
      continue;
    Holders.emplace_back(First + FlowGraph::value(Id), Holder);
    FlowGraph::Cell C = G.knownPointee(Id);
    if (const auto *Call = dyn_cast<CallBase>(V)) {
      auto &Result = Results[Call];
      Result.push_back(First + FlowGraph::value(Id));
      for (FlowGraph::Cell Step = C;
           Step != FlowGraph::None && Result.size() < 3;) {
        Result.push_back(First + FlowGraph::bytes(Step));
        FlowGraph::Var Below = G.knownContents(Step);
        Step =
            Below == FlowGraph::None ? FlowGraph::None : G.knownPointee(Below);
      }
    }
    if (C == FlowGraph::None)
      continue;
    Holders.emplace_back(First + FlowGraph::bytes(C), Holder);
    if (const auto *Alloca = dyn_cast<AllocaInst>(V))
      Locals.emplace_back(const_cast<AllocaInst *>(Alloca),
                          First + FlowGraph::bytes(C));
  }
}

void Propagation::connectGlobals() {
  FirstGlobal = Network.addNodes(Memory.size());
  for (auto [N, Global] : GlobalViews) {
    unsigned Shared = FirstGlobal + Memory.find(Global);
    Network.addEdge(N, Shared, FlowNetwork::Publish);
    Network.addEdge(Shared, N, FlowNetwork::Publish);
  }
  for (unsigned Id : SecretGlobals)
    Network.addSource(FirstGlobal + Memory.find(Id));
}

/// True if there is room for private variables in an OpenMP task's block,
/// behind its five words (kmp_task_t).
static bool hasPrivates(const Value &Task) {
  const auto *Alloc = dyn_cast<CallBase>(&Task);
  const auto *Size = Alloc && Alloc->arg_size() > 3
                         ? dyn_cast<ConstantInt>(Alloc->getArgOperand(3))
                         : nullptr;
  return !Size || Size->getZExtValue() > 40;
}

/// OpenMP's runtime keeps copies of what it passes on to threads: of the
/// `firstprivate` scalars of a parallel region (arguments of the call), of
/// those of a task (in the task's block). It releases them as they are.
static void warnOfRuntimeCopies(const CallBase &Call, const llvm::Value &Task,
                                bool Value, bool Bytes) {
  const Function *F = Call.getCalledFunction();
  StringRef Name = F ? F->getName() : "";
  bool IsTask = Name.starts_with("__kmpc_omp_task") ||
                Name.starts_with("__kmpc_taskloop");
  bool IsCopied = Name.starts_with("__kmpc_fork_")
                      ? Value
                      : IsTask && Bytes && hasPrivates(Task);
  if (IsCopied)
    reportWarning(Call, "a secret is copied for other threads (firstprivate), "
                        "and OpenMP's runtime does not erase the copy; share "
                        "the variable instead [zeroize-openmp]");
}

/// Says on the calls that leave the module what they take along: the linker
/// sees the callees, but no annotation any more.
void Propagation::markArguments() {
  LLVMContext &Context = M.getContext();
  SmallPtrSet<const CallBase *, 16> Said;
  auto IsUnknown = [](const CallBase &Call) {
    const Function *F = Call.getCalledFunction();
    return !F || !(!F->isDeclaration() || F->getName().starts_with(ScopeExit) ||
                   findKnownFunction(std::string_view(F->getName())));
  };
  for (const Argument &A : Arguments) {
    bool Value = Network.isSecret(A.Value);
    bool Bytes = A.Bytes != FlowGraph::None && Network.isSecret(A.Bytes);
    AttributeSet Known = A.Call->getAttributes().getParamAttrs(A.Number);
    if (!Known.hasAttribute(SecretValue) && !Known.hasAttribute(SecretBytes))
      warnOfRuntimeCopies(*A.Call, *A.Call->getArgOperand(A.Number), Value,
                          Bytes);
    if (Value)
      A.Call->addParamAttr(A.Number, Attribute::get(Context, SecretValue));
    if (Bytes)
      A.Call->addParamAttr(A.Number, Attribute::get(Context, SecretBytes));
    if ((Value || Bytes) && IsUnknown(*A.Call) && Said.insert(A.Call).second)
      remarkUnknownCallee(*A.Call);
    if (A.Reach != FlowGraph::None && Network.isSecret(A.Reach))
      A.Call->addParamAttr(A.Number, Attribute::get(Context, SecretReach));
  }
}

/// Says of each variable whether it stays public, again when linking.
void Propagation::markLocals() {
  MDNode *Empty = MDNode::get(M.getContext(), {});
  for (auto [Local, Bytes] : Locals) {
    bool IsSecret = Network.isSecret(Bytes);
    Local->setMetadata(PublicLocal, IsSecret ? nullptr : Empty);
    Local->setMetadata(SecretLocal, IsSecret ? Empty : nullptr);
  }
}

/// True if code that we do not see may know of a secret without having declared
/// it: it can name a variable that holds one, or was handed one.
bool Propagation::isExposed() {
  for (const GlobalVariable &G : M.globals()) {
    if (G.hasLocalLinkage())
      continue;
    for (unsigned Id : {Memory.bytesOf(G), Memory.reachOf(G)})
      if (Id != GlobalMemory::None &&
          Network.isSecret(FirstGlobal + Memory.find(Id)))
        return true;
  }
  return any_of(Arguments, [this](const Argument &A) {
    const Function *F = A.Call->getCalledFunction();
    const KnownFunction *Known =
        F ? findKnownFunction(std::string_view(F->getName())) : nullptr;
    // Streams have buffers.
    bool IsKnown = Known && Known->Role != KnownRole::Print &&
                   Known->Role != KnownRole::StreamRead;
    bool IsOurs = F && F->getName().starts_with(ScopeExit);
    return !IsKnown && !IsOurs &&
           any_of(std::initializer_list<unsigned>{A.Value, A.Bytes, A.Reach},
                  [this](unsigned N) {
                    return N != FlowGraph::None && Network.isSecret(N);
                  });
  });
}

/// True if no call of \p F returns what a secret is made of, or where one is or
/// will be.
bool Propagation::givesNoSecret(const Function &F) const {
  return all_of(F.uses(), [&](const Use &U) {
    const auto *Call = dyn_cast<CallBase>(U.getUser());
    if (!Call || !Call->isCallee(&U) ||
        Call->getFunctionType() != F.getFunctionType())
      return false;
    auto Result = Results.find(Call);
    return Call->use_empty() ||
           (Result != Results.end() && none_of(Result->second, [&](unsigned N) {
              return Network.mayBeOrigin(N);
            }));
  });
}

void Propagation::markPublicCallees() {
  TargetLibraryInfoImpl Library(M.getTargetTriple());
  bool Exposed = isExposed();
  Network.solveOrigins();
  for (Function &F : M) {
    if (!F.isDeclaration() || F.isIntrinsic())
      continue;
    CalleeReach Reach = contract(F) ? CalleeReach::Memory : reachOf(F, Library);
    if (Reach == CalleeReach::Wipes ||
        (Reach == CalleeReach::Numbers && !Exposed && givesNoSecret(F)))
      F.addFnAttr(PublicCallee);
    else
      F.removeFnAttr(PublicCallee);
  }
}

SetVector<Function *> Propagation::run() {
  collectFunctions();
  collectCallees();
  groupMarks();

  // One entry from which everything is reached; not itself a function.
  FlowFunction Root;
  for (auto &F : Storage)
    Root.Callees.push_back(F.get());
  unsigned Group = 0;
  for (auto It = scc_begin(&Root); !It.isAtEnd(); ++It)
    if (It->front() != &Root)
      buildGroup(*It, Group++);
  connectGlobals();
  Network.solve();
  markArguments();
  markLocals();
  markPublicCallees();

  SetVector<Function *> Secret;
  for (Function *F : Marks.Declared)
    Secret.insert(F);
  for (auto [N, Holder] : Holders)
    if (Network.isSecret(N))
      Secret.insert(Holder);
  return Secret;
}

SetVector<Function *> findSecretFunctions(Module &M, const SecretMarks &Marks) {
  return Propagation(M, Marks).run();
}

} // namespace zeroize
