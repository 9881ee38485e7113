// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Looks at what is written, not at what flows: an object leads to all functions
// that are stored anywhere in it, by the function that has it or by those to
// which it is passed. Relies on running before any optimisation. Covered by
// test/residue/propagation/stored-callbacks.c and closures-to-foreign.cpp.

#include "ir/CallbackTargets.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Operator.h"

using namespace llvm;

namespace zeroize {

/// How many calls lie between an object and what is stored in it: std::function
/// has its constructor, and that one a helper.
static constexpr unsigned MaxDepth = 3;

/// How much is looked at for one object: the work stays linear.
static constexpr unsigned MaxSeen = 2048;

/// The object of which \p V is an element, or was read.
static Value *objectOf(Value &Actual) {
  for (Value *V = &Actual;;) {
    V = V->stripPointerCastsAndAliases();
    if (auto *Load = dyn_cast<LoadInst>(V))
      V = Load->getPointerOperand();
    else if (auto *Element = dyn_cast<GEPOperator>(V))
      V = Element->getPointerOperand();
    else
      return V;
  }
}

const CallbackTargets::Functions &CallbackTargets::of(Value &Actual) {
  Value *Object = objectOf(Actual);
  std::unique_ptr<Functions> &Found = Known[Object];
  if (!Found) {
    Found = std::make_unique<Functions>();
    SmallPtrSet<Value *, 16> Seen;
    collect(*Object, MaxDepth, *Found, Seen);
  }
  return *Found;
}

/// \p Object is a variable, or an argument that leads to one.
void CallbackTargets::collectStored(Value &Object, unsigned Depth,
                                    Functions &Found,
                                    SmallPtrSetImpl<Value *> &Seen) {
  SmallVector<Value *, 8> Work = {&Object};
  while (!Work.empty() && Seen.size() <= MaxSeen) {
    Value *Address = Work.pop_back_val();
    for (Use &U : Address->uses()) {
      User *By = U.getUser();
      if (auto *Store = dyn_cast<StoreInst>(By)) {
        Value &Stored = *Store->getValueOperand();
        if (U.getOperandNo() == StoreInst::getPointerOperandIndex())
          collect(Stored, Depth, Found, Seen);
        else if (auto *Slot = dyn_cast<AllocaInst>(
                     Store->getPointerOperand()->stripPointerCasts()))
          // Clang gives each parameter a variable.
          for (User *Reader : Slot->users())
            if (isa<LoadInst>(Reader) && Seen.insert(Reader).second)
              Work.push_back(Reader);
      } else if (isa<GEPOperator, AddrSpaceCastOperator, PHINode, SelectInst>(
                     By)) {
        if (Seen.insert(By).second)
          Work.push_back(By);
      } else if (auto *Copy = dyn_cast<MemTransferInst>(By)) {
        if (U.getOperandNo() == 0)
          collect(*Copy->getRawSource(), Depth, Found, Seen);
      } else if (auto *Call = dyn_cast<CallBase>(By);
                 Call && Depth && Call->isArgOperand(&U)) {
        auto *Callee = Call->getCalledFunction();
        unsigned Number = Call->getArgOperandNo(&U);
        if (!Callee || Callee->isDeclaration() || Number >= Callee->arg_size())
          continue;
        if (Argument *Formal = Callee->getArg(Number);
            Seen.insert(Formal).second)
          collectStored(*Formal, Depth - 1, Found, Seen);
      }
    }
  }
}

void CallbackTargets::collect(Value &From, unsigned Depth, Functions &Found,
                              SmallPtrSetImpl<Value *> &Seen) {
  Value *V = objectOf(From);
  if (Seen.size() > MaxSeen || !Seen.insert(V).second)
    return;
  if (auto *F = dyn_cast<Function>(V)) {
    if (!F->isDeclaration())
      Found.insert(F);
  } else if (auto *G = dyn_cast<GlobalVariable>(V)) {
    if (G->hasInitializer())
      collect(*G->getInitializer(), Depth, Found, Seen);
  } else if (auto *C = dyn_cast<Constant>(V)) {
    if (isa<ConstantExpr, ConstantAggregate>(C))
      for (Use &Part : C->operands())
        collect(*Part, Depth, Found, Seen);
  } else if (auto *Formal = dyn_cast<Argument>(V)) {
    // What a wrapper is handed.
    for (User *U : Formal->getParent()->users())
      if (auto *Call = dyn_cast<CallBase>(U);
          Call && Depth && Call->getCalledFunction() == Formal->getParent() &&
          Formal->getArgNo() < Call->arg_size())
        collect(*Call->getArgOperand(Formal->getArgNo()), Depth - 1, Found,
                Seen);
  } else if (isa<PHINode, SelectInst>(V)) {
    for (Use &One : cast<User>(V)->operands())
      collect(*One, Depth, Found, Seen);
  } else if (isa<AllocaInst>(V)) {
    collectStored(*V, Depth, Found, Seen);
  } else if (auto *Call = dyn_cast<CallBase>(V)) {
    Function *Callee = Call->getCalledFunction();
    if (Callee && !Callee->isDeclaration() && Depth)
      for (BasicBlock &B : *Callee)
        if (auto *Return = dyn_cast<ReturnInst>(B.getTerminator());
            Return && Return->getReturnValue())
          collect(*Return->getReturnValue(), Depth - 1, Found, Seen);
    // A block of the heap, filled here.
    if (V->getType()->isPointerTy())
      collectStored(*V, Depth, Found, Seen);
  }
}

} // namespace zeroize
