// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See HeapSize.h. Relies on unoptimised IR: a pointer variable is an alloca,
// and what is in it was stored there. Beside such a variable another one is
// kept that holds the size. Covered by test/residue/heap/custom-allocator.c.

#include "ir/HeapSize.h"

#include "attrs/KnownFunctions.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace zeroize {

static const KnownFunction *knownCallee(const CallBase &Call) {
  const Function *F = Call.getCalledFunction();
  return F && F->isDeclaration() ? findKnownFunction(F->getName()) : nullptr;
}

bool allocates(const CallBase &Call) {
  if (const KnownFunction *Known = knownCallee(Call))
    return (Known->Role == KnownRole::Allocate ||
            Known->Role == KnownRole::Duplicate) &&
           Call.getType()->isPointerTy();
  const Function *F = Call.getCalledFunction();
  return F && (F->getName().starts_with("_Znwm") ||
               F->getName().starts_with("_Znam"));
}

/// The arguments whose product is the size of what \p Call allocates.
static std::optional<std::pair<unsigned, std::optional<unsigned>>>
sizeArguments(const CallBase &Call) {
  Attribute A = Call.getFnAttr(Attribute::AllocSize);
  if (A.isValid())
    return A.getAllocSizeArgs();
  const KnownFunction *Known = knownCallee(Call);
  if (!Known || Known->Role != KnownRole::Allocate || !Known->Size)
    return std::nullopt;
  return std::pair(Known->Size - 1, Known->Count
                                        ? std::optional(Known->Count - 1)
                                        : std::nullopt);
}

static Value *sizeOfAllocation(CallBase &Call, IRBuilder<> &B) {
  auto Arguments = sizeArguments(Call);
  if (!Arguments || Arguments->first >= Call.arg_size())
    return nullptr;
  auto Number = [&](unsigned A) {
    return B.CreateZExtOrTrunc(Call.getArgOperand(A), B.getInt64Ty());
  };
  Value *Size = Number(Arguments->first);
  if (Arguments->second && *Arguments->second < Call.arg_size())
    Size = B.CreateMul(Size, Number(*Arguments->second));
  return Size;
}

/// The stores to \p Variable, if nobody else can write it.
static std::optional<SmallVector<StoreInst *, 4>>
storesTo(AllocaInst &Variable) {
  SmallVector<StoreInst *, 4> Stores;
  for (User *U : Variable.users()) {
    if (auto *Store = dyn_cast<StoreInst>(U)) {
      if (Store->getValueOperand() == &Variable)
        return std::nullopt;
      Stores.push_back(Store);
    } else if (!isa<LoadInst, LifetimeIntrinsic>(U)) {
      return std::nullopt;
    }
  }
  return Stores;
}

static Value *allocationIn(StoreInst &Store) {
  return Store.getValueOperand()->stripPointerCasts();
}

Value *allocatedSize(Value &Block, Instruction &At) {
  Value *Pointer = Block.stripPointerCasts();
  if (auto *Call = dyn_cast<CallBase>(Pointer)) {
    IRBuilder<> B(&At);
    return sizeOfAllocation(*Call, B);
  }
  auto *Load = dyn_cast<LoadInst>(Pointer);
  auto *Variable =
      Load ? dyn_cast<AllocaInst>(Load->getPointerOperand()) : nullptr;
  if (!Variable || !Variable->isStaticAlloca())
    return nullptr;
  auto Stores = storesTo(*Variable);
  if (!Stores)
    return nullptr;
  for (StoreInst *Store : *Stores) {
    auto *Call = dyn_cast<CallBase>(allocationIn(*Store));
    if (!isa<ConstantPointerNull>(allocationIn(*Store)) &&
        (!Call || !sizeArguments(*Call)))
      return nullptr;
  }
  IRBuilder<> B(Variable);
  AllocaInst *Size = B.CreateAlloca(B.getInt64Ty(), nullptr, "zeroize.size");
  B.SetInsertPoint(
      &*Variable->getFunction()->getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
  B.CreateStore(B.getInt64(0), Size);
  for (StoreInst *Store : *Stores) {
    B.SetInsertPoint(Store);
    auto *Call = dyn_cast<CallBase>(allocationIn(*Store));
    Value *Bytes = Call ? sizeOfAllocation(*Call, B) : nullptr;
    B.CreateStore(Bytes ? Bytes : B.getInt64(0), Size);
  }
  B.SetInsertPoint(&At);
  return B.CreateLoad(B.getInt64Ty(), Size);
}

} // namespace zeroize
