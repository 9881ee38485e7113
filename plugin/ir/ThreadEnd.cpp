// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ThreadEnd.h. The runtime is told of a thread's secrets when a function
// that uses them is entered, the first time in each thread. Threads other than
// the one that ends the program keep theirs then.

#include "ir/ThreadEnd.h"

#include "ir/FunctionMarks.h"
#include "ir/SecretMarks.h"
#include "ir/Wipe.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace zeroize {

bool endsThread(const CallBase &Call) {
  const Function *Callee = Call.getCalledFunction();
  return Callee && Callee->isDeclaration() &&
         StringSwitch<bool>(Callee->getName())
             .Cases({"pthread_exit", "thrd_exit"}, true)
             .Default(false);
}

/// The runtime forgets its keys when the code goes away. Once per module.
static void forgetAtUnload(Module &M) {
  constexpr char Forget[] = "__zeroize_end_forget";
  if (M.getFunction(Forget))
    return;
  auto Callee = M.getOrInsertFunction(Forget, Type::getVoidTy(M.getContext()));
  auto *F = cast<Function>(Callee.getCallee());
  F->setVisibility(GlobalValue::HiddenVisibility);
  appendToGlobalDtors(M, F, 1);
}

/// The functions that name \p V, if only in a constant expression.
static void collectUsers(Value &V, SetVector<Function *> &Users) {
  for (User *U : V.users()) {
    if (auto *I = dyn_cast<Instruction>(U))
      Users.insert(I->getFunction());
    else if (isa<ConstantExpr>(U))
      collectUsers(*U, Users);
  }
}

static Function *createWipe(Module &M, ArrayRef<GlobalVariable *> Locals) {
  LLVMContext &Context = M.getContext();
  Function *Wipe = Function::Create(
      FunctionType::get(Type::getVoidTy(Context), false),
      GlobalValue::InternalLinkage, "__zeroize_wipe_thread_locals", M);
  Wipe->setDoesNotThrow();
  IRBuilder<> B(BasicBlock::Create(Context, "", Wipe));
  for (GlobalVariable *G : Locals)
    wipeBytes(
        B, *B.CreateThreadLocalAddress(G),
        *B.getInt64(M.getDataLayout().getTypeAllocSize(G->getValueType())),
        G->getAlign());
  B.CreateRetVoid();
  return Wipe;
}

void wipeThreadLocalsAtEnd(Module &M, const SecretMarks &Marks,
                           SetVector<Function *> &Secret) {
  SmallVector<GlobalVariable *, 4> Locals;
  SetVector<Function *> Users;
  for (Value *Address : Marks.Addresses)
    if (auto *G = dyn_cast<GlobalVariable>(Address);
        G && G->isThreadLocal() && !G->hasExternalWeakLinkage()) {
      Locals.push_back(G);
      collectUsers(*G, Users);
    }
  if (Users.empty())
    return;
  LLVMContext &Context = M.getContext();
  Type *Ptr = PointerType::getUnqual(Context);
  auto *NodeType = StructType::get(Ptr, Ptr, Type::getInt64Ty(Context));
  auto *Node = new GlobalVariable(
      M, NodeType, /*isConstant=*/false, GlobalValue::InternalLinkage,
      ConstantAggregateZero::get(NodeType), "__zeroize_thread_secrets", nullptr,
      GlobalValue::GeneralDynamicTLSModel);
  Function *Wipe = createWipe(M, Locals);
  FunctionCallee Touch = M.getOrInsertFunction(
      "__zeroize_end_touch", Type::getVoidTy(Context), Ptr, Ptr);
  for (Function *F : Users) {
    if (F->hasFnAttribute(Attribute::Naked))
      continue;
    IRBuilder<> B(&*F->getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
    // A call without a place in a function that has one does not verify.
    if (DISubprogram *Scope = F->getSubprogram())
      B.SetCurrentDebugLocation(DILocation::get(Context, 0, 0, Scope));
    CallInst *Call =
        B.CreateCall(Touch, {B.CreateThreadLocalAddress(Node), Wipe});
    Call->setDoesNotThrow();
    Secret.insert(F);
  }
  appendToGlobalDtors(M, Wipe, 1);
  forgetAtUnload(M);
}

void scrubAbandonedThreads(Module &M) {
  SmallVector<CallBase *, 4> Ends;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *Call = dyn_cast<CallBase>(&I); Call && endsThread(*Call))
        Ends.push_back(Call);
  if (Ends.empty())
    return;
  FunctionCallee Leaves = M.getOrInsertFunction(
      "__zeroize_end_leaves", Type::getVoidTy(M.getContext()));
  for (CallBase *Call : Ends) {
    IRBuilder<> B(Call);
    B.CreateCall(Leaves)->setDoesNotThrow();
  }
  forgetAtUnload(M);
}

/// No cancellation point, nor a way to one that the module does not show.
static bool keepsThread(const CallBase &Call) {
  const Function *Callee = Call.getCalledFunction();
  if (Call.isInlineAsm())
    return true;
  if (!Callee)
    return false;
  if (Callee->isIntrinsic() ||
      (!Callee->isDeclaration() && Callee->isDefinitionExact()) ||
      Callee->getName().starts_with("__zeroize_"))
    return true;
  return StringSwitch<bool>(Callee->getName())
      .Cases({"memcpy", "memmove", "memset", "memcmp", "bcmp", "strlen"}, true)
      .Cases({"explicit_bzero", "bzero", "malloc", "calloc", "free"}, true)
      .Cases({"aligned_alloc", "posix_memalign", "realloc"}, true)
      .Default(false);
}

/// The functions during whose calls the thread may end.
static SetVector<const Function *> findEnding(const Module &M) {
  SetVector<const Function *> Ending;
  for (const Function &F : M)
    if (any_of(instructions(F), [](const Instruction &I) {
          const auto *Call = dyn_cast<CallBase>(&I);
          return Call && !keepsThread(*Call);
        }))
      Ending.insert(&F);
  for (size_t I = 0; I < Ending.size(); ++I)
    for (const User *U : Ending[I]->users())
      if (const auto *Call = dyn_cast<CallBase>(U))
        Ending.insert(Call->getFunction());
  return Ending;
}

/// A region may be entered here: by the function's own marks, or because one
/// with marks was inlined, and brought its marker along.
static bool mayEnterRegion(const Function &F) {
  return F.hasFnAttribute(DeclaresSecrets) ||
         any_of(instructions(F), [](const Instruction &I) {
           const auto *Call = dyn_cast<IntrinsicInst>(&I);
           return Call && Call->getIntrinsicID() == Intrinsic::sideeffect;
         });
}

void watchThreads(Module &M) {
  SetVector<const Function *> Ending = findEnding(M);
  SmallVector<Function *, 16> Entries;
  for (Function &F : M)
    if (Ending.contains(&F) && !F.hasAvailableExternallyLinkage() &&
        !F.hasFnAttribute(Attribute::Naked) && !F.isPresplitCoroutine() &&
        mayEnterRegion(F))
      Entries.push_back(&F);
  if (Entries.empty())
    return;
  for (Function *F : Entries)
    F->addFnAttr(WatchesThread);
  // The machine half calls it.
  auto Helper = M.getOrInsertFunction("__zeroize_end_enter",
                                      Type::getVoidTy(M.getContext()));
  appendToCompilerUsed(M, cast<GlobalValue>(Helper.getCallee()));
  forgetAtUnload(M);
}

} // namespace zeroize
