// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See WiperPointers.h. The pointer is mostly volatile, so it is read and asked
// each time, as the program says; what is not memset is called as before. The
// call by name is volatile, because the program wants it to stay.

#include "ir/WiperPointers.h"

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace zeroize {

static Function *asMemset(Value *V) {
  auto *F = dyn_cast<Function>(V->stripPointerCasts());
  return F && F->isDeclaration() && F->getName() == "memset" ? F : nullptr;
}

/// The memset that was put into the variable at \p Pointer, a static one or a
/// local one. It may have been replaced since.
static Function *findMemset(Value *Pointer) {
  Pointer = Pointer->stripPointerCasts();
  if (auto *G = dyn_cast<GlobalVariable>(Pointer))
    return G->hasInitializer() ? asMemset(G->getInitializer()) : nullptr;
  if (isa<AllocaInst>(Pointer))
    for (User *U : Pointer->users())
      if (auto *Store = dyn_cast<StoreInst>(U);
          Store && Store->getPointerOperand() == Pointer)
        if (Function *F = asMemset(Store->getValueOperand()))
          return F;
  return nullptr;
}

/// The memset that \p Call probably reaches.
static Function *expectMemset(CallInst &Call) {
  auto *Load = dyn_cast<LoadInst>(Call.getCalledOperand()->stripPointerCasts());
  if (!Load || Call.isMustTailCall() || Call.getNumOperandBundles())
    return nullptr;
  const FunctionType *Type = Call.getFunctionType();
  if (Type->isVarArg() || Type->getNumParams() != 3 ||
      !Type->getParamType(0)->isPointerTy() ||
      !Type->getParamType(1)->isIntegerTy(32) ||
      Type->getParamType(2) !=
          Call.getDataLayout().getIntPtrType(Call.getContext()) ||
      (Call.getType() != Type->getParamType(0) && !Call.getType()->isVoidTy()))
    return nullptr;
  return findMemset(Load->getPointerOperand());
}

void callWipersByName(Function &F) {
  SmallVector<std::pair<CallInst *, Function *>, 4> Calls;
  for (Instruction &I : instructions(F))
    if (auto *Call = dyn_cast<CallInst>(&I))
      if (Function *Memset = expectMemset(*Call))
        Calls.push_back({Call, Memset});

  for (auto [Call, Memset] : Calls) {
    IRBuilder<> B(Call);
    Value *IsMemset = B.CreateICmpEQ(Call->getCalledOperand(), Memset);
    Instruction *Then = nullptr, *Else = nullptr;
    SplitBlockAndInsertIfThenElse(IsMemset, Call->getIterator(), &Then, &Else);
    B.SetInsertPoint(Then);
    B.SetCurrentDebugLocation(Call->getDebugLoc());
    B.CreateMemSet(Call->getArgOperand(0),
                   B.CreateTrunc(Call->getArgOperand(1), B.getInt8Ty()),
                   Call->getArgOperand(2), MaybeAlign(), /*isVolatile=*/true);
    BasicBlock *Tail = Call->getParent();
    Call->moveBefore(Else->getIterator());
    if (Call->use_empty())
      continue;
    B.SetInsertPoint(Tail, Tail->begin());
    PHINode *Result = B.CreatePHI(Call->getType(), 2);
    Call->replaceAllUsesWith(Result);
    Result->addIncoming(Call->getArgOperand(0), Then->getParent());
    Result->addIncoming(Call, Else->getParent());
  }
}

} // namespace zeroize
