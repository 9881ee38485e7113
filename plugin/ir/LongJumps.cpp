// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See LongJumps.h. The function itself becomes an argument of the helper, which
// calls it in the end: whatever the C library, a checker or a sanitizer does in
// its longjmp is still done. A program that defines longjmp itself is left
// alone.

#include "ir/LongJumps.h"

#include "ir/Harden.h"
#include "ir/Report.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

static bool isLongjmp(const Function &F) {
  return F.isDeclaration() && F.arg_size() == 2 && !F.isVarArg() &&
         StringSwitch<bool>(F.getName())
             // The last one is what _FORTIFY_SOURCE makes of them.
             .Cases({"longjmp", "_longjmp", "siglongjmp", "__longjmp_chk"},
                    true)
             .Default(false);
}

static bool isSwapcontext(const Function &F) {
  return F.isDeclaration() && F.arg_size() == 2 && !F.isVarArg() &&
         F.getName() == "swapcontext";
}

static bool isSigaltstack(const Function &F) {
  return F.isDeclaration() && F.arg_size() == 2 && !F.isVarArg() &&
         F.getName() == "sigaltstack";
}

/// True if setjmp may return in some function of \p M: all of those scrub then.
static bool hasTarget(const Module &M) {
  return any_of(M, [](const Function &F) {
    return !F.isDeclaration() && F.callsFunctionThatReturnsTwice();
  });
}

/// Calls \p Helper in place of \p Call, with what \p Call calls as one more
/// argument.
static void redirect(CallBase &Call, FunctionCallee Helper) {
  SmallVector<Value *, 3> Arguments(Call.args());
  Arguments.push_back(Call.getCalledOperand());
  IRBuilder<> B(&Call);
  CallBase *New;
  if (auto *Invoke = dyn_cast<InvokeInst>(&Call))
    New = B.CreateInvoke(Helper, Invoke->getNormalDest(),
                         Invoke->getUnwindDest(), Arguments);
  else
    New = B.CreateCall(Helper, Arguments);
  AttributeSet Function = Call.getAttributes().getFnAttrs();
  New->setAttributes(
      AttributeList::get(Call.getContext(), AttributeList::FunctionIndex,
                         AttrBuilder(Call.getContext(), Function)));
  Call.replaceAllUsesWith(New);
  New->takeName(&Call);
  Call.eraseFromParent();
}

static void redirectCalls(Module &M, function_ref<bool(const Function &)> Of,
                          StringRef Helper, FunctionType *Type,
                          const SetVector<Function *> *Within = nullptr) {
  SmallVector<CallBase *, 8> Calls;
  for (Function &F : M)
    if (Of(F))
      for (User *U : F.users())
        if (auto *Call = dyn_cast<CallBase>(U);
            Call && Call->getCalledOperand() == &F &&
            Call->getFunctionType() == F.getFunctionType() &&
            Call->getType() == Type->getReturnType() &&
            Call->getArgOperand(1)->getType() == Type->getParamType(1) &&
            (!Within || Within->contains(Call->getFunction())))
          Calls.push_back(Call);
  for (CallBase *Call : Calls) {
    if (Call->getType()->isVoidTy())
      Call->setDoesNotReturn();
    redirect(*Call, M.getOrInsertFunction(Helper, Type));
  }
}

/// The functions that may run inside a region: those of \p Secret, whom they
/// name, and whom they may reach through a pointer.
static SetVector<Function *>
insideRegions(Module &M, const SetVector<Function *> &Secret) {
  SetVector<Function *> Inside(Secret.begin(), Secret.end());
  SmallPtrSet<FunctionType *, 8> Types;
  for (size_t N = 0; N != Inside.size(); ++N)
    for (Instruction &I : instructions(*Inside[N])) {
      for (Value *Operand : I.operands())
        if (auto *F =
                dyn_cast<Function>(Operand->stripPointerCastsAndAliases()))
          Inside.insert(F);
      auto *Call = dyn_cast<CallBase>(&I);
      if (!Call || !Call->isIndirectCall() ||
          !Types.insert(Call->getFunctionType()).second)
        continue;
      for (Function &F : M)
        if (F.getFunctionType() == Call->getFunctionType() &&
            F.hasAddressTaken())
          Inside.insert(&F);
    }
  return Inside;
}

void eraseAtJumps(Module &M, const SetVector<Function *> &Secret) {
  LLVMContext &Context = M.getContext();
  Type *Ptr = PointerType::getUnqual(Context);
  Type *Int = Type::getInt32Ty(Context);
  redirectCalls(
      M, isLongjmp, "__zeroize_longjmp",
      FunctionType::get(Type::getVoidTy(Context), {Ptr, Int, Ptr}, false));
  FunctionType *Switch = FunctionType::get(Int, {Ptr, Ptr, Ptr}, false);
  redirectCalls(M, isSwapcontext, "__zeroize_longjmp_swap", Switch);
  // Outside of regions there is nothing to erase: their exits have done so.
  // And programs make stacks for coroutines so.
  if (any_of(M, isSigaltstack)) {
    SetVector<Function *> Inside = insideRegions(M, Secret);
    redirectCalls(M, isSigaltstack, "__zeroize_signal_stack", Switch, &Inside);
  }
}

void warnOfOtherJumps(Module &M) {
  bool HasTarget = hasTarget(M);
  for (Function &F : M)
    for (Instruction &I : instructions(F)) {
      auto *Call = dyn_cast<CallBase>(&I);
      if (Call && Call->getIntrinsicID() == Intrinsic::eh_sjlj_longjmp) {
        reportWarning(I, "what '__builtin_longjmp' in '" + F.getName() +
                             "' leaves behind is not erased "
                             "[zeroize-longjmp]");
        continue;
      }
      if (const Function *Callee = Call ? Call->getCalledFunction() : nullptr;
          Callee && Callee->isDeclaration() &&
          Callee->getName() == "setcontext")
        reportWarning(I, "what 'setcontext' in '" + F.getName() +
                             "' leaves behind is not erased "
                             "[zeroize-longjmp]");
      if (HasTarget)
        continue;
      for (const Use &U : I.operands())
        if (const auto *Jump = dyn_cast<Function>(U);
            Jump && isLongjmp(*Jump) && !(Call && Call->isCallee(&U)))
          reportWarning(I, "what '" + Jump->getName() +
                               "' leaves behind is not erased if it is called "
                               "through a pointer [zeroize-longjmp]");
    }
}

} // namespace zeroize
