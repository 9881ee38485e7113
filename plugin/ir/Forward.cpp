// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Forward.h. Sound because between the entry and the jump there is nothing
// to erase: the arguments stay in registers (there are no more of them than
// registers, none is passed in memory), the contract says that each is public
// or an address, and no memory is read but what holds the callee's address.
// Where the code generator makes a call of the jump after all, its frame holds
// a return address. Relies on the pass that finishes the machine code to treat
// a function without the mark of secret ones as not being one.

#include "ir/Forward.h"

#include "attrs/Annotations.h"
#include "ir/ArgumentRegisters.h"
#include "ir/ContractMarks.h"
#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/Cloning.h"

using namespace llvm;

namespace zeroize {

/// True for an address that does not depend on what the function was given: of
/// a variable, or one that was loaded from there. Tables of functions are
/// public.
static bool isTable(const Value *Address) {
  if (const auto *Element = dyn_cast<GEPOperator>(Address))
    return Element->hasAllConstantIndices() &&
           isTable(Element->getPointerOperand());
  if (const auto *Load = dyn_cast<LoadInst>(Address))
    return Load->getType()->isPointerTy() && isTable(Load->getPointerOperand());
  return isa<GlobalVariable>(Address) &&
         !cast<GlobalVariable>(Address)->isThreadLocal();
}

/// True if \p Callee may attest, so that it is worth asking.
static bool isWorthAsking(const Value *Callee) {
  if (const auto *F = dyn_cast<Function>(Callee))
    return F->isDeclaration()
               ? F->hasFnAttribute(AskedCallee) && !F->hasExternalWeakLinkage()
               : F->hasFnAttribute(Attests);
  return isa<LoadInst>(Callee) && isTable(Callee);
}

/// The attributes of parameters that change how they are passed.
static bool passesByMemory(const AttributeList &Attributes, unsigned Count) {
  for (unsigned I = 0; I != Count; ++I)
    for (Attribute::AttrKind Kind :
         {Attribute::ByVal, Attribute::StructRet, Attribute::InAlloca,
          Attribute::Preallocated, Attribute::Nest, Attribute::SwiftError,
          Attribute::SwiftSelf, Attribute::SwiftAsync})
      if (Attributes.hasParamAttr(I, Kind))
        return true;
  return false;
}

/// The one call of \p F, if the function does nothing but forward to it.
static CallInst *getForwardedCall(Function &F) {
  CallInst *Only = nullptr;
  if (F.size() != 1)
    return nullptr;
  for (Instruction &I : F.getEntryBlock()) {
    if (isa<GetElementPtrInst>(I) || I.isDebugOrPseudoInst())
      continue;
    if (const auto *Load = dyn_cast<LoadInst>(&I)) {
      if (!isTable(Load))
        return nullptr;
      continue;
    }
    if (const auto *Return = dyn_cast<ReturnInst>(&I)) {
      if (Return->getReturnValue() && Return->getReturnValue() != Only)
        return nullptr;
      continue;
    }
    auto *Call = dyn_cast<CallInst>(&I);
    if (!Call || Only || Call->isInlineAsm() || isa<IntrinsicInst>(Call))
      return nullptr;
    Only = Call;
  }
  return Only;
}

static bool isForwarder(Function &F) {
  if (F.isDeclarationForLinker() || !isSecret(F) ||
      !F.hasFnAttribute(Attests) || F.hasLocalLinkage() ||
      F.hasFnAttribute(ScrubsOwnFrame) || F.hasPersonalityFn() ||
      F.hasOptNone() || F.getCallingConv() != CallingConv::C ||
      !handsOnInRegisters(*F.getFunctionType()) ||
      passesByMemory(F.getAttributes(), F.arg_size()) ||
      !F.hasFnAttribute(FunctionContract) || !takesNoSecretValue(F))
    return false;
  StringRef Features = F.getFnAttribute("target-features").getValueAsString();
  const CallInst *Call = getForwardedCall(F);
  return Call && !Call->isMustTailCall() && !Call->hasOperandBundles() &&
         !Features.contains("retpoline") && !Features.contains("lvi-cfi") &&
         Call->getCallingConv() == CallingConv::C &&
         Call->getType() == F.getReturnType() &&
         handsOnInRegisters(*Call->getFunctionType()) &&
         !passesByMemory(Call->getAttributes(), Call->arg_size()) &&
         !Call->doesNotReturn() && isWorthAsking(Call->getCalledOperand()) &&
         all_of(Call->args(), [](const Use &Argument) {
           return isa<llvm::Argument, ConstantInt, ConstantPointerNull>(
               Argument);
         });
}

/// What r11 held at the entry, and in \p B's code whether the function at \p
/// Address attests. The first is the token of regions (ir/RegionEntries.h), if
/// the caller has given one.
static std::pair<Value *, Value *> ask(IRBuilder<> &B, Value *Address) {
  auto *Question = InlineAsm::get(
      FunctionType::get(StructType::get(B.getInt8Ty(), B.getInt64Ty()),
                        {B.getPtrTy()}, false),
      "movq %r11, %r10\n\tmovq $2, %r11\n\tcall __zeroize_ask",
      "={@ccz},=&{r10},r,~{r11},~{dirflag},~{fpsr},~{flags}",
      /*hasSideEffects=*/true);
  Value *Answer = B.CreateCall(Question, Address);
  return {B.CreateExtractValue(Answer, 1),
          B.CreateICmpNE(B.CreateExtractValue(Answer, 0), B.getInt8(0))};
}

/// Where the function jumps, the stack pointer stands where it stood at the
/// entry: the token is good for the callee as well. If the code generator needs
/// r11 for the jump, the callee begins a region of its own.
static void passToken(IRBuilder<> &B, Value *Token) {
  auto *Restore = InlineAsm::get(
      FunctionType::get(B.getVoidTy(), {B.getInt64Ty()}, false),
      "movq $0, %r11", "{r10},~{r11},~{dirflag},~{fpsr},~{flags}",
      /*hasSideEffects=*/true);
  B.CreateCall(Restore, Token);
}

static void forward(Function &F) {
  ValueToValueMapTy Map;
  Function *Slow = CloneFunction(&F, Map);
  Slow->setName(F.getName() + ".zeroize_erases");
  Slow->setLinkage(GlobalValue::InternalLinkage);
  Slow->setVisibility(GlobalValue::DefaultVisibility);
  Slow->setDLLStorageClass(GlobalValue::DefaultStorageClass);
  Slow->setDSOLocal(true);
  Slow->setComdat(nullptr);
  Slow->removeFnAttr(Attests);
  Slow->addFnAttr(Attribute::NoInline);
  Slow->addFnAttr(Attribute::Cold);

  for (StringRef Name : {SecretFunction, DeclaresSecrets, "disable-tail-calls"})
    F.removeFnAttr(Name);
  // Now it reads what lies in front of functions.
  F.setMemoryEffects(MemoryEffects::unknown());
  CallInst *Call = getForwardedCall(F);
  BasicBlock &Entry = F.getEntryBlock();
  BasicBlock *Fast = Entry.splitBasicBlock(Call, "attested");
  auto *Unattested = BasicBlock::Create(F.getContext(), "unattested", &F);
  Call->setTailCallKind(CallInst::TCK_Tail);
  IRBuilder<> B(Entry.getTerminator());
  B.SetCurrentDebugLocation(Call->getDebugLoc());
  auto [Token, Attests] = ask(B, Call->getCalledOperand());
  B.CreateCondBr(Attests, Fast, Unattested);
  Entry.getTerminator()->eraseFromParent();
  B.SetInsertPoint(Call);
  passToken(B, Token);
  B.SetInsertPoint(Unattested);
  SmallVector<Value *, 6> Arguments(make_pointer_range(F.args()));
  CallInst *SlowCall = B.CreateCall(Slow, Arguments);
  SlowCall->setTailCallKind(CallInst::TCK_MustTail);
  SlowCall->setAttributes(F.getAttributes().removeFnAttributes(F.getContext()));
  if (F.getReturnType()->isVoidTy())
    B.CreateRetVoid();
  else
    B.CreateRet(SlowCall);
}

void forwardCalls(Module &M) {
  // KCFI looks for the hash of a type where the attestation would be.
  if (M.getModuleFlag("kcfi") || !M.getFunction("__zeroize_ask") ||
      M.getCodeModel() == CodeModel::Large)
    return;
  SmallVector<Function *, 16> Forwarders;
  for (Function &F : M)
    if (isForwarder(F))
      Forwarders.push_back(&F);
  for (Function *F : Forwarders)
    forward(*F);
}

} // namespace zeroize
