// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Exceptions.h. __cxa_throw takes the object's destructor, which the
// library calls once, when nobody refers to the exception any more and right
// before it frees it (Itanium C++ ABI, exception handling, 2.4.3 and 2.5.3). A
// function that calls that destructor and then wipes the object takes its
// place. The size is that of the allocation, which Clang emits next to it.

#include "ir/Exceptions.h"

#include "ir/Report.h"
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

/// The allocation of the exception \p Object in \p F. What
/// std::make_exception_ptr has allocated went through a variable; there is no
/// other one.
static const CallBase *allocationOf(const Function &F, const Value &Object) {
  constexpr char Allocate[] = "__cxa_allocate_exception";
  if (calls(&Object, Allocate))
    return cast<CallBase>(&Object);
  const CallBase *Found = nullptr;
  for (const Instruction &I : instructions(F))
    if (calls(&I, Allocate)) {
      if (Found)
        return nullptr;
      Found = cast<CallBase>(&I);
    }
  return Found;
}

void wipeThrownObjects(const SetVector<Function *> &Secret) {
  for (Function *F : Secret)
    for (Instruction &I : instructions(F)) {
      auto *Throw = dyn_cast<CallBase>(&I);
      if (!Throw || Throw->arg_size() != 3 ||
          !(calls(Throw, "__cxa_throw") ||
            calls(Throw, "__cxa_init_primary_exception")))
        continue;
      auto *Destructor = dyn_cast<Constant>(Throw->getArgOperand(2));
      if (Destructor && Destructor->getName().starts_with(Prefix))
        continue;
      const CallBase *Allocation =
          allocationOf(*F, *Throw->getArgOperand(0)->stripPointerCasts());
      auto *Bytes = Allocation
                        ? dyn_cast<ConstantInt>(Allocation->getArgOperand(0))
                        : nullptr;
      if (Destructor && Bytes)
        Throw->setArgOperand(
            2, destroyAndWipe(*F->getParent(), *F, *Destructor, *Bytes));
      else
        reportWarning(*Throw, "an exception that may hold a secret is released "
                              "without being erased [zeroize-scope]");
    }
}

} // namespace zeroize
