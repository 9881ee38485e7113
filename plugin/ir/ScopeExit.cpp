// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Scope exit. Clang's CodeGen calls __zeroize_scope_exit(&variable) on every
// edge that leaves the scope; here each call becomes a volatile memset of the
// variable's whole storage. Parameters have no such calls and are wiped at the
// function's exits; C++ objects with a destructor are wiped after it (a cleanup
// would run before). Relies on unoptimised IR: the address still leads to its
// alloca. Covered by test/ir/scope-exit*.ll and test/ir/scope-exit-destructor.cpp.

#include "ir/ScopeExit.h"

#include "attrs/Annotations.h"
#include "ir/ContractMarks.h"
#include "ir/ExitFrames.h"
#include "ir/Report.h"
#include "ir/ScopeEnds.h"
#include "ir/SecretMarks.h"
#include "ir/Wipe.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/Local.h"
#include "llvm/Transforms/Utils/PromoteMemToReg.h"

using namespace llvm;

namespace zeroize {

/// What isAllocaPromotable will say once the scope exits are gone.
static bool willBePromoted(const AllocaInst &Local) {
  if (Local.isArrayAllocation() ||
      !Local.getAllocatedType()->isSingleValueType())
    return false;
  for (const User *U : Local.users()) {
    if (const auto *Load = dyn_cast<LoadInst>(U)) {
      if (Load->isVolatile() || Load->getType() != Local.getAllocatedType())
        return false;
    } else if (const auto *Store = dyn_cast<StoreInst>(U)) {
      if (Store->isVolatile() || Store->getValueOperand() == &Local ||
          Store->getValueOperand()->getType() != Local.getAllocatedType())
        return false;
    } else if (const auto *Call = dyn_cast<CallBase>(U)) {
      const auto *Callee = dyn_cast<Function>(Call->getCalledOperand());
      bool Harmless = isa<LifetimeIntrinsic>(Call) ||
                      (Callee && Callee->getName() == ScopeExit);
      if (!Harmless)
        return false;
    } else {
      return false;
    }
  }
  return true;
}

/// Whether dropping \p Local's wipe lets it live in registers.
static bool needsNoStorage(const AllocaInst &Local, bool Optimised) {
  const Function &F = *Local.getFunction();
  // What lives across a coroutine's suspension moves to its heap frame.
  return Optimised && !F.hasOptNone() && !F.isPresplitCoroutine() &&
         willBePromoted(Local);
}

/// The number of bytes behind a by-value argument that is its own storage, 0
/// when nothing says.
static uint64_t bytesOf(Argument &A) {
  const DataLayout &DL = A.getParent()->getDataLayout();
  if (uint64_t Bytes = A.getPassPointeeByValueCopySize(DL))
    return Bytes;
  if (uint64_t Bytes = A.getDereferenceableBytes())
    return Bytes;
  // AAPCS64 passes a large struct by reference to an unmarked copy; only debug
  // information knows.
  for (const DbgVariableRecord *DVR : findDVRDeclares(&A))
    if (auto Bits = DVR->getFragmentSizeInBits())
      return *Bits / 8;
  return 0;
}

/// Wipes \p Local, an alloca or a by-value argument, before \p Before.
static void wipe(Value &Local, Instruction &Before, StringRef Where) {
  IRBuilder<> B(&Before);
  CallInst *Wipe = nullptr;
  if (auto *Alloca = dyn_cast<AllocaInst>(&Local)) {
    Wipe = wipeAlloca(B, *Alloca);
  } else {
    auto &A = cast<Argument>(Local);
    Wipe = wipeBytes(B, A, *B.getInt64(bytesOf(A)), A.getParamAlign());
  }
  remarkWipe(*Wipe, Local, wipeSize(*Wipe), Where);
}

using ScopeEndsOf = DenseMap<Function *, std::unique_ptr<ScopeEnds>>;

/// Replaces one call of __zeroize_scope_exit; the normal case.
static void expandCall(CallBase &Exit,
                       const SmallPtrSetImpl<const Value *> &InRegisters,
                       ScopeEndsOf &Ends) {
  // A wipe does not throw; an invoke would leave a landing pad without a
  // reason.
  CallBase *Call =
      isa<InvokeInst>(Exit) ? changeToCall(cast<InvokeInst>(&Exit)) : &Exit;
  Value *Variable = Call->getArgOperand(0)->stripPointerCasts();
  if (auto *Local = dyn_cast<AllocaInst>(Variable)) {
    if (InRegisters.contains(Local)) {
      remarkNoWipe(
          *Call, *Local,
          "it lives in registers, which are cleared at the function's exit");
      auto &Marker = Ends[Call->getFunction()];
      if (!Marker)
        Marker = std::make_unique<ScopeEnds>(*Call->getFunction());
      Marker->markBefore(*Call->getNextNode());
    } else
      wipe(*Local, *Call, "at scope exit");
  } else if (auto *A = dyn_cast<Argument>(Variable);
             A && A->hasStructRetAttr()) {
    remarkNoWipe(*Call, *A, "it is the object that the function returns");
  } else {
    reportError(*Call->getModule(),
                "cannot find the storage of a secret variable in '" +
                    Call->getFunction()->getName() + "' [zeroize-scope]");
  }
  Call->eraseFromParent();
}

/// Itanium mangling: complete, base and deleting destructors without
/// parameters.
static bool isDestructor(const CallBase &Call) {
  const auto *Callee = dyn_cast<Function>(
      Call.getCalledOperand()->stripPointerCastsAndAliases());
  if (!Callee || !Callee->getName().starts_with("_ZN"))
    return false;
  StringRef Name = Callee->getName();
  return Name.ends_with("D0Ev") || Name.ends_with("D1Ev") ||
         Name.ends_with("D2Ev");
}

/// Wipes a C++ object after each of its destructor calls. Returns whether there
/// was one.
static bool wipeAfterDestructors(AllocaInst &Local) {
  SmallVector<CallBase *, 4> Calls;
  for (User *U : Local.users())
    if (auto *Call = dyn_cast<CallBase>(U))
      if (isDestructor(*Call) && Call->arg_size() &&
          Call->getArgOperand(0) == &Local)
        Calls.push_back(Call);
  for (CallBase *Call : Calls) {
    if (auto *Invoke = dyn_cast<InvokeInst>(Call)) {
      wipe(Local, *Invoke->getNormalDest()->getFirstInsertionPt(),
           "after its destructor");
      wipe(Local, *Invoke->getUnwindDest()->getFirstInsertionPt(),
           "after its destructor");
    } else {
      wipe(Local, *Call->getNextNode(), "after its destructor");
    }
  }
  return !Calls.empty();
}

/// Wipes \p Local, which belongs to the whole function, wherever control leaves
/// it.
static void wipeAtFunctionExits(Value &Local, Function &F) {
  for (BasicBlock &BB : F) {
    Instruction *Exit = BB.getTerminator();
    auto *CleanupReturn = dyn_cast<CleanupReturnInst>(Exit);
    if (!isa<ReturnInst, ResumeInst>(Exit) &&
        !(CleanupReturn && CleanupReturn->unwindsToCaller()))
      continue;
    // Nothing may stand between a musttail call and its return; its arguments
    // are copies already.
    if (CallInst *Tail = BB.getTerminatingMustTailCall())
      Exit = Tail;
    wipe(Local, *Exit, "at function exit");
  }
}

/// Wipes \p Local where the program or the thread ends instead of leaving the
/// variable's scope, unless the call takes it along.
static void wipeBeforeEnd(AllocaInst &Local) {
  // The scope may have ended before: then the storage is poisoned for
  // AddressSanitizer, and another variable may have got it that exit handlers
  // still read. It begins anew for the wipe.
  bool HasLifetime = any_of(Local.users(), IsaPred<LifetimeIntrinsic>);
  for (Instruction &I : instructions(Local.getFunction())) {
    auto *Call = dyn_cast<CallBase>(&I);
    if (!Call || !endsProgram(*Call) ||
        any_of(Call->args(), [&](const Use &Actual) {
          return getUnderlyingObject(Actual) == &Local;
        }))
      continue;
    if (HasLifetime)
      IRBuilder<>(Call).CreateLifetimeStart(&Local);
    wipe(Local, I, "before the program ends");
  }
}

static void wipeMarkedLocal(Value &Local, bool HadScopeExit, bool Optimised) {
  if (auto *Alloca = dyn_cast<AllocaInst>(&Local)) {
    if (HadScopeExit || wipeAfterDestructors(*Alloca))
      return;
    if (needsNoStorage(*Alloca, Optimised))
      return;
    // A dynamic alloca does not reach every exit; its scope exits do it, or the
    // frame scrub.
    if (Alloca->isStaticAlloca())
      wipeAtFunctionExits(*Alloca, *Alloca->getFunction());
    return;
  }
  auto *A = dyn_cast<Argument>(&Local);
  if (!A || A->hasStructRetAttr())
    return;
  if (bytesOf(*A))
    wipeAtFunctionExits(*A, *A->getParent());
  else
    reportWarning(*A->getParent()->getEntryBlock().getTerminator(),
                  "the caller's copy of a secret parameter is passed by an "
                  "address without a size, it is not "
                  "wiped [zeroize-parameter]");
}

/// Objects of C++ classes that are handed to a contract by value, but in memory
/// of the caller's, which destroys them after the call.
static void wipeDestroyedArguments(const SecretMarks &Marks) {
  SetVector<AllocaInst *> Copies;
  for (const auto &[F, Letters] : Marks.Contracts) {
    ContractMarks Contract = decodeContract(*F, Letters);
    for (User *U : F->users()) {
      auto *Call = dyn_cast<CallBase>(U);
      if (!Call || !Contract.IsExact || Call->getCalledOperand() != F)
        continue;
      for (unsigned I = 0; I < F->arg_size(); ++I)
        if (auto *Copy = dyn_cast<AllocaInst>(
                Call->getArgOperand(I)->stripPointerCasts());
            Copy && Contract.Parameters[I] == 's' &&
            !Call->isByValArgument(I) && !Marks.Locals.contains(Copy))
          Copies.insert(Copy);
    }
  }
  for (AllocaInst *Copy : Copies)
    wipeAfterDestructors(*Copy);
}

/// `cleanup` of the user's own: Clang takes one cleanup per variable, so sema
/// has written a function that calls the user's first and then ours. Its body
/// passes on its parameter; without the parameter's alloca the inlined call
/// names the variable again.
void inlineScopeExitHelpers(Module &M) {
  for (Function &Helper : make_early_inc_range(M)) {
    if (!Helper.getName().starts_with(ScopeExitHelper) ||
        Helper.isDeclaration())
      continue;
    SmallVector<AllocaInst *, 4> Parameters;
    for (Instruction &I : Helper.getEntryBlock())
      if (auto *Local = dyn_cast<AllocaInst>(&I);
          Local && isAllocaPromotable(Local))
        Parameters.push_back(Local);
    DominatorTree DT(Helper);
    PromoteMemToReg(Parameters, DT);

    for (User *U : make_early_inc_range(Helper.users()))
      if (auto *Call = dyn_cast<CallBase>(U);
          Call && Call->getCalledOperand() == &Helper) {
        InlineFunctionInfo Info;
        InlineFunction(*Call, Info);
      }
    if (Helper.use_empty())
      Helper.eraseFromParent();
    else
      reportError(M, "cannot inline the cleanup of a secret variable "
                     "[zeroize-scope]");
  }
}

void expandScopeExits(Module &M, const SecretMarks &Marks, bool Optimised) {
  SmallVector<CallBase *, 32> Exits;
  SmallPtrSet<const Value *, 32> HaveScopeExit;
  Function *Callee = M.getFunction(ScopeExit);
  if (Callee)
    for (User *U : Callee->users())
      if (auto *Call = dyn_cast<CallBase>(U);
          Call && Call->getCalledOperand() == Callee) {
        Exits.push_back(Call);
        HaveScopeExit.insert(Call->getArgOperand(0)->stripPointerCasts());
      }

  SmallVector<AllocaInst *, 16> Stored;
  for (Value *Local : Marks.Locals)
    if (auto *Alloca = dyn_cast<AllocaInst>(Local);
        Alloca && Alloca->isStaticAlloca() &&
        !needsNoStorage(*Alloca, Optimised))
      Stored.push_back(Alloca);

  // Which locals need storage is decided while all their exits are still calls,
  // hence before them.
  for (Value *Local : Marks.Locals)
    wipeMarkedLocal(*Local, HaveScopeExit.contains(Local), Optimised);
  wipeDestroyedArguments(Marks);
  // One exit's wipe must not be what keeps the next exit of the same variable
  // from being dropped.
  SmallPtrSet<const Value *, 32> InRegisters;
  for (const Value *Local : HaveScopeExit)
    if (auto *Alloca = dyn_cast<AllocaInst>(Local);
        Alloca && needsNoStorage(*Alloca, Optimised))
      InRegisters.insert(Local);
  ScopeEndsOf Ends;
  for (CallBase *Exit : Exits)
    expandCall(*Exit, InRegisters, Ends);
  for (AllocaInst *Local : Stored)
    wipeBeforeEnd(*Local);

  if (Callee && Callee->use_empty())
    Callee->eraseFromParent();
}

} // namespace zeroize
