// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See HeapRelease.h. The program's own call of free or operator delete stays
// where it is, so that interposed allocators, sanitizers and replaced operators
// see what they saw before. The size comes from the call (sized operator
// delete, munmap) or from the allocator.

#include "ir/HeapRelease.h"

#include "attrs/KnownFunctions.h"
#include "ir/FunctionMarks.h"
#include "ir/Report.h"
#include "ir/SecretMarks.h"
#include "ir/Wipe.h"
#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace zeroize {
namespace {

/// On a call that has been taken care of.
constexpr char Released[] = "zeroize-released";

enum class Size { Allocator, SecondArgument };

/// Operator delete in the Itanium ABI: Zd (l or a) Pv, then a size, an
/// alignment, std::nothrow_t. A class's own operator has a body or is unknown.
bool isOperatorDelete(StringRef Name, Size &From) {
  if (!Name.consume_front("_ZdlPv") && !Name.consume_front("_ZdaPv"))
    return false;
  From = Name.starts_with("m") ? Size::SecondArgument : Size::Allocator;
  return Name.empty() || Name.starts_with("m") || Name.starts_with("St") ||
         Name.starts_with("RKSt");
}

bool isRelease(StringRef Name, Size &From) {
  From = Size::Allocator;
  // g_free has been free since GLib 2.46.
  return Name == "free" || Name == "cfree" || Name == "g_free" ||
         isOperatorDelete(Name, From);
}

bool holdsSecret(const CallBase &Call, unsigned Argument) {
  return Argument < Call.arg_size() &&
         Call.getAttributes().hasParamAttr(Argument, SecretBytes);
}

void remark(const CallBase &Call, StringRef What) {
  OptimizationRemarkEmitter ORE(Call.getFunction());
  ORE.emit([&] {
    OptimizationRemark R("zeroize", "WipeBlock", &Call);
    R << "wiped the block before '"
      << ore::NV("Callee", Call.getCalledFunction()->getName()) << "' " << What;
    return R;
  });
}

void wipeBeforeRelease(CallBase &Call, Size From) {
  Module &M = *Call.getModule();
  IRBuilder<> B(&Call);
  Type *Ptr = B.getPtrTy(), *Word = B.getInt64Ty();
  Value *Block = Call.getArgOperand(0);
  CallInst *Wipe;
  if (From == Size::SecondArgument && Call.arg_size() > 1)
    Wipe = B.CreateCall(
        M.getOrInsertFunction("__zeroize_wipe_bytes", B.getVoidTy(), Ptr, Word),
        {Block, Call.getArgOperand(1)});
  else
    Wipe = B.CreateCall(
        M.getOrInsertFunction("__zeroize_wipe_block", B.getVoidTy(), Ptr),
        {Block});
  Wipe->setDoesNotThrow();
  remark(Call, "releases it");
}

/// Lets \p Call call \p Helper, which takes the same arguments.
void replaceCallee(CallBase &Call, StringRef Helper) {
  FunctionCallee Ours =
      Call.getModule()->getOrInsertFunction(Helper, Call.getFunctionType());
  Call.setCalledFunction(Ours);
  // What the declaration of realloc promised holds for ours as well, but the
  // optimiser must not take it for an allocator's.
  Call.removeFnAttr(Attribute::AllocSize);
  Call.removeFnAttr(Attribute::AllocKind);
}

} // namespace

/// True if any argument of \p Call is or leads to a secret.
static bool takesSecret(const CallBase &Call) {
  for (unsigned A = 0; A < Call.arg_size(); ++A)
    if (holdsSecret(Call, A) ||
        Call.getAttributes().hasParamAttr(A, SecretValue))
      return true;
  return false;
}

static void replaceFormatting(Module &M) {
  for (auto [Name, Helper] : {std::pair("asprintf", "__zeroize_asprintf"),
                              std::pair("vasprintf", "__zeroize_vasprintf"),
        std::pair("__asprintf_chk", "__zeroize_asprintf_chk"),
        std::pair("__vasprintf_chk", "__zeroize_vasprintf_chk")})
    if (Function *F = M.getFunction(Name); F && F->isDeclaration())
      for (User *U : make_early_inc_range(F->users()))
        if (auto *Call = dyn_cast<CallBase>(U);
            Call && Call->getCalledFunction() == F && takesSecret(*Call))
          replaceCallee(*Call, Helper);
}

void wipeReleasedBlocks(Module &M) {
  replaceFormatting(M);
  SmallVector<CallBase *, 16> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *Call = dyn_cast<CallBase>(&I);
          Call && holdsSecret(*Call, 0) && !Call->hasFnAttr(Released))
        Calls.push_back(Call);
  for (CallBase *Call : Calls) {
    const Function *Callee = Call->getCalledFunction();
    if (!Callee || !Callee->isDeclaration())
      continue;
    StringRef Name = Callee->getName();
    Size From;
    Call->addFnAttr(Attribute::get(M.getContext(), Released));
    if (isRelease(Name, From))
      wipeBeforeRelease(*Call, From);
    else if (Name == "realloc" && Call->arg_size() == 2) {
      remark(*Call, "moves it");
      replaceCallee(*Call, "__zeroize_realloc");
    } else if (Name == "reallocarray" && Call->arg_size() == 3) {
      remark(*Call, "moves it");
      replaceCallee(*Call, "__zeroize_reallocarray");
    } else if (Name == "munmap") {
      // The mapping may be read-only, shared, or a file.
      reportWarning(*Call, "'munmap' gives back memory that holds a secret as "
                           "it is; erase it before [zeroize-heap]");
    } else if (const KnownFunction *Known = findKnownFunction(Name);
               Known && (Known->Role == KnownRole::Release ||
                         Known->Role == KnownRole::Reallocate))
      reportWarning(*Call, "'" + Name +
                               "' releases a block that holds a secret, and "
                               "nothing tells its size; erase it before "
                               "[zeroize-heap]");
  }
}

void wipeStaticsAtExit(Module &M, const SecretMarks &Marks) {
  SmallVector<GlobalVariable *, 8> Statics;
  for (Value *Address : Marks.Addresses)
    if (auto *G = dyn_cast<GlobalVariable>(Address);
        G && !G->isDeclaration() && !G->isConstant() && !G->isThreadLocal() &&
        !G->hasAvailableExternallyLinkage())
      Statics.push_back(G);
  if (Statics.empty())
    return;
  LLVMContext &Context = M.getContext();
  Function *Exit = Function::Create(
      FunctionType::get(Type::getVoidTy(Context), false),
      GlobalValue::InternalLinkage, "__zeroize_wipe_statics", M);
  Exit->setDoesNotThrow();
  IRBuilder<> B(BasicBlock::Create(Context, "", Exit));
  for (GlobalVariable *G : Statics)
    wipeBytes(
        B, *G,
        *B.getInt64(M.getDataLayout().getTypeAllocSize(G->getValueType())),
        G->getAlign());
  B.CreateRetVoid();
  // After the program's own destructors and exit handlers: the lower, the
  // later.
  appendToGlobalDtors(M, Exit, 1);
}

} // namespace zeroize
