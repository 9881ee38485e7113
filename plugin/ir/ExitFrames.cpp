// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ExitFrames.h and runtime/exit_frames.c. The record is a local variable of
// the function: a pointer to the record before, a mark, and address and size of
// each variable that is wiped somewhere in the function. It is taken off the
// list before each return. Exceptions and longjmp skip that; where they arrive
// in a function with a record of its own, that is put at the head again.

#include "ir/ExitFrames.h"

#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/SecretMarks.h"
#include "ir/ThreadEnd.h"
#include "ir/Wipe.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

static constexpr char ListHead[] = "__zeroize_exit_frames";
/// Metadata of a secret variable. Where a helper is found not to return, its
/// caller's wipes are gone.
static constexpr char LocalKind[] = "zeroize-local";
static constexpr uint64_t FrameMark = 0x7a65726f697a65;

bool endsProgram(const CallBase &Call) {
  const Function *Callee = Call.getCalledFunction();
  if (!isa<CallInst>(Call) || !Callee || !Callee->isDeclaration() ||
      Callee->isIntrinsic() || !Call.doesNotReturn() || endsThread(Call))
    return false;
  StringRef Name = Callee->getName();
  return !Name.contains("longjmp") && !Name.contains("setcontext") &&
         !Name.starts_with("_Unwind_") && !Name.starts_with("__cxa_") &&
         !Name.starts_with("_ZSt");
}

/// Whether \p Call is handed a secret, to print it perhaps.
static bool takesSecretBytes(const CallBase &Call) {
  for (unsigned A = 0; A < Call.arg_size(); ++A)
    if (Call.getAttributes().hasParamAttr(A, SecretBytes))
      return true;
  return false;
}

void wipeFramesBeforeEnd(Module &M, const SecretMarks &Marks) {
  SmallVector<CallBase *, 8> Ends;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *Call = dyn_cast<CallBase>(&I);
          Call && endsProgram(*Call) && !takesSecretBytes(*Call))
        Ends.push_back(Call);
  if (Ends.empty())
    return;
  for (Value *Local : Marks.Locals)
    if (auto *Alloca = dyn_cast<AllocaInst>(Local))
      Alloca->setMetadata(LocalKind, MDNode::get(M.getContext(), {}));
  FunctionCallee Wipe = M.getOrInsertFunction("__zeroize_exit_wipe",
                                              Type::getVoidTy(M.getContext()));
  for (CallBase *Call : Ends) {
    IRBuilder<> B(Call);
    B.CreateCall(Wipe)->setDoesNotThrow();
  }
}

/// The functions during whose calls the program may end.
static SetVector<const Function *> findReaching(Module &M) {
  SetVector<const Function *> Reaching;
  for (const Function &F : M)
    if (any_of(instructions(F), [](const Instruction &I) {
          const auto *Call = dyn_cast<CallBase>(&I);
          return Call && endsProgram(*Call);
        }))
      Reaching.insert(&F);
  bool ThroughPointers = false;
  for (size_t I = 0; I < Reaching.size(); ++I) {
    for (const User *U : Reaching[I]->users())
      // As the callee, or as an argument that is called back.
      if (const auto *Call = dyn_cast<CallBase>(U))
        Reaching.insert(Call->getFunction());
    if (ThroughPointers || !Reaching[I]->hasAddressTaken())
      continue;
    ThroughPointers = true;
    for (const Function &F : M)
      if (any_of(instructions(F), [](const Instruction &I) {
            const auto *Call = dyn_cast<CallBase>(&I);
            return Call && Call->isIndirectCall();
          }))
        Reaching.insert(&F);
  }
  return Reaching;
}

static SetVector<AllocaInst *> findSecretLocals(Function &F) {
  SetVector<AllocaInst *> Locals;
  for (Instruction &I : instructions(F)) {
    AllocaInst *Local = nullptr;
    if (I.hasMetadata(LocalKind))
      Local = dyn_cast<AllocaInst>(&I);
    else if (isWipe(I))
      Local =
          dyn_cast<AllocaInst>(wipedAddress(I)->stripInBoundsConstantOffsets());
    if (Local && Local->isStaticAlloca() &&
        Local->getAllocationSize(F.getDataLayout()))
      Locals.insert(Local);
  }
  return Locals;
}

static void record(Function &F, const SetVector<AllocaInst *> &Locals,
                   GlobalVariable &Head) {
  const DataLayout &DL = F.getDataLayout();
  // Outside its lifetime a variable's place may be another's.
  for (AllocaInst *Local : Locals)
    for (User *U : make_early_inc_range(Local->users()))
      if (auto *Lifetime = dyn_cast<LifetimeIntrinsic>(U))
        Lifetime->eraseFromParent();
  IRBuilder<> B(&*F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
  // Function entry, as far as debuggers are concerned.
  B.SetCurrentDebugLocation(DebugLoc());
  Type *Ptr = B.getPtrTy(), *Word = B.getInt64Ty();
  auto *Entry = StructType::get(Ptr, Word);
  auto *RecordType =
      StructType::get(Ptr, Word, Word, ArrayType::get(Entry, Locals.size()));
  AllocaInst *Record = new AllocaInst(RecordType, DL.getAllocaAddrSpace(), "",
                                      F.getEntryBlock().begin());
  CallInst *List = B.CreateThreadLocalAddress(&Head);
  Value *Outer = B.CreateLoad(Ptr, List);
  B.CreateStore(Outer, Record);
  B.CreateStore(
      B.CreateAdd(B.CreatePtrToInt(Record, Word), B.getInt64(FrameMark)),
      B.CreateStructGEP(RecordType, Record, 1));
  B.CreateStore(B.getInt64(Locals.size()),
                B.CreateStructGEP(RecordType, Record, 2));
  for (auto [I, Local] : enumerate(Locals)) {
    Value *At = B.CreateGEP(
        RecordType, Record,
        {B.getInt32(0), B.getInt32(3), B.getInt32(static_cast<uint32_t>(I))});
    B.CreateStore(Local, At);
    B.CreateStore(B.getInt64(Local->getAllocationSize(DL)->getKnownMinValue()),
                  B.CreateStructGEP(Entry, At, 1));
  }
  B.CreateStore(Record, List, /*isVolatile=*/true);

  SmallVector<Instruction *, 8> Returns, Arrivals;
  for (BasicBlock &BB : F) {
    if (isa<ReturnInst>(BB.getTerminator())) {
      Instruction *MustTail = BB.getTerminatingMustTailCall();
      Returns.push_back(MustTail ? MustTail : BB.getTerminator());
    }
    if (isa<ResumeInst>(BB.getTerminator()))
      Returns.push_back(BB.getTerminator());
    if (BB.isLandingPad())
      Arrivals.push_back(&*BB.getFirstInsertionPt());
    for (Instruction &I : BB)
      if (auto *Call = dyn_cast<CallInst>(&I);
          Call && Call->hasFnAttr(Attribute::ReturnsTwice))
        Arrivals.push_back(I.getNextNode());
  }
  for (Instruction *I : Arrivals)
    new StoreInst(Record, List, /*isVolatile=*/true, I->getIterator());
  for (Instruction *I : Returns)
    new StoreInst(Outer, List, /*isVolatile=*/true, I->getIterator());
}

void recordExitFrames(Module &M) {
  GlobalVariable *Head = M.getGlobalVariable(ListHead);
  if (!Head)
    return;
  for (const Function *Reaching : findReaching(M)) {
    auto &F = const_cast<Function &>(*Reaching);
    if (!isSecret(F) || F.isPresplitCoroutine() ||
        F.hasFnAttribute(Attribute::Naked) ||
        F.hasFnAttribute(Attribute::SanitizeAddress) ||
        F.hasFnAttribute(Attribute::SanitizeHWAddress) ||
        F.hasFnAttribute(Attribute::SafeStack))
      continue;
    SetVector<AllocaInst *> Locals = findSecretLocals(F);
    if (!Locals.empty())
      record(F, Locals, *Head);
  }
}

} // namespace zeroize
