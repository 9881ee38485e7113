// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See FrameLocals.h. What propagation has found secret is erased. What it has
// found public is kept. Of the rest (variables that the optimiser has made, and
// those that have lost their metadata) what no pointer leads to is erased.

#include "ir/FrameLocals.h"

#include "ir/FunctionMarks.h"
#include "ir/Wipe.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/CaptureTracking.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace zeroize {

/// General and vector registers in which System V hands over arguments.
static constexpr uint64_t GeneralArguments = 6, VectorArguments = 8;

bool mayTakeStackArguments(const CallBase &Call) {
  uint64_t General = 0, Vector = 0;
  const DataLayout &DL = Call.getDataLayout();
  for (const Use &A : Call.args()) {
    Type *T = A->getType();
    if (Call.isByValArgument(Call.getArgOperandNo(&A)))
      return true;
    if (T->isFloatTy() || T->isDoubleTy())
      ++Vector;
    else if (T->isIntegerTy() || T->isPointerTy())
      General += divideCeil(DL.getTypeStoreSize(T).getFixedValue(), 8);
    else
      return true;
  }
  return General > GeneralArguments || Vector > VectorArguments;
}

static bool isErased(const AllocaInst &Local) {
  if (Local.hasMetadata(DeclaredLocal) || Local.hasMetadata(SecretLocal))
    return true;
  return !Local.hasMetadata(PublicLocal) &&
         !PointerMayBeCaptured(&Local, /*ReturnCaptures=*/false);
}

/// Whether the parameter is wiped where the function returns, as marked ones
/// are.
static bool isWiped(const Argument &A) {
  return any_of(A.users(), [](const User *U) {
    const auto *I = dyn_cast<Instruction>(U);
    return I && isWipe(*I);
  });
}

/// Whether \p Call leaves something public on the stack to which its callee may
/// hand out pointers.
static bool laysDownPublicBytes(const CallBase &Call) {
  const Function *Callee = Call.getCalledFunction();
  // Code of other files ends the program by calls of its own, if at all.
  if (Callee && Callee->isDeclaration())
    return false;
  // A va_list leads there.
  if (Call.getFunctionType()->isVarArg() && mayTakeStackArguments(Call))
    return true;
  for (const Use &U : Call.args()) {
    unsigned Number = Call.getArgOperandNo(&U);
    if (!Call.isByValArgument(Number))
      continue;
    const auto *Source = dyn_cast<AllocaInst>(getUnderlyingObject(U));
    bool IsSecret = Source && (Source->hasMetadata(SecretLocal) ||
                               Source->hasMetadata(DeclaredLocal));
    if (!IsSecret && !(Callee && Number < Callee->arg_size() &&
                       isWiped(*Callee->getArg(Number))))
      return true;
  }
  // The code generator may let a parameter's variable lie where the caller has
  // put its value.
  if (!Callee || Callee->arg_size() <= GeneralArguments)
    return false;
  for (const Argument &A : drop_begin(Callee->args(), GeneralArguments))
    for (const User *U : A.users())
      if (const auto *Store = dyn_cast<StoreInst>(U);
          Store && Store->getValueOperand() == &A)
        if (const auto *Local =
                dyn_cast<AllocaInst>(Store->getPointerOperand());
            Local && !isErased(*Local))
          return true;
  return false;
}

/// The code generator gives variables that do not live at the same time the
/// same place.
static void keepPlaces(const SetVector<AllocaInst *> &Locals) {
  for (AllocaInst *Local : Locals)
    for (User *U : make_early_inc_range(Local->users()))
      if (auto *Lifetime = dyn_cast<LifetimeIntrinsic>(U))
        Lifetime->eraseFromParent();
}

void sayWhatToErase(Function &F) {
  MDNode *Empty = MDNode::get(F.getContext(), {});
  SetVector<AllocaInst *> Erased;
  bool KeepsSome = false;
  for (Instruction &I : instructions(F)) {
    // The user may wipe by hand what has no mark.
    if (auto *Local = isWipe(I)
                          ? dyn_cast<AllocaInst>(
                                wipedAddress(I)->stripInBoundsConstantOffsets())
                          : nullptr)
      if (Local->isStaticAlloca() && !Local->hasMetadata(PublicLocal))
        Local->setMetadata(DeclaredLocal, Empty);
    if (const auto *Call = dyn_cast<CallBase>(&I);
        Call && !isa<IntrinsicInst>(Call) && !Call->isInlineAsm() &&
        laysDownPublicBytes(*Call))
      F.addFnAttr(KeepsArguments);
  }
  for (Instruction &I : instructions(F))
    if (auto *Local = dyn_cast<AllocaInst>(&I);
        Local && Local->isStaticAlloca()) {
      if (isErased(*Local)) {
        Local->setMetadata(ErasedLocal, Empty);
        Erased.insert(Local);
      } else {
        KeepsSome = true;
      }
    }
  if (KeepsSome)
    keepPlaces(Erased);
}

} // namespace zeroize
