// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Builds and recognises wipes. Relies on SROA's habit of turning a memset of
// one scalar into a store and keeping it volatile. Covered by
// test/ir/scope-exit*.ll and test/ir/unpin*.ll.

#include "ir/Wipe.h"

#include "ir/FunctionMarks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

CallInst *wipeBytes(IRBuilder<> &B, Value &Address, Value &Bytes,
                    MaybeAlign Align) {
  return B.CreateMemSet(&Address, B.getInt8(0), &Bytes, Align,
                        /*isVolatile=*/true);
}

CallInst *wipeAlloca(IRBuilder<> &B, AllocaInst &Local) {
  const DataLayout &DL = Local.getModule()->getDataLayout();
  Type *IntPtr = DL.getIndexType(Local.getType());
  // The element's alloc size, tail padding included: aggregates are copied as a
  // whole.
  Value *Bytes = ConstantInt::get(
      IntPtr, DL.getTypeAllocSize(Local.getAllocatedType()).getKnownMinValue());
  if (DL.getTypeAllocSize(Local.getAllocatedType()).isScalable())
    Bytes = B.CreateMul(Bytes, B.CreateVScale(IntPtr));
  if (Local.isArrayAllocation())
    Bytes =
        B.CreateMul(Bytes, B.CreateZExtOrTrunc(Local.getArraySize(), IntPtr));
  return wipeBytes(B, Local, *Bytes, Local.getAlign());
}

void markScopeEnd(IRBuilder<> &B) {
  // Not a memory clobber: it must not keep anything in memory. The flags are
  // all that may be changed there; each name would have to be looked up.
  auto *Type = FunctionType::get(B.getVoidTy(), false);
  CallInst *Mark =
      B.CreateCall(InlineAsm::get(Type, ScopeEndMark, "~{flags}", true));
  Mark->setDoesNotThrow();
  Mark->setMemoryEffects(MemoryEffects::inaccessibleMemOnly());
}

bool isScopeEnd(const Instruction &I) {
  const auto *Call = dyn_cast<CallInst>(&I);
  const auto *Text =
      Call ? dyn_cast<InlineAsm>(Call->getCalledOperand()) : nullptr;
  return Text && Text->getAsmString() == ScopeEndMark;
}

bool neverReturns(const Function &F) {
  return none_of(F, [](const BasicBlock &BB) {
    return isa<ReturnInst>(BB.getTerminator());
  });
}

uint64_t wipeSize(const CallInst &Wipe) {
  const auto *Bytes = dyn_cast<ConstantInt>(cast<MemSetInst>(Wipe).getLength());
  return Bytes ? Bytes->getZExtValue() : 0;
}

bool isWipe(const Instruction &I) {
  if (const auto *Set = dyn_cast<MemSetInst>(&I)) {
    const auto *Byte = dyn_cast<ConstantInt>(Set->getValue());
    return Set->isVolatile() && Byte && Byte->isZero();
  }
  const auto *Store = dyn_cast<StoreInst>(&I);
  if (!Store || !Store->isVolatile() || Store->isAtomic())
    return false;
  const auto *Stored = dyn_cast<Constant>(Store->getValueOperand());
  return Stored && Stored->isNullValue();
}

Value *wipedAddress(const Instruction &Wipe) {
  if (const auto *Set = dyn_cast<MemSetInst>(&Wipe))
    return Set->getRawDest();
  return const_cast<Value *>(cast<StoreInst>(Wipe).getPointerOperand());
}

bool isWipeOf(const AllocaInst &Local, const Instruction &I) {
  if (!isWipe(I) || wipedAddress(I) != &Local)
    return false;
  const DataLayout &DL = Local.getDataLayout();
  std::optional<TypeSize> Size = Local.getAllocationSize(DL);
  if (!Size || Size->isScalable())
    return false;
  if (const auto *Store = dyn_cast<StoreInst>(&I))
    return DL.getTypeStoreSize(Store->getValueOperand()->getType()) == *Size;
  return wipeSize(cast<CallInst>(I)) == Size->getFixedValue();
}

bool isWipedBefore(const AllocaInst &Local, const Instruction &End) {
  for (const Instruction *I = End.getPrevNode(); I; I = I->getPrevNode()) {
    if (isWipeOf(Local, *I))
      return true;
    if (!isWipe(*I) && !isScopeEnd(*I) && !isa<LifetimeIntrinsic>(I))
      return false;
  }
  return false;
}

} // namespace zeroize
