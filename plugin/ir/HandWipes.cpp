// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that is handed a block in which another one has left a key
// (`cipher_free(ctx)`) often has no mark: its parameter is public, and nothing
// is erased there but by the program's own memset, which is a dead store. In a
// file that holds secrets its author has said what it is for. The same goes for
// stores of constants, single ones or in a loop, behind which nothing of the
// block is read. Relies on SROA having run.

#include "ir/HandWipes.h"

#include "ir/Harden.h"
#include "ir/HeapRelease.h"
#include "ir/Passes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/TimeProfiler.h"

using namespace llvm;

namespace zeroize {
namespace {

/// Helpers of one step: `wipe(p, n)` and `drop(p)` around memset and free.
struct Helpers {
  /// The formal is wiped by these.
  DenseMap<const Argument *, SmallVector<Instruction *, 1>> Wipes;
  /// And overwritten by these.
  DenseMap<const Argument *, SmallVector<Instruction *, 1>> Stores;
  SmallPtrSet<const Argument *, 8> Releases;
};

/// The formal parameter of a function of this module in whose place \p U is.
const Argument *formalOf(const CallBase &Call, const Use &U) {
  const auto *F = dyn_cast<Function>(
      Call.getCalledOperand()->stripPointerCastsAndAliases());
  unsigned Number = Call.getArgOperandNo(&U);
  return F && !F->isDeclaration() && Number < F->arg_size() ? F->getArg(Number)
                                                            : nullptr;
}

bool isConstantFill(const MemSetInst &Fill) {
  return !Fill.isVolatile() && isa<Constant>(Fill.getValue());
}

/// The object into which \p Store puts a constant, or null. Through the
/// variable of a loop, too: `*p++ = 0`.
const Value *overwritten(const StoreInst &Store) {
  if (!Store.isSimple() || !isa<Constant>(Store.getValueOperand()))
    return nullptr;
  SmallVector<const Value *, 2> Objects;
  getUnderlyingObjects(Store.getPointerOperand(), Objects);
  return Objects.size() == 1 ? Objects[0] : nullptr;
}

bool releases(const CallBase &Call, const Use &U, const Helpers &Known) {
  if (const Argument *Formal = formalOf(Call, U))
    return Known.Releases.contains(Formal);
  const Function *F = Call.getCalledFunction();
  std::optional<Release> R = F && F->isDeclaration() && !F->isIntrinsic()
                                 ? findRelease(*F)
                                 : std::nullopt;
  return R && R->Pointer == Call.getArgOperandNo(&U);
}

void findHelpers(Module &M, Helpers &Known) {
  Helpers None;
  for (Function &F : M)
    for (Instruction &I : instructions(F)) {
      if (auto *Store = dyn_cast<StoreInst>(&I)) {
        const auto *A = dyn_cast_or_null<Argument>(overwritten(*Store));
        if (A && F.hasLocalLinkage())
          Known.Stores[A].push_back(Store);
      } else if (auto *Fill = dyn_cast<MemSetInst>(&I)) {
        const Value *Object = getUnderlyingObject(Fill->getDest());
        if (const auto *A = dyn_cast<Argument>(Object);
            A && isConstantFill(*Fill))
          Known.Wipes[A].push_back(Fill);
      } else if (auto *Call = dyn_cast<CallBase>(&I)) {
        for (const Use &U : Call->args())
          if (const auto *A = dyn_cast<Argument>(getUnderlyingObject(U));
              A && A->getType()->isPointerTy() && releases(*Call, U, None))
            Known.Releases.insert(A);
      }
    }
}

/// Where \p F wipes an object, itself or by a helper.
struct HandWipe {
  Instruction *Where;
  const Value *Object;
  SmallVector<Instruction *, 1> Fills;
  /// Perhaps it only makes the object ready.
  bool IsStore = false;
};

SmallVector<HandWipe, 8> findWipes(Function &F, const Helpers &Known) {
  SmallVector<HandWipe, 8> Result;
  for (Instruction &I : instructions(F)) {
    if (auto *Fill = dyn_cast<MemSetInst>(&I)) {
      if (isConstantFill(*Fill))
        Result.push_back({Fill, getUnderlyingObject(Fill->getDest()), {Fill}});
    } else if (auto *Store = dyn_cast<StoreInst>(&I)) {
      if (const Value *Object = overwritten(*Store))
        Result.push_back({Store, Object, {Store}, /*IsStore=*/true});
    } else if (auto *Call = dyn_cast<CallBase>(&I)) {
      for (const Use &U : Call->args())
        if (U->getType()->isPointerTy())
          for (auto *By : {&Known.Wipes, &Known.Stores})
            if (auto It = By->find(formalOf(*Call, U)); It != By->end())
              Result.push_back({Call, getUnderlyingObject(U), It->second,
                                By == &Known.Stores});
    }
  }
  return Result;
}

/// The calls in \p F that release an object, with the object.
using Releases = SmallVector<std::pair<const CallBase *, const Value *>, 8>;
Releases findReleases(const Function &F, const Helpers &Known) {
  Releases Result;
  for (const Instruction &I : instructions(F))
    if (const auto *Call = dyn_cast<CallBase>(&I))
      for (const Use &U : Call->args())
        if (U->getType()->isPointerTy() && releases(*Call, U, Known))
          Result.emplace_back(Call, getUnderlyingObject(U));
  return Result;
}

bool isReleasedAfter(const HandWipe &Wipe, const Releases &Calls) {
  return any_of(Calls, [&](auto &R) {
    return R.second == Wipe.Object && R.first != Wipe.Where &&
           isPotentiallyReachable(Wipe.Where, R.first);
  });
}

/// What may read the object, as far as its address is not stored.
SmallVector<const Instruction *, 8> findReaders(const Value &Object,
                                                const Releases &Calls) {
  SmallPtrSet<const Instruction *, 8> Releasing;
  for (auto &R : Calls)
    Releasing.insert(R.first);
  SmallVector<const Instruction *, 8> Readers;
  SmallVector<const Value *, 8> Addresses{&Object};
  SmallPtrSet<const Value *, 8> Seen;
  while (!Addresses.empty()) {
    const Value *Address = Addresses.pop_back_val();
    if (!Seen.insert(Address).second)
      continue;
    for (const User *U : Address->users()) {
      const auto *I = dyn_cast<Instruction>(U);
      if (!I || isa<LifetimeIntrinsic, CmpInst>(I) || Releasing.contains(I))
        continue;
      const auto *Store = dyn_cast<StoreInst>(I);
      if (I->getType()->isPointerTy() && !isa<CallBase, LoadInst>(I))
        Addresses.push_back(I);
      else if (!Store || !overwritten(*Store))
        Readers.push_back(I);
    }
  }
  return Readers;
}

/// More readers than that are not looked at for every store: one of them will
/// come behind it.
constexpr size_t MaxReaders = 64;

/// True if none of those is reached from the wipe.
bool isNotReadAfter(const HandWipe &Wipe,
                    ArrayRef<const Instruction *> Readers) {
  return Readers.size() <= MaxReaders &&
         none_of(Readers, [&](const Instruction *I) {
           return I != Wipe.Where && isPotentiallyReachable(Wipe.Where, I);
         });
}

/// True if nothing looks at the variable any more.
bool isLastUse(const HandWipe &Wipe) {
  const auto *Local = dyn_cast<AllocaInst>(Wipe.Object);
  if (!Local || !Local->isStaticAlloca())
    return false;
  SmallVector<const Value *, 8> Addresses{Local};
  SmallPtrSet<const Value *, 8> Seen;
  bool IsUsedBefore = false;
  while (!Addresses.empty()) {
    const Value *Address = Addresses.pop_back_val();
    if (!Seen.insert(Address).second)
      continue;
    for (const User *U : Address->users()) {
      const auto *I = cast<Instruction>(U);
      if (I == Wipe.Where || isa<LifetimeIntrinsic>(I))
        continue;
      if (I->getType()->isPointerTy() && !isa<CallBase>(I))
        Addresses.push_back(I);
      else if (isPotentiallyReachable(Wipe.Where, I))
        return false;
      IsUsedBefore = true;
    }
  }
  return IsUsedBefore;
}

/// The object itself ends here: what its destructor overwrites, nobody reads.
bool isDestructor(const Function &F) {
  StringRef Name = F.getName();
  return Name.starts_with("_ZN") &&
         (Name.ends_with("D0Ev") || Name.ends_with("D1Ev") ||
          Name.ends_with("D2Ev"));
}

} // namespace

void keepHandWipes(Module &M) {
  Helpers Known;
  findHelpers(M, Known);
  SmallVector<Instruction *, 8> Kept;
  for (Function &F : M) {
    SmallVector<HandWipe, 8> Wipes = findWipes(F, Known);
    if (Wipes.empty())
      continue;
    Releases Calls = findReleases(F, Known);
    DenseMap<const Value *, SmallVector<const Instruction *, 8>> ReadersOf;
    for (HandWipe &Wipe : Wipes) {
      if (Wipe.IsStore) {
        if (!isReleasedAfter(Wipe, Calls))
          continue;
        auto [Readers, IsNew] = ReadersOf.try_emplace(Wipe.Object);
        if (IsNew)
          Readers->second = findReaders(*Wipe.Object, Calls);
        if (isNotReadAfter(Wipe, Readers->second))
          Kept.append(Wipe.Fills);
        continue;
      }
      bool IsThis =
          isDestructor(F) && F.arg_size() > 0 && Wipe.Object == F.getArg(0);
      // Secret functions scrub their own frames.
      if (IsThis || isReleasedAfter(Wipe, Calls) ||
          (!isSecret(F) && isLastUse(Wipe)))
        Kept.append(Wipe.Fills);
    }
  }
  for (Instruction *I : Kept)
    if (auto *Fill = dyn_cast<MemSetInst>(I))
      Fill->setVolatile(ConstantInt::getTrue(M.getContext()));
    else
      cast<StoreInst>(I)->setVolatile(true);
}

PreservedAnalyses KeepPass::run(Module &M, ModuleAnalysisManager &) {
  if (none_of(M, isSecret))
    return PreservedAnalyses::all();
  TimeTraceScope Trace("zeroize-keep");
  keepHandWipes(M);
  return PreservedAnalyses::none();
}

} // namespace zeroize
