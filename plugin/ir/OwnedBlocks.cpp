// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OwnedBlocks.h. Clang leads all exits of a scope through one block, so
// what an exit has to do is decided at run time: beside a pointer that may own
// its block a flag is kept. The warning needs certainty, and is given for ways
// into such a block on which the pointer owns for sure. Relies on unoptimised
// IR. Covered by test/residue/heap/owned.c and leaks.c, test/ir/heap-leaks.c.

#include "ir/OwnedBlocks.h"

#include "attrs/Annotations.h"
#include "ir/Escapes.h"
#include "ir/Report.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;

namespace zeroize {
namespace {

using Exits = MapVector<AllocaInst *, SmallVector<CallInst *, 2>>;

/// The calls of the scope exit \p Name by variable, as plain calls; removes
/// those whose variable is not to be found.
Exits collectExits(Module &M, StringRef Name) {
  Exits Found;
  Function *F = M.getFunction(Name);
  if (!F)
    return Found;
  // In the order of the source, for the warnings.
  SmallVector<CallBase *, 16> Calls;
  for (Function &Caller : M)
    for (Instruction &I : instructions(Caller))
      if (auto *Call = dyn_cast<CallBase>(&I);
          Call && Call->getCalledOperand() == F)
        Calls.push_back(Call);
  for (CallBase *Call : Calls) {
    // It does not throw; an invoke would leave a landing pad without a reason.
    auto *Exit = isa<InvokeInst>(Call)
                     ? cast<CallInst>(changeToCall(cast<InvokeInst>(Call)))
                     : cast<CallInst>(Call);
    if (auto *Variable =
            dyn_cast<AllocaInst>(Exit->getArgOperand(0)->stripPointerCasts()))
      Found[Variable].push_back(Exit);
    else
      Exit->eraseFromParent();
  }
  return Found;
}

void eraseExits(Module &M, StringRef Name, Exits &All) {
  for (auto &[Variable, Calls] : All)
    for (CallInst *Exit : Calls)
      Exit->eraseFromParent();
  if (Function *F = M.getFunction(Name); F && F->use_empty())
    F->eraseFromParent();
}

void wipe(IRBuilder<> &B, Value *Block) {
  Module &M = *B.GetInsertBlock()->getModule();
  B.CreateCall(M.getOrInsertFunction("__zeroize_heap_wipe", B.getVoidTy(),
                                     B.getPtrTy()),
               Block)
      ->setDoesNotThrow();
}

/// Where a variable's initial value can be stored.
Instruction *afterAllocas(AllocaInst &Variable) {
  return &*Variable.getFunction()
               ->getEntryBlock()
               .getFirstNonPHIOrDbgOrAlloca();
}

/// A block of malloc's that nobody else knows of yet.
bool allocates(const Value &V) {
  const auto *Call = dyn_cast<CallBase>(&V);
  const Function *F = Call ? Call->getCalledFunction() : nullptr;
  if (!F || !F->isDeclaration())
    return false;
  StringRef Name = F->getName();
  if (Name.starts_with("_Znwm") || Name.starts_with("_Znam"))
    return true;
  return StringSwitch<bool>(Name)
      .Cases({"malloc", "calloc", "aligned_alloc", "memalign", "valloc"}, true)
      .Cases({"realloc", "reallocarray", "strdup", "strndup", "wcsdup"}, true)
      .Cases({"__strdup", "__strndup", "g_malloc", "g_malloc0"}, true)
      .Cases({"g_try_malloc", "g_malloc_n", "g_strdup", "g_strndup"}, true)
      .Cases({"g_memdup2", "g_realloc"}, true)
      .Default(false);
}

/// The blocks that only an exception on its way to a handler comes through. A
/// raw pointer is leaked there as a matter of course.
SmallPtrSet<const BasicBlock *, 16> unwindingBlocks(const Function &F) {
  SmallVector<const BasicBlock *, 32> Work{&F.getEntryBlock()};
  SmallPtrSet<const BasicBlock *, 16> Others, Unwinding;
  for (const BasicBlock &BB : F)
    if (any_of(BB, [](const Instruction &I) {
          const auto *Call = dyn_cast<CallBase>(&I);
          const Function *Callee = Call ? Call->getCalledFunction() : nullptr;
          return Callee && Callee->getName() == "__cxa_begin_catch";
        }))
      Work.push_back(&BB);
  while (!Work.empty()) {
    const BasicBlock *BB = Work.pop_back_val();
    if (Others.insert(BB).second)
      for (const BasicBlock *Next : successors(BB))
        if (!Next->isLandingPad())
          Work.push_back(Next);
  }
  for (const BasicBlock &BB : F)
    if (!Others.contains(&BB))
      Unwinding.insert(&BB);
  return Unwinding;
}

/// Functions that store a fresh block where their argument points to, or leave
/// what is there.
bool allocatesInto(const CallBase &Call, const AllocaInst &Variable) {
  const Function *F = Call.getCalledFunction();
  return F && F->isDeclaration() && Call.arg_size() &&
         Call.getArgOperand(0) == &Variable &&
         StringSwitch<bool>(F->getName())
             .Cases({"posix_memalign", "asprintf", "vasprintf"}, true)
             .Cases({"__asprintf_chk", "__vasprintf_chk"}, true)
             .Cases({"getline", "getdelim", "__getdelim"}, true)
             .Default(false);
}

/// True if \p Test, when it is \p Outcome, says that \p Call, of a function
/// that returns a status, has stored no block.
bool saysItFailed(const ICmpInst &Test, const CallBase &Call, bool Outcome) {
  StringRef Name = Call.getCalledFunction()->getName();
  const auto *Bound = dyn_cast<ConstantInt>(Test.getOperand(1));
  // getline has its block all the same.
  if (!Bound || !(Name == "posix_memalign" || Name.contains("asprintf")))
    return false;
  auto Holds = [&](int64_t Status) {
    return ICmpInst::compare(APInt(Bound->getBitWidth(), Status, true),
                             Bound->getValue(), Test.getPredicate());
  };
  bool IsError = Name == "posix_memalign"; // which returns the error
  return Holds(IsError ? 12 : -1) == Outcome &&
         Holds(IsError ? 0 : 8) != Outcome;
}

/// What is known of one variable. Failed: it would own, but there was no
/// memory.
enum Ownership : uint8_t {
  Null = 1,
  Owns = 2,
  Foreign = 4,
  Unsure = 8,
  Failed = 16
};

class Leaks {
public:
  Leaks(AllocaInst &Variable, ArrayRef<CallInst *> Calls, Escapes &Who)
      : Variable(Variable), Calls(Calls), Who(Who) {}
  void run();

private:
  bool understood();
  std::optional<uint8_t> effect(Instruction &I, uint8_t Before);
  uint8_t through(BasicBlock &BB, uint8_t State);
  bool isExitBlock(const BasicBlock &BB) const;
  uint8_t onEdge(const BasicBlock &From, const BasicBlock &To,
                 uint8_t State) const;
  void solve();
  void keepFlag();

  AllocaInst &Variable;
  ArrayRef<CallInst *> Calls;
  Escapes &Who;
  DenseMap<const Instruction *, bool> Spreads;
  DenseMap<const BasicBlock *, uint8_t> In;
  bool MayOwn = false;
};

/// Nobody but plain loads and stores, and functions that are known, may touch
/// the variable.
bool Leaks::understood() {
  const Function &F = *Variable.getFunction();
  if (!Variable.isStaticAlloca() || !Variable.getAllocatedType()->isPointerTy())
    return false;
  for (User *U : Variable.users()) {
    if (auto *Store = dyn_cast<StoreInst>(U)) {
      if (Store->getValueOperand() == &Variable || Store->isVolatile())
        return false;
    } else if (auto *Load = dyn_cast<LoadInst>(U)) {
      if (Load->isVolatile())
        return false;
    } else if (auto *Call = dyn_cast<CallBase>(U)) {
      const Function *Callee = Call->getCalledFunction();
      if (!isa<LifetimeIntrinsic>(Call) && !allocatesInto(*Call, Variable) &&
          !(Callee && Callee->getName().starts_with(ScopeExit)))
        return false;
    } else {
      return false;
    }
  }
  return !F.callsFunctionThatReturnsTwice() && !F.isPresplitCoroutine();
}

/// The state behind \p I, if it changes it.
std::optional<uint8_t> Leaks::effect(Instruction &I, uint8_t Before) {
  if (auto *Store = dyn_cast<StoreInst>(&I);
      Store && Store->getPointerOperand() == &Variable) {
    Value *Stored = Store->getValueOperand()->stripPointerCasts();
    if (isa<ConstantPointerNull>(Stored))
      return Null;
    if (!allocates(*Stored))
      return Foreign;
    auto [It, New] = Spreads.try_emplace(&I, false);
    if (New)
      It->second = Who.escapes(*Stored, Variable);
    MayOwn |= !It->second;
    return It->second ? Foreign : Owns;
  }
  if (auto *Load = dyn_cast<LoadInst>(&I);
      Load && Load->getPointerOperand() == &Variable) {
    auto [It, New] = Spreads.try_emplace(&I, false);
    if (New)
      It->second = Who.escapes(*Load, Variable);
    return It->second ? std::optional<uint8_t>(Foreign) : std::nullopt;
  }
  if (auto *Call = dyn_cast<CallBase>(&I);
      Call && allocatesInto(*Call, Variable)) {
    bool Fits = !(Before & ~(Null | Owns | Failed));
    MayOwn |= Fits;
    return Fits ? Owns : Foreign;
  }
  return std::nullopt;
}

uint8_t Leaks::through(BasicBlock &BB, uint8_t State) {
  for (Instruction &I : BB)
    if (auto New = effect(I, State))
      State = *New;
  return State;
}

/// Does nothing but leave scopes: here the ways of several exits meet, and each
/// goes on as it came.
bool Leaks::isExitBlock(const BasicBlock &BB) const {
  bool Leaves = false;
  for (const Instruction &I : BB) {
    if (const auto *Call = dyn_cast<CallBase>(&I)) {
      const Function *Callee = Call->getCalledFunction();
      bool IsExit = Callee && Callee->getName().starts_with(ScopeExit);
      Leaves |= IsExit;
      if (IsExit || isa<LifetimeIntrinsic>(Call))
        continue;
      return Leaves;
    }
    // What is thrown is stored first.
    bool IsPlain = isa<LoadInst, PHINode>(I) || I.isTerminator() ||
                   (BB.isLandingPad() &&
                    isa<StoreInst, LandingPadInst, ExtractValueInst>(I));
    if (!IsPlain)
      return Leaves;
  }
  return Leaves;
}

/// `if (!p)`, `if (asprintf(&p, ...) < 0)`.
uint8_t Leaks::onEdge(const BasicBlock &From, const BasicBlock &To,
                      uint8_t State) const {
  const auto *Branch = dyn_cast<BranchInst>(From.getTerminator());
  if (!Branch || !Branch->isConditional() ||
      Branch->getSuccessor(0) == Branch->getSuccessor(1))
    return State;
  const auto *Test = dyn_cast<ICmpInst>(Branch->getCondition());
  if (const auto *Call =
          dyn_cast_or_null<CallBase>(Test ? Test->getOperand(0) : nullptr);
      Call && Call->getParent() == &From && allocatesInto(*Call, Variable))
    return saysItFailed(*Test, *Call, Branch->getSuccessor(0) == &To) ? Failed
                                                                      : State;
  if (!Test || !Test->isEquality() ||
      !isa<ConstantPointerNull>(Test->getOperand(1)))
    return State;
  const auto *Load = dyn_cast<LoadInst>(Test->getOperand(0));
  if (!Load || Load->getPointerOperand() != &Variable ||
      Load->getParent() != &From)
    return State;
  for (const Instruction *I = Load->getNextNode(); I; I = I->getNextNode())
    if (const auto *Store = dyn_cast<StoreInst>(I);
        Store && Store->getPointerOperand() == &Variable)
      return State;
  bool IsNull = (Test->getPredicate() == CmpInst::ICMP_EQ) ==
                (Branch->getSuccessor(0) == &To);
  if (IsNull)
    return State == Owns || State == Failed ? Failed : Null;
  uint8_t Rest = State & ~(Null | Failed);
  return Rest ? Rest : State;
}

void Leaks::solve() {
  BasicBlock &Entry = Variable.getFunction()->getEntryBlock();
  In[&Entry] = Foreign;
  SmallVector<BasicBlock *, 16> Work{&Entry};
  auto Flow = [&](bool Meet) {
    while (!Work.empty()) {
      BasicBlock *BB = Work.pop_back_val();
      uint8_t Out = through(*BB, In[BB]);
      for (BasicBlock *Next : successors(BB)) {
        bool IsExit = isExitBlock(*Next);
        if (!IsExit && !Meet)
          continue;
        uint8_t New = In[Next] | onEdge(*BB, *Next, Out);
        // `if (!p || !read(p))`.
        if (New == (Owns | Failed))
          New = Owns;
        // A way that is certain stays so only into an exit.
        if (!IsExit && New & (New - 1))
          New = Unsure;
        if (New != In[Next]) {
          In[Next] = New;
          Work.push_back(Next);
        }
      }
    }
  };
  Flow(/*Meet=*/true);
  // What came to the exits before it was known to be unsure.
  for (auto &[BB, State] : In)
    if (isExitBlock(*BB))
      State = 0;
  for (BasicBlock &BB : *Variable.getFunction())
    if (In.contains(&BB) && !isExitBlock(BB))
      Work.push_back(&BB);
  Flow(/*Meet=*/false);
}

/// Says at run time whether the variable owns, and wipes at the exits if so.
void Leaks::keepFlag() {
  IRBuilder<> B(&Variable);
  AllocaInst *Flag = B.CreateAlloca(B.getInt1Ty(), nullptr, "zeroize.owns");
  SmallVector<std::pair<Instruction *, uint8_t>, 8> Changes;
  for (BasicBlock &BB : *Variable.getFunction()) {
    uint8_t State = In.lookup(&BB);
    for (Instruction &I : BB)
      if (auto New = effect(I, State)) {
        State = *New;
        if (!I.isTerminator())
          Changes.emplace_back(&I, State);
      }
  }
  B.SetInsertPoint(afterAllocas(Variable));
  B.CreateStore(B.getFalse(), Flag);
  for (auto [I, New] : Changes) {
    B.SetInsertPoint(I->getNextNode());
    B.CreateStore(B.getInt1(New == Owns), Flag);
  }
  for (CallInst *Exit : Calls) {
    B.SetInsertPoint(Exit);
    Value *Block = B.CreateLoad(B.getPtrTy(), &Variable);
    Value *Owned = B.CreateLoad(B.getInt1Ty(), Flag);
    wipe(B,
         B.CreateSelect(Owned, Block, ConstantPointerNull::get(B.getPtrTy())));
    B.CreateStore(B.getFalse(), Flag);
  }
}

void Leaks::run() {
  if (!understood())
    return;
  solve();
  if (!MayOwn)
    return;
  auto Unwinding = unwindingBlocks(*Variable.getFunction());
  for (CallInst *Exit : Calls) {
    uint8_t State = In.lookup(Exit->getParent());
    for (Instruction &I : *Exit->getParent()) {
      if (&I == Exit)
        break;
      if (auto New = effect(I, State))
        State = *New;
    }
    if (!(State & Owns) || Unwinding.contains(Exit->getParent()))
      continue;
    StringRef Name = sourceName(Variable);
    reportWarning(*Exit, "secret '" + Name +
                             "' leaves its scope without its block being "
                             "released; it is erased, and leaks "
                             "[zeroize-heap]");
    break;
  }
  keepFlag();
}

} // namespace

void releaseOwnedBlocks(Module &M) {
  Exits All = collectExits(M, ScopeExitOwned);
  for (auto &[Variable, Calls] : All) {
    IRBuilder<> B(afterAllocas(*Variable));
    Constant *Nothing = ConstantPointerNull::get(B.getPtrTy());
    // A jump may go past the declaration, or back to it.
    B.CreateStore(Nothing, Variable);
    for (CallInst *Exit : Calls) {
      B.SetInsertPoint(Exit);
      Value *Block = B.CreateLoad(B.getPtrTy(), Variable);
      wipe(B, Block);
      B.CreateCall(M.getOrInsertFunction("free", B.getVoidTy(), B.getPtrTy()),
                   Block)
          ->setDoesNotThrow();
      B.CreateStore(Nothing, Variable);
    }
  }
  eraseExits(M, ScopeExitOwned, All);
}

void wipeLeakedBlocks(Module &M) {
  Exits All = collectExits(M, ScopeExitPointer);
  Escapes Who;
  for (auto &[Variable, Calls] : All)
    Leaks(*Variable, Calls, Who).run();
  eraseExits(M, ScopeExitPointer, All);
}

} // namespace zeroize
