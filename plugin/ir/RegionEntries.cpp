// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See RegionEntries.h. The entry takes the function's name, linkage and all
// that is known of it from outside; the body keeps its code and what debuggers
// know of it. The machine half writes the jump from the one to the other, in
// front of everything else: the arguments are where the caller has put them.

#include "ir/RegionEntries.h"

#include "ir/ArgumentRegisters.h"
#include "ir/Attest.h"
#include "ir/ContractMarks.h"
#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/SharedFunctions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

/// More words on the stack would take longer to copy than a region of its own.
static constexpr unsigned MaxStackWords = 8;

/// True if the program may end while \p F runs, so that frames are erased
/// before (ir/ExitFrames.h).
static bool mayEndProgram(const Function &F) {
  return any_of(instructions(F), [](const Instruction &I) {
    const auto *Call = dyn_cast<CallBase>(&I);
    const auto *Mark =
        Call ? dyn_cast<InlineAsm>(Call->getCalledOperand()) : nullptr;
    return I.hasMetadata(FrameRecord) ||
           (Mark && Mark->getAsmString() == ProgramEndMark);
  });
}

/// True if copies that an entry makes of words on the stack are no secrets, or
/// sure to be erased by it.
static bool mayCopyWords(const Function &F, unsigned Words) {
  return Words <= MaxStackWords &&
         (takesNoSecretValue(F) || (F.doesNotThrow() && !mayEndProgram(F)));
}

/// True if the entry can hand all arguments on where it gets them, or copies of
/// a few words of the stack, and the result is one that exits can deal with.
static bool canHandOn(const Function &F) {
  std::optional<unsigned> Words = stackWords(*F.getFunctionType());
  return Words && (!*Words || mayCopyWords(F, *Words)) &&
         none_of(F.args(), [](const Argument &A) {
           return A.hasPassPointeeByValueCopyAttr() ||
                  A.hasAttribute(Attribute::Nest) ||
                  A.hasAttribute(Attribute::SwiftError) ||
                  A.hasAttribute(Attribute::SwiftSelf) ||
                  A.hasAttribute(Attribute::SwiftAsync);
         });
}

/// What asks for the frame of the function that the source names, or for its
/// caller's.
static bool looksAtFrames(const Function &F) {
  return any_of(instructions(F), [](const Instruction &I) {
    const auto *Call = dyn_cast<IntrinsicInst>(&I);
    if (!Call)
      return false;
    switch (Call->getIntrinsicID()) {
    case Intrinsic::returnaddress:
    case Intrinsic::addressofreturnaddress:
    case Intrinsic::frameaddress:
    case Intrinsic::sponentry:
    case Intrinsic::eh_dwarf_cfa:
      return true;
    default:
      return false;
    }
  });
}

/// Registers that the helpers at the end of a region do not know of (APX).
static bool usesMoreRegisters(const Function &F) {
  StringRef Features = F.getFnAttribute("target-features").getValueAsString();
  return Features.contains("+egpr");
}

/// Attributes that make the code generator do something at each entry.
static constexpr const char *EntryCode[] = {
    "patchable-function",
    "patchable-function-entry",
    "patchable-function-prefix",
    "fentry-call",
    "instrument-function-entry",
    "instrument-function-entry-inlined",
    "function-instrument",
    "xray-instruction-threshold",
    "probe-stack",
    "split-stack",
};

static bool isSplittable(const Function &F) {
  return !F.isDeclarationForLinker() && isSecret(F) &&
         !F.hasFnAttribute(BeginsNoRegion) && !F.hasOptNone() &&
         !F.doesNotReturn() && !F.hasFnAttribute(Attribute::ReturnsTwice) &&
         !F.hasFnAttribute("no_caller_saved_registers") &&
         !F.hasPrologueData() &&
         // The machine half writes the name of the body into assembly.
         hasPlainName(F) && !F.getName().starts_with("__zeroize_") &&
         canHandOn(F) && !looksAtFrames(F) && F.getName() != "main" &&
         // It is longer.
         !F.hasOptSize() && !usesMoreRegisters(F) &&
         none_of(EntryCode,
                 [&](const char *Name) { return F.hasFnAttribute(Name); });
}

/// The optimiser gives static functions, whose calls it knows all, the fast
/// calling convention: on x86-64 the same, unless tail calls are guaranteed.
static bool adoptPlainConvention(Function &F) {
  if (F.getCallingConv() != CallingConv::C &&
      F.getCallingConv() != CallingConv::Fast)
    return false;
  F.setCallingConv(CallingConv::C);
  for (User *U : F.users())
    cast<CallBase>(U)->setCallingConv(CallingConv::C);
  return true;
}

/// Nothing is to be checked or counted in an entry: it has no code of the
/// source's.
static void keepSimple(Function &Entry) {
  for (Attribute::AttrKind Kind :
       {Attribute::AlwaysInline, Attribute::StackProtect,
        Attribute::StackProtectReq, Attribute::StackProtectStrong,
        Attribute::SafeStack, Attribute::SanitizeAddress,
        Attribute::SanitizeThread, Attribute::SanitizeMemory,
        Attribute::SanitizeHWAddress, Attribute::SanitizeMemTag,
        Attribute::SanitizeType, Attribute::SanitizeRealtime,
        Attribute::SanitizeNumericalStability})
    Entry.removeFnAttr(Kind);
  Entry.addFnAttr(Attribute::DisableSanitizerInstrumentation);
  Entry.addFnAttr(Attribute::NoSanitizeCoverage);
  Entry.addFnAttr(Attribute::NoProfile);
}

static void split(Function &Body) {
  Module &M = *Body.getParent();
  auto *Entry = Function::Create(Body.getFunctionType(), Body.getLinkage(),
                                 Body.getAddressSpace());
  M.getFunctionList().insert(Body.getIterator(), Entry);
  Entry->copyAttributesFrom(&Body);
  Entry->setPersonalityFn(nullptr);
  Entry->setComdat(Body.getComdat());
  Entry->takeName(&Body);
  Entry->copyMetadata(&Body, 0);
  Entry->setSubprogram(nullptr);
  // Addresses of labels stay the body's.
  Body.replaceUsesWithIf(
      Entry, [](const Use &U) { return !isa<BlockAddress>(U.getUser()); });

  Body.setName(Entry->getName() + BodySuffix);
  Body.setLinkage(GlobalValue::InternalLinkage);
  Body.setVisibility(GlobalValue::DefaultVisibility);
  Body.setDLLStorageClass(GlobalValue::DefaultStorageClass);
  Body.setDSOLocal(true);
  // Who checks a pointer's type finds the entry.
  Body.eraseMetadata(LLVMContext::MD_type);
  Body.removeFnAttr(Attests);
  Body.addFnAttr(RegionBody);
  Body.addFnAttr(Attribute::NoInline);

  Entry->removeFnAttr(ScrubsOwnFrame);
  keepSimple(*Entry);
  Entry->addFnAttr(RegionEntry, Body.getName());
  IRBuilder<> B(BasicBlock::Create(M.getContext(), "", Entry));
  SmallVector<Value *, 6> Arguments(make_pointer_range(Entry->args()));
  CallInst *Call = B.CreateCall(&Body, Arguments);
  Call->setAttributes(Body.getAttributes().removeFnAttributes(M.getContext()));
  if (Body.doesNotThrow())
    Call->setDoesNotThrow();
  if (Body.getReturnType()->isVoidTy())
    B.CreateRetVoid();
  else
    B.CreateRet(Call);
}

void splitRegionEntries(Module &M) {
  if (M.getModuleFlag("kcfi") || M.getCodeModel() == CodeModel::Large)
    return;
  SmallPtrSet<Function *, 8> Shared = findSharedFunctions(M, isSplittable);
  SmallVector<Function *, 16> Splittable;
  for (Function &F : M)
    if (Shared.contains(&F)
            ? adoptPlainConvention(F)
            : F.hasFnAttribute(Attests) &&
                  F.getCallingConv() == CallingConv::C && isSplittable(F))
      Splittable.push_back(&F);
  for (Function *F : Splittable) {
    split(*F);
    if (Shared.contains(F))
      F->addFnAttr(SharedBody);
  }
}

} // namespace zeroize
