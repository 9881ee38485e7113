// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ExitFrames.h and runtime/exit_frames.c. The record is a local variable of
// the function: a pointer to the record before, a mark, and the address of the
// frame table that the machine half makes (codegen/FrameTable.h). It is taken
// off the list before each return. Exceptions and longjmp skip that; where they
// arrive in a function with a record of its own, that is put at the head again.
// A function that calls nothing but what ends the program keeps no record: the
// helper is told of its frame.

#include "ir/ExitFrames.h"

#include "ir/FrameLocals.h"
#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/SecretMarks.h"
#include "ir/ThreadEnd.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace zeroize {

static constexpr char ListHead[] = "__zeroize_exit_frames";
static constexpr uint64_t FrameMark = 0x7a65726f697a65;

/// Functions that certainly never throw, whatever their headers say.
static bool isKnownEnd(StringRef Name) {
  return StringSwitch<bool>(Name)
      .Cases({"exit", "_exit", "_Exit", "quick_exit", "abort"}, true)
      .Cases({"err", "errx", "verr", "verrx"}, true)
      .Cases({"__assert_fail", "__assert_perror_fail", "__assert"}, true)
      .Cases({"_ZSt9terminatev"}, true)
      .Default(false);
}

/// Reports of sanitizers, of which every function has many; and what goes on
/// with frames that may still need their variables.
static bool goesOn(StringRef Name) {
  for (StringRef Prefix :
       {"__ubsan_", "__asan_", "__msan_", "__tsan_", "__hwasan_",
        "__sanitizer_", "__cfi_", "__xray_", "_Unwind_", "__cxa_", "_ZSt"})
    if (Name.starts_with(Prefix))
      return true;
  return Name.contains("longjmp") || Name.contains("setcontext");
}

bool endsProgram(const CallBase &Call) {
  const Function *Callee = Call.getCalledFunction();
  if (!Callee || !Callee->isDeclaration() || Callee->isIntrinsic() ||
      !Call.doesNotReturn() || endsThread(Call))
    return false;
  if (isKnownEnd(Callee->getName()))
    return true;
  // It may throw, and a caller may catch that and go on with its variables,
  // unless the exception cannot leave this function.
  return isa<CallInst>(Call) &&
         (Call.doesNotThrow() || Call.getFunction()->doesNotThrow()) &&
         !goesOn(Callee->getName());
}

/// Whether \p Call is handed a secret, to print it perhaps.
static bool takesSecretBytes(const CallBase &Call) {
  for (unsigned A = 0; A < Call.arg_size(); ++A)
    if (Call.getAttributes().hasParamAttr(A, SecretBytes))
      return true;
  return false;
}

static InlineAsm *mark(Type *Result, StringRef Text) {
  return InlineAsm::get(FunctionType::get(Result, false), Text,
                        Result->isVoidTy() ? "~{dirflag},~{fpsr},~{flags}"
                                           : "=r,~{dirflag},~{fpsr},~{flags}",
                        /*hasSideEffects=*/true);
}

static bool isProgramEnd(const Instruction &I) {
  const auto *Call = dyn_cast<CallInst>(&I);
  const auto *Asm =
      Call ? dyn_cast<InlineAsm>(Call->getCalledOperand()) : nullptr;
  return Asm && Asm->getAsmString() == ProgramEndMark;
}

void wipeFramesBeforeEnd(Module &M, const SecretMarks &Marks) {
  SmallVector<CallBase *, 8> Ends;
  for (Function &F : M)
    if (!F.hasFnAttribute(Attribute::Naked))
      for (Instruction &I : instructions(F))
        if (auto *Call = dyn_cast<CallBase>(&I);
            Call && endsProgram(*Call) && !takesSecretBytes(*Call))
          Ends.push_back(Call);
  if (Ends.empty())
    return;
  LLVMContext &Context = M.getContext();
  for (Value *Local : Marks.Locals)
    if (auto *Alloca = dyn_cast<AllocaInst>(Local))
      Alloca->setMetadata(DeclaredLocal, MDNode::get(Context, {}));
  for (CallBase *Call : Ends) {
    if (mayTakeStackArguments(*Call))
      Call->getFunction()->addFnAttr(EndTakesStack);
    IRBuilder<> B(Call);
    CallInst *Mark = B.CreateCall(mark(B.getVoidTy(), ProgramEndMark));
    Mark->setDoesNotThrow();
    Mark->setMemoryEffects(MemoryEffects::inaccessibleMemOnly());
  }
  // Only the machine half calls it.
  FunctionCallee Wipe =
      M.getOrInsertFunction(ExitWipe, Type::getVoidTy(Context));
  appendToCompilerUsed(M, {cast<GlobalValue>(Wipe.getCallee())});
}

/// The functions that make calls during which the program may end.
static SetVector<Function *> findCallersOfEnds(Module &M) {
  SetVector<const Function *> Reaching;
  for (const Function &F : M)
    if (any_of(instructions(F), isProgramEnd))
      Reaching.insert(&F);
  SetVector<Function *> Callers;
  bool ThroughPointers = false;
  auto Add = [&](Function &F) {
    Callers.insert(&F);
    Reaching.insert(&F);
  };
  for (size_t I = 0; I < Reaching.size(); ++I) {
    const Function *Callee = Reaching[I];
    for (const User *U : Callee->users())
      // As the callee, or as an argument that is called back.
      if (const auto *Call = dyn_cast<CallBase>(U))
        Add(*const_cast<Function *>(Call->getFunction()));
    if (ThroughPointers || !Callee->hasAddressTaken())
      continue;
    ThroughPointers = true;
    for (Function &F : M)
      if (any_of(instructions(F), [](const Instruction &I) {
            const auto *Call = dyn_cast<CallBase>(&I);
            return Call && Call->isIndirectCall();
          }))
        Add(F);
  }
  return Callers;
}

static void record(Function &F, GlobalVariable &Head) {
  const DataLayout &DL = F.getDataLayout();
  IRBuilder<> B(&*F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
  // Function entry, as far as debuggers are concerned.
  B.SetCurrentDebugLocation(DebugLoc());
  Type *Ptr = B.getPtrTy(), *Word = B.getInt64Ty();
  auto *RecordType = StructType::get(Ptr, Word, Ptr);
  AllocaInst *Record = new AllocaInst(RecordType, DL.getAllocaAddrSpace(), "",
                                      F.getEntryBlock().begin());
  Record->setMetadata(FrameRecord, MDNode::get(F.getContext(), {}));
  CallInst *List = B.CreateThreadLocalAddress(&Head);
  Value *Outer = B.CreateLoad(Ptr, List);
  B.CreateStore(Outer, Record);
  B.CreateStore(
      B.CreateAdd(B.CreatePtrToInt(Record, Word), B.getInt64(FrameMark)),
      B.CreateStructGEP(RecordType, Record, 1));
  CallInst *Table = B.CreateCall(mark(Ptr, FrameTableMark));
  Table->setDoesNotThrow();
  B.CreateStore(Table, B.CreateStructGEP(RecordType, Record, 2));
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

/// The sanitizers have variables of their own in the frame, and move others.
static bool hasOddFrame(const Function &F) {
  return F.isPresplitCoroutine() || F.hasFnAttribute(Attribute::Naked) ||
         F.hasFnAttribute(Attribute::SanitizeAddress) ||
         F.hasFnAttribute(Attribute::SanitizeHWAddress) ||
         F.hasFnAttribute(Attribute::SafeStack);
}

void recordExitFrames(Module &M) {
  GlobalVariable *Head = M.getGlobalVariable(ListHead);
  if (!Head)
    return;
  SetVector<Function *> Callers = findCallersOfEnds(M);
  for (Function &F : M) {
    if (!isSecret(F) || hasOddFrame(F))
      continue;
    bool Calls = Callers.contains(&F);
    if (!Calls && none_of(instructions(F), isProgramEnd))
      continue;
    sayWhatToErase(F);
    if (Calls)
      record(F, *Head);
  }
}

} // namespace zeroize
