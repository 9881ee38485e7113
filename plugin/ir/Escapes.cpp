// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Escapes.h. When unsure, the answer is yes. Covered by
// test/ir/heap-leaks.c.

#include "ir/Escapes.h"

#include "attrs/Annotations.h"
#include "attrs/KnownFunctions.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace zeroize {

bool Escapes::escapes(const Value &Pointer, const AllocaInst &Owner) {
  Visited Seen;
  return spreads(Pointer, &Owner, Seen);
}

/// A variable that is only read and written.
static bool isPlainVariable(const Value &Address) {
  const auto *Variable = dyn_cast<AllocaInst>(&Address);
  if (!Variable)
    return false;
  for (const User *U : Variable->users()) {
    if (const auto *Store = dyn_cast<StoreInst>(U)) {
      if (Store->getValueOperand() == Variable)
        return false;
    } else if (const auto *Call = dyn_cast<CallBase>(U)) {
      const Function *F = Call->getCalledFunction();
      if (!isa<LifetimeIntrinsic>(Call) &&
          !(F && F->getName().starts_with(ScopeExit)))
        return false;
    } else if (!isa<LoadInst>(U)) {
      return false;
    }
  }
  return true;
}

bool Escapes::spreads(const Value &Pointer, const AllocaInst *Owner,
                      Visited &Seen) {
  if (!Seen.insert(&Pointer).second)
    return false;
  for (const Use &U : Pointer.uses())
    if (spreadsBy(U, Owner, Seen))
      return true;
  return false;
}

bool Escapes::spreadsBy(const Use &U, const AllocaInst *Owner, Visited &Seen) {
  const auto *I = dyn_cast<Instruction>(U.getUser());
  if (!I)
    return true;
  if (const auto *Store = dyn_cast<StoreInst>(I)) {
    if (U.getOperandNo() == 1 || Store->getPointerOperand() == Owner)
      return false;
    const Value &Target = *Store->getPointerOperand();
    if (!isPlainVariable(Target))
      return true;
    if (!Seen.insert(&Target).second)
      return false;
    for (const User *Reader : Target.users())
      if (isa<LoadInst>(Reader) && spreads(*Reader, Owner, Seen))
        return true;
    return false;
  }
  if (isa<LoadInst, ICmpInst>(I))
    return false;
  if (isa<GetElementPtrInst, PHINode, SelectInst, BitCastInst,
          AddrSpaceCastInst, FreezeInst>(I))
    return spreads(*I, Owner, Seen);
  // A difference of pointers.
  if (isa<PtrToIntInst>(I))
    return any_of(I->users(), [](const User *Next) {
      const auto *Operation = dyn_cast<BinaryOperator>(Next);
      return !Operation || Operation->getOpcode() != Instruction::Sub;
    });
  if (const auto *Call = dyn_cast<CallBase>(I))
    return spreadsByCall(*Call, U, Owner, Seen);
  return true;
}

bool Escapes::spreadsByCall(const CallBase &Call, const Use &U,
                            const AllocaInst *Owner, Visited &Seen) {
  if (!Call.isArgOperand(&U))
    return true;
  unsigned Number = Call.getArgOperandNo(&U);
  if (isa<MemIntrinsic>(Call) || isa<LifetimeIntrinsic>(Call))
    return false;
  const Function *F = Call.getCalledFunction();
  if (!F || F->getFunctionType() != Call.getFunctionType())
    return true;
  if (!F->isDeclaration())
    return !F->isDefinitionExact() || Number >= F->arg_size() ||
           keeps(*F->getArg(Number));
  if (const KnownFunction *Known =
          findKnownFunction(std::string_view(F->getName()))) {
    switch (Known->Role) {
    case KnownRole::Compare:
    case KnownRole::CompareConstant:
    case KnownRole::Scan:
    case KnownRole::Lookup:
    case KnownRole::Copy:
    case KnownRole::Take:
    case KnownRole::Wipe:
    case KnownRole::Duplicate:
    case KnownRole::Print:
    case KnownRole::StreamRead:
      // The result may point into the same block.
      return Call.getType()->isPointerTy() &&
             Known->Role != KnownRole::Duplicate && spreads(Call, Owner, Seen);
    default:
      return true;
    }
  }
  return !Call.doesNotCapture(Number);
}

bool Escapes::keeps(const Argument &A) {
  // Until it is known, a recursive call keeps nothing that this one does not.
  auto [It, New] = Kept.try_emplace(&A, false);
  if (!New)
    return It->second;
  Visited Seen;
  bool Result = spreads(A, nullptr, Seen);
  Kept[&A] = Result;
  return Result;
}

} // namespace zeroize
