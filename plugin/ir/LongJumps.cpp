// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See LongJumps.h. The function itself becomes an argument of the helper, which
// calls it in the end: whatever the C library, a checker or a sanitizer does in
// its longjmp is still done. A program that defines longjmp itself is left
// alone.

#include "ir/LongJumps.h"

#include "ir/Harden.h"
#include "ir/Report.h"
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

/// True if setjmp may return in some function of \p M: all of those scrub then.
static bool hasTarget(const Module &M) {
  return any_of(M, [](const Function &F) {
    return !F.isDeclaration() && F.callsFunctionThatReturnsTwice();
  });
}

static void eraseAt(CallBase &Jump, FunctionCallee Helper) {
  SmallVector<Value *, 3> Arguments(Jump.args());
  Arguments.push_back(Jump.getCalledOperand());
  IRBuilder<> B(&Jump);
  CallBase *New;
  if (auto *Invoke = dyn_cast<InvokeInst>(&Jump))
    New = B.CreateInvoke(Helper, Invoke->getNormalDest(),
                         Invoke->getUnwindDest(), Arguments);
  else
    New = B.CreateCall(Helper, Arguments);
  AttributeSet Function = Jump.getAttributes().getFnAttrs();
  New->setAttributes(
      AttributeList::get(Jump.getContext(), AttributeList::FunctionIndex,
                         AttrBuilder(Jump.getContext(), Function)));
  New->setDoesNotReturn();
  Jump.eraseFromParent();
}

void eraseAtJumps(Module &M) {
  LLVMContext &Context = M.getContext();
  Type *Ptr = PointerType::getUnqual(Context);
  auto *HelperType = FunctionType::get(
      Type::getVoidTy(Context), {Ptr, Type::getInt32Ty(Context), Ptr}, false);
  SmallVector<CallBase *, 8> Jumps;
  for (Function &F : M)
    if (isLongjmp(F))
      for (User *U : F.users())
        if (auto *Call = dyn_cast<CallBase>(U);
            Call && Call->getCalledOperand() == &F &&
            Call->getFunctionType() == F.getFunctionType() &&
            F.getArg(1)->getType()->isIntegerTy(32))
          Jumps.push_back(Call);
  for (CallBase *Jump : Jumps)
    eraseAt(*Jump, M.getOrInsertFunction("__zeroize_longjmp", HelperType));
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
