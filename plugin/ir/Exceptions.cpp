// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Exceptions.h. __cxa_throw takes the object's destructor, which the
// library calls once, when nobody refers to the exception any more and right
// before it frees it (Itanium C++ ABI, exception handling, 2.4.3 and 2.5.3). A
// function that calls that destructor and then wipes the object takes its
// place. The size is that of the allocation, which Clang emits next to it.

#include "ir/Exceptions.h"

#include "ir/Wipe.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

static constexpr char Prefix[] = "__zeroize_exception.";

static bool calls(const Value *V, StringRef Name) {
  const auto *Call = dyn_cast<CallBase>(V);
  const Function *F = Call ? Call->getCalledFunction() : nullptr;
  return F && F->getName() == Name;
}

/// `void (void *object)`: \p Destructor, which may be null, then the wipe.
static Function *destroyAndWipe(Module &M, Function &Thrower,
                                Constant &Destructor, ConstantInt &Bytes) {
  LLVMContext &Context = M.getContext();
  std::string Name = Prefix + std::to_string(Bytes.getZExtValue());
  auto *Own = dyn_cast<Function>(Destructor.stripPointerCasts());
  if (Own)
    Name += "." + Own->getName().str();
  if (Function *Known = M.getFunction(Name))
    return Known;
  auto *Type = FunctionType::get(Type::getVoidTy(Context),
                                 PointerType::getUnqual(Context), false);
  Function *F = Function::Create(Type, GlobalValue::InternalLinkage, Name, M);
  for (StringRef Kind : {"target-cpu", "target-features", "tune-cpu"})
    if (Attribute A = Thrower.getFnAttribute(Kind); A.isValid())
      F->addFnAttr(A);
  F->setUWTableKind(Thrower.getUWTableKind());
  IRBuilder<> B(BasicBlock::Create(Context, "", F));
  if (!isa<ConstantPointerNull>(Destructor))
    B.CreateCall(Type, &Destructor, F->getArg(0));
  wipeBytes(B, *F->getArg(0), Bytes, MaybeAlign());
  B.CreateRetVoid();
  return F;
}

void wipeThrownObjects(const SetVector<Function *> &Secret) {
  for (Function *F : Secret)
    for (Instruction &I : instructions(F)) {
      auto *Throw = dyn_cast<CallBase>(&I);
      if (!Throw || !calls(Throw, "__cxa_throw") || Throw->arg_size() != 3)
        continue;
      Value *Object = Throw->getArgOperand(0)->stripPointerCasts();
      auto *Destructor = dyn_cast<Constant>(Throw->getArgOperand(2));
      if (!calls(Object, "__cxa_allocate_exception") || !Destructor ||
          Destructor->getName().starts_with(Prefix))
        continue;
      auto *Bytes =
          dyn_cast<ConstantInt>(cast<CallBase>(Object)->getArgOperand(0));
      if (Bytes)
        Throw->setArgOperand(
            2, destroyAndWipe(*F->getParent(), *F, *Destructor, *Bytes));
    }
}

} // namespace zeroize
