// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See HeapRelease.h. The program's own call of free or operator delete stays
// where it is, so that interposed allocators, sanitizers and replaced operators
// see what they saw before. The size comes from the allocator, from the call
// (sized operator delete, munmap) or from the allocation (HeapSize).

#include "ir/HeapRelease.h"

#include "attrs/Annotations.h"
#include "attrs/KnownFunctions.h"
#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/HeapSize.h"
#include "ir/Report.h"
#include "ir/SecretMarks.h"
#include "ir/Wipe.h"
#include "llvm/ADT/StringSwitch.h"
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
constexpr char Settled[] = "zeroize-settled";

bool hasMark(const CallBase &Call, unsigned Argument, StringRef Mark) {
  return Argument < Call.arg_size() &&
         Call.getAttributes().hasParamAttr(Argument, Mark);
}

/// True if any argument of \p Call is or leads to a secret.
bool takesSecret(const CallBase &Call) {
  for (unsigned A = 0; A < Call.arg_size(); ++A)
    for (StringRef Mark : {SecretValue, SecretBytes, SecretReach})
      if (hasMark(Call, A, Mark))
        return true;
  return false;
}

/// Operator delete in the Itanium ABI: (l or a) Pv, then a size, an alignment,
/// std::nothrow_t. One of a class's own may do anything with the block.
std::optional<Release> operatorDelete(StringRef Name) {
  bool IsGlobal = Name.consume_front("_ZdlPv") || Name.consume_front("_ZdaPv");
  if (!IsGlobal) {
    size_t At = std::max(Name.rfind("dlEPv") + 1, Name.rfind("daEPv") + 1);
    if (!Name.starts_with("_ZN") || At == 0)
      return std::nullopt;
    Name = Name.drop_front(At - 1 + strlen("dlEPv"));
  }
  if (Name.starts_with("m"))
    return Release{0, BlockSize::Argument, 1};
  if (Name.empty() || Name.starts_with("St") || Name.starts_with("RKSt"))
    return Release{0, IsGlobal ? BlockSize::Allocator : BlockSize::Unknown, 0};
  return std::nullopt;
}

/// What sema has written on the declaration: the argument's number from 1, and
/// the family.
std::optional<Release> declaredRelease(const Function &F) {
  Attribute A = F.getFnAttribute(ReleaseFunction);
  if (!A.isValid())
    return std::nullopt;
  auto [Number, Family] = A.getValueAsString().split(':');
  unsigned N = 0;
  if (Number.getAsInteger(10, N) || N == 0)
    return std::nullopt;
  BlockSize Size = Family == "malloc"   ? BlockSize::Allocator
                   : Family == "erased" ? BlockSize::Erased
                                        : BlockSize::Unknown;
  return Release{N - 1, Size, 0};
}

void remark(const CallBase &Call, StringRef What) {
  OptimizationRemarkEmitter ORE(Call.getFunction());
  ORE.emit([&] {
    OptimizationRemark R("zeroize", "WipeBlock", &Call);
    const Function *Callee = Call.getCalledFunction();
    R << "wiped the block before '"
      << ore::NV("Callee", Callee ? Callee->getName() : "(function pointer)")
      << "' " << What;
    return R;
  });
}

void wipeBefore(CallBase &Call, StringRef Helper, ArrayRef<Value *> Arguments) {
  SmallVector<Type *, 2> Types;
  for (Value *A : Arguments)
    Types.push_back(A->getType());
  IRBuilder<> B(&Call);
  CallInst *Wipe =
      B.CreateCall(Call.getModule()->getOrInsertFunction(
                       Helper, FunctionType::get(B.getVoidTy(), Types, false)),
                   Arguments);
  Wipe->setDoesNotThrow();
  remark(Call, "releases it");
}

void warnOfSize(const CallBase &Call, StringRef Name) {
  reportWarning(Call, "'" + Name +
                          "' releases a block that holds a secret, and nothing "
                          "tells its size; erase it before [zeroize-heap]");
}

void wipeBeforeRelease(CallBase &Call, const Release &R) {
  StringRef Name = Call.getCalledFunction()->getName();
  Value *Block = Call.getArgOperand(R.Pointer);
  bool HasSize = R.SizeArgument < Call.arg_size() &&
                 Call.getArgOperand(R.SizeArgument)->getType()->isIntegerTy(64);
  switch (R.Block) {
  case BlockSize::Erased:
    break;
  case BlockSize::Allocator:
    wipeBefore(Call,
               Name == "free" ? "__zeroize_heap_wipe_free"
                              : "__zeroize_heap_wipe",
               {Block});
    break;
  case BlockSize::Argument:
  case BlockSize::Mapping:
    if (HasSize)
      wipeBefore(Call,
                 R.Block == BlockSize::Mapping ? "__zeroize_heap_wipe_mapping"
                                               : "__zeroize_heap_wipe_bytes",
                 {Block, Call.getArgOperand(R.SizeArgument)});
    else
      warnOfSize(Call, Name);
    break;
  case BlockSize::Unknown:
    if (Value *Size = allocatedSize(*Block, Call))
      wipeBefore(Call, "__zeroize_heap_wipe_bytes", {Block, Size});
    else
      warnOfSize(Call, Name);
    break;
  }
}

/// Lets \p Call call \p Helper, which takes the same arguments, and then the
/// function in whose place it is called if \p AndItself.
void replaceCallee(CallBase *Call, StringRef Helper, bool AndItself) {
  FunctionType *Signature = Call->getFunctionType();
  Value *Old = Call->getCalledOperand();
  if (AndItself) {
    SmallVector<Type *, 4> Types(Signature->params());
    Types.push_back(Old->getType());
    Signature = FunctionType::get(Signature->getReturnType(), Types, false);
  }
  FunctionCallee Ours =
      Call->getModule()->getOrInsertFunction(Helper, Signature);
  // What the declaration of realloc promised holds for ours as well, but the
  // optimiser must not take it for an allocator's.
  Call->removeFnAttr(Attribute::AllocSize);
  Call->removeFnAttr(Attribute::AllocKind);
  Call->removeRetAttr(Attribute::NoAlias);
  if (!AndItself) {
    Call->setCalledFunction(Ours);
    return;
  }
  SmallVector<Value *, 4> Arguments(Call->args());
  Arguments.push_back(Old);
  IRBuilder<> B(Call);
  CallBase *New;
  if (auto *Invoke = dyn_cast<InvokeInst>(Call))
    New = B.CreateInvoke(Ours, Invoke->getNormalDest(), Invoke->getUnwindDest(),
                         Arguments);
  else
    New = B.CreateCall(Ours, Arguments);
  New->setAttributes(Call->getAttributes());
  New->setDebugLoc(Call->getDebugLoc());
  New->addFnAttr(Attribute::get(Call->getContext(), Released));
  New->takeName(Call);
  Call->replaceAllUsesWith(New);
  Call->eraseFromParent();
}

/// What the C library does by means of blocks that nobody else gets to see.
StringRef replacementFor(StringRef Name) {
  return StringSwitch<StringRef>(Name)
      .Case("asprintf", "__zeroize_heap_asprintf")
      .Case("vasprintf", "__zeroize_heap_vasprintf")
      .Case("__asprintf_chk", "__zeroize_heap_asprintf_chk")
      .Case("__vasprintf_chk", "__zeroize_heap_vasprintf_chk")
      .Case("getline", "__zeroize_heap_getline")
      .Cases({"getdelim", "__getdelim"}, "__zeroize_heap_getdelim")
      .Default("");
}

/// A function of malloc's family by its address.
StringRef replacementForAddress(StringRef Name) {
  return StringSwitch<StringRef>(Name)
      .Cases({"free", "cfree", "g_free"}, "__zeroize_heap_free")
      .Case("realloc", "__zeroize_heap_realloc")
      .Default("");
}

Function *declareWeak(Module &M, StringRef Name, FunctionType *Signature) {
  Function *F = M.getFunction(Name);
  if (!F) {
    F = Function::Create(Signature, GlobalValue::ExternalWeakLinkage, Name, M);
    bindEagerly(*F);
  }
  return F;
}

/// `p->release(block)`: the pointer may be free's.
void wipeInIndirectCall(CallBase &Call) {
  FunctionType *Signature = Call.getFunctionType();
  bool IsFree =
      Signature->getReturnType()->isVoidTy() && Signature->getNumParams() == 1;
  bool IsRealloc = Signature->getReturnType()->isPointerTy() &&
                   Signature->getNumParams() == 2 &&
                   Signature->getParamType(1)->isIntegerTy(64);
  // With a check of the type that comes along, our function would not pass.
  if ((!IsFree && !IsRealloc) || Signature->isVarArg() ||
      Call.getOperandBundle(LLVMContext::OB_kcfi) ||
      Call.getOperandBundle(LLVMContext::OB_ptrauth))
    return;
  Module &M = *Call.getModule();
  SmallVector<Function *, 3> Candidates{
      declareWeak(M, IsFree ? "free" : "realloc", Signature)};
  if (Function *Other = M.getFunction("g_free");
      Other && IsFree && Other->hasAddressTaken())
    Candidates.push_back(Other);
  IRBuilder<> B(&Call);
  Value *Callee = Call.getCalledOperand();
  for (Function *Candidate : Candidates) {
    if (!Candidate->isDeclaration())
      continue;
    Value *Ours = M.getOrInsertFunction(
                       replacementForAddress(Candidate->getName()), Signature)
                      .getCallee();
    Callee = B.CreateSelect(B.CreateICmpEQ(Call.getCalledOperand(), Candidate),
                            Ours, Callee);
  }
  Call.setCalledOperand(Callee);
}

/// `destroy(list, free)`: code elsewhere will release by it what may be secret.
void replaceHandedOnAddresses(Module &M) {
  for (Function &F : M) {
    StringRef Helper = replacementForAddress(F.getName());
    if (Helper.empty() || !F.isDeclaration())
      continue;
    SmallVector<Use *, 4> Arguments;
    for (Use &U : F.uses())
      if (auto *Call = dyn_cast<CallBase>(U.getUser());
          Call && Call->isArgOperand(&U))
        if (const Function *Callee = Call->getCalledFunction();
            Callee && Callee->isDeclaration() && !Callee->isIntrinsic() &&
            !Callee->getName().starts_with("__zeroize_") &&
            !Call->getFunction()->getName().starts_with("__zeroize_"))
          Arguments.push_back(&U);
    for (Use *U : Arguments)
      U->set(M.getOrInsertFunction(Helper, F.getFunctionType()).getCallee());
  }
}

/// What the C++ library's own instantiation of std::string frees is out of
/// reach. sema has seen to it that there is another one.
bool releasesInLibrary(StringRef Name) {
  return Name.starts_with("_ZNSt7__cxx1112basic_string") ||
         Name.starts_with("_ZNSs") || Name.starts_with("_ZNSbI") ||
         Name.starts_with("_ZNSt3__112basic_string");
}

void replaceRealloc(CallBase *Call, const KnownFunction &Known) {
  unsigned Integers = Known.Count ? 2 : 1;
  bool Fits = Call->arg_size() == Integers + 1 &&
              Call->getType()->isPointerTy() && Known.First == 1;
  for (unsigned A = 1; A <= Integers && Fits; ++A)
    Fits = Call->getArgOperand(A)->getType()->isIntegerTy(64);
  if (!Fits || Known.Block != BlockSize::Allocator) {
    if (Known.Block != BlockSize::Erased)
      warnOfSize(*Call, Call->getCalledFunction()->getName());
    return;
  }
  remark(*Call, "moves it");
  replaceCallee(Call,
                Known.Count ? "__zeroize_heap_reallocarray_as"
                            : "__zeroize_heap_realloc_as",
                /*AndItself=*/true);
}

void treat(CallBase *Call, SmallPtrSetImpl<const Function *> &Warned) {
  const Function *Callee = Call->getCalledFunction();
  if (!Callee) {
    if (Call->isIndirectCall() && hasMark(*Call, 0, SecretBytes))
      wipeInIndirectCall(*Call);
    return;
  }
  if (!Callee->isDeclaration()) {
    if (std::optional<Release> R = findVirtualRelease(*Callee);
        R && hasMark(*Call, R->Pointer, SecretBytes))
      wipeBeforeRelease(*Call, *R);
    return;
  }
  if (Callee->isIntrinsic())
    return;
  StringRef Name = Callee->getName();
  if (StringRef Helper = replacementFor(Name); !Helper.empty()) {
    replaceCallee(Call, Helper, /*AndItself=*/false);
  } else if (const KnownFunction *Known = findKnownFunction(Name);
             Known && Known->Role == KnownRole::Reallocate &&
             hasMark(*Call, Known->First - 1, SecretBytes)) {
    replaceRealloc(Call, *Known);
  } else if (std::optional<Release> R = findRelease(*Callee);
             R && hasMark(*Call, R->Pointer, SecretBytes)) {
    wipeBeforeRelease(*Call, *R);
  } else if (releasesInLibrary(Name) &&
             Warned.insert(Call->getFunction()).second) {
    reportWarning(*Call,
                  "a std::string that holds a secret grows or is released "
                  "inside the C++ library, which erases nothing "
                  "[zeroize-heap]");
  }
}

} // namespace

std::optional<Release> findVirtualRelease(const Function &F) {
  StringRef Name = F.getName();
  if (Name.starts_with("_ZNSt") && Name.ends_with("EPvmm") &&
      Name.contains("3pmr15memory_resource10deallocate"))
    return Release{1, BlockSize::Argument, 2};
  return std::nullopt;
}

std::optional<Release> findRelease(const Function &F) {
  if (std::optional<Release> R = operatorDelete(F.getName()))
    return R;
  if (std::optional<Release> R = findVirtualRelease(F))
    return R;
  if (const KnownFunction *Known = findKnownFunction(F.getName());
      Known && Known->Role == KnownRole::Release)
    return Release{Known->First - 1, Known->Block,
                   Known->Size ? Known->Size - 1 : ~0u};
  return declaredRelease(F);
}

void wipeReleasedBlocks(Module &M) {
  SmallVector<CallBase *, 16> Calls;
  for (Function &F : M) {
    // In the linker they are there already, and would call themselves.
    if (F.getName().starts_with("__zeroize_"))
      continue;
    for (Instruction &I : instructions(F))
      if (auto *Call = dyn_cast<CallBase>(&I);
          Call && takesSecret(*Call) && !Call->hasFnAttr(Released))
        Calls.push_back(Call);
  }
  SmallPtrSet<const Function *, 8> Warned;
  for (CallBase *Call : Calls) {
    Call->addFnAttr(Attribute::get(M.getContext(), Released));
    treat(Call, Warned);
  }
  replaceHandedOnAddresses(M);
}

void settleBeforeOperators(const SetVector<Function *> &Secret) {
  SmallVector<CallBase *, 16> Calls;
  for (Function *F : Secret)
    for (Instruction &I : instructions(F))
      if (auto *Call = dyn_cast<CallBase>(&I);
          Call && !Call->hasFnAttr(Settled))
        if (const Function *Callee = Call->getCalledFunction();
            Callee && Callee->isDeclaration() &&
            (Callee->getName().starts_with("_Zdl") ||
             Callee->getName().starts_with("_Zda") ||
             Callee->getName().starts_with("_Znw") ||
             Callee->getName().starts_with("_Zna")))
          Calls.push_back(Call);
  for (CallBase *Call : Calls) {
    Call->addFnAttr(Attribute::get(Call->getContext(), Settled));
    if (const auto *Before = dyn_cast_or_null<CallBase>(Call->getPrevNode()))
      if (const Function *F = Before->getCalledFunction();
          F && F->getName().starts_with("__zeroize_heap_wipe"))
        continue;
    IRBuilder<> B(Call);
    B.CreateCall(Call->getModule()->getOrInsertFunction("__zeroize_heap_settle",
                                                        B.getVoidTy()))
        ->setDoesNotThrow();
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
