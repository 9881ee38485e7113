// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See MemoryCalls.h. Runs after the last pass that could remove a call of
// memset. What FastISel expands in place is left to it.

#include "ir/MemoryCalls.h"

#include "ir/Harden.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

/// FastISel's own limit for a memcpy in place, on 64-bit x86.
static constexpr uint64_t InPlaceBytes = 32;

static StringRef nameOf(const MemIntrinsic &I) {
  switch (I.getIntrinsicID()) {
  case Intrinsic::memcpy:
    return "memcpy";
  case Intrinsic::memmove:
    return "memmove";
  case Intrinsic::memset:
    return "memset";
  default: // The inline variants must not become calls.
    return {};
  }
}

static bool isExpandedInPlace(const MemIntrinsic &I) {
  const auto *Bytes = dyn_cast<ConstantInt>(I.getLength());
  return I.getIntrinsicID() == Intrinsic::memcpy && !I.isVolatile() && Bytes &&
         Bytes->getZExtValue() <= InPlaceBytes;
}

void callMemoryFunctions(Function &F) {
  Module &M = *F.getParent();
  SmallVector<MemIntrinsic *, 16> Intrinsics;
  for (Instruction &I : instructions(F))
    if (auto *Mem = dyn_cast<MemIntrinsic>(&I))
      if (!nameOf(*Mem).empty() && !isExpandedInPlace(*Mem) &&
          Mem->getDestAddressSpace() == 0)
        Intrinsics.push_back(Mem);

  for (MemIntrinsic *Mem : Intrinsics) {
    IRBuilder<> B(Mem);
    bool IsSet = isa<MemSetInst>(Mem);
    Value *Operand = IsSet ? Mem->getArgOperand(1)
                           : cast<MemTransferInst>(Mem)->getRawSource();
    if (!IsSet && Operand->getType()->getPointerAddressSpace() != 0)
      continue;
    Type *Ptr = B.getPtrTy(), *Size = F.getDataLayout().getIntPtrType(Ptr);
    Type *OperandType = IsSet ? B.getInt32Ty() : Ptr;
    FunctionCallee Function = M.getOrInsertFunction(
        nameOf(*Mem), FunctionType::get(Ptr, {Ptr, OperandType, Size}, false));
    // A definition of the program's own, with another type, stays what it is.
    auto *Callee = dyn_cast<llvm::Function>(Function.getCallee());
    if (!Callee || Callee->getFunctionType() != Function.getFunctionType())
      continue;
    if (Callee->isDeclaration())
      bindEagerly(*Callee);
    if (IsSet)
      Operand = B.CreateZExt(Operand, OperandType);
    CallInst *Call =
        B.CreateCall(Function, {Mem->getRawDest(), Operand,
                                B.CreateZExtOrTrunc(Mem->getLength(), Size)});
    Call->setDoesNotThrow();
    Mem->eraseFromParent();
  }
}

} // namespace zeroize
