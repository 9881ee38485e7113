// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Attest.h. A function that calls into another file, or through a pointer,
// cannot know how that was compiled, and scrubs a margin below its own stack
// for whatever ran there (codegen/ForeignStack.h). Where the callee was
// compiled with the plugin and holds a secret, that has been done already. So
// the callee says so itself, in the eight bytes in front of its first
// instruction: what is asked is the function that runs, whatever linker,
// loader or table has chosen it.

#include "ir/Attest.h"

#include "attrs/KnownFunctions.h"
#include "ir/ContractMarks.h"
#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

/// Less than that below the stack pointer is no erased margin: the default of
/// codegen/ForeignStack.h.
static constexpr uint64_t WholeMargin = 4096;

bool hasPlainName(const Function &F) {
  return all_of(F.getName(),
                [](char C) { return isAlnum(C) || C == '_' || C == '.'; });
}

bool mayUseVectors(const Function &F) {
  StringRef Features = F.getFnAttribute("target-features").getValueAsString();
  return !Features.contains("-sse2") && !Features.contains("-sse,") &&
         !Features.ends_with("-sse");
}

Constant *attestation(const Function &F) {
  uint64_t Bytes = alignTo(8, F.getAlign().valueOrOne());
  SmallVector<uint32_t, 16> Words(Bytes / 4 - 2, 0);
  append_range(Words, AttestationMagic);
  return ConstantDataArray::get(F.getContext(), Words);
}

/// True if whoever has called \p F finds nothing of a secret below his stack or
/// in a register other than the result.
static bool leavesNothing(const Function &F) {
  // Without a margin of its own, it may have left what it called.
  uint64_t Bytes = WholeMargin;
  if (Attribute Margin = F.getFnAttribute(MarginBytes); Margin.isValid())
    Margin.getValueAsString().getAsInteger(10, Bytes);
  // Without SSE it leaves the vector registers as the code that it calls has
  // left them.
  return Bytes >= WholeMargin && mayUseVectors(F) &&
         !F.hasFnAttribute(Attribute::Naked) &&
         !F.hasFnAttribute("split-stack") &&
         none_of(F, [](const BasicBlock &BB) {
           return BB.getTerminatingMustTailCall() != nullptr;
         });
}

/// True if the eight bytes in front of \p F are not taken: by the hash of its
/// type (KCFI, -fsanitize=function), by room to patch.
static bool hasRoomInFront(const Function &F) {
  return !F.hasMetadata(LLVMContext::MD_kcfi_type) &&
         !F.hasMetadata(LLVMContext::MD_func_sanitize) &&
         !F.hasFnAttribute("patchable-function-prefix");
}

static bool mayAttest(const Function &F) {
  return !F.isDeclarationForLinker() &&
         (!F.hasLocalLinkage() || F.hasAddressTaken()) && leavesNothing(F) &&
         hasRoomInFront(F);
}

/// What does not become a call: neither of memcpy nor of sin.
static bool isArithmetic(const CallBase &Call) {
  return isa<IntrinsicInst>(Call) && Call.doesNotAccessMemory() &&
         !Call.getType()->isFPOrFPVectorTy();
}

bool isSimpleAssembly(StringRef Text) {
  SmallVector<StringRef, 8> Statements;
  SplitString(Text, Statements, ";\n");
  return all_of(Statements, [](StringRef Statement) {
    Statement = Statement.trim();
    StringRef Mnemonic = Statement.take_until(isSpace);
    return !Statement.contains("sp") && !Statement.contains("mm") &&
           StringSwitch<bool>(Mnemonic)
               .Cases({"", "cpuid", "xgetbv", "rdtsc", "rdtscp"}, true)
               .Cases({"lfence", "sfence", "pause"}, true)
               .Cases({"mov", "movl", "movq", "xor", "xorl", "xorq"}, true)
               .Default(false);
  });
}

static bool isLeaf(const Function &F) {
  return !F.isVarArg() && none_of(instructions(F), [](const Instruction &I) {
    const auto *Call = dyn_cast<CallBase>(&I);
    if (const auto *Asm =
            Call ? dyn_cast<InlineAsm>(Call->getCalledOperand()) : nullptr)
      return Asm->getDialect() != InlineAsm::AD_ATT ||
             !isSimpleAssembly(Asm->getAsmString());
    return isa<AllocaInst>(I) ||
           (Call && !I.isDebugOrPseudoInst() && !I.isLifetimeStartOrEnd() &&
            !isArithmetic(*Call));
  });
}

/// True if no register of \p F, a leaf, ever holds a secret: it is given none,
/// and loads nothing but addresses. Accessors of classes with secret fields.
static bool seesNoSecret(const Function &F) {
  return takesNoSecretValue(F) &&
         none_of(instructions(F), [](const Instruction &I) {
           return I.mayReadFromMemory() && !I.isDebugOrPseudoInst() &&
                  !I.isLifetimeStartOrEnd() &&
                  !(isa<LoadInst>(I) && I.getType()->isPointerTy());
         });
}

void hardenLeaves(Module &M) {
  for (Function &F : M)
    if (mayAttest(F) && isSecret(F) && !F.hasOptNone() &&
        !F.hasFnAttribute(ScrubsOwnFrame) && !F.hasPersonalityFn() &&
        F.getCallingConv() == CallingConv::C && isLeaf(F) && seesNoSecret(F))
      F.addFnAttr(BeginsNoRegion);
  for (Function &F : M)
    if (mayAttest(F) && !isSecret(F) && !F.hasOptNone() && !F.hasPrefixData() &&
        F.getCallingConv() == CallingConv::C && isLeaf(F)) {
      markSecret(F);
      F.addFnAttr(BeginsNoRegion);
    }
}

void attestScrubs(Module &M) {
  for (Function &F : M)
    if (isSecret(F) && mayAttest(F))
      F.addFnAttr(Attests);
}

static bool isCalledBySecret(const Function &F) {
  return any_of(F.users(), [](const User *U) {
    const auto *Call = dyn_cast<CallBase>(U);
    return Call && isSecret(*Call->getFunction());
  });
}

void markAskedCallees(Module &M) {
  TargetLibraryInfoImpl Library(M.getTargetTriple());
  LibFunc Function;
  // Who calls what a pointer leads to may be found out later.
  for (llvm::Function &F : M)
    if (F.isDeclaration() && !F.isIntrinsic() &&
        (isCalledBySecret(F) || F.hasAddressTaken()) &&
        !findKnownFunction(std::string_view(F.getName())) &&
        !Library.getLibFunc(F, Function))
      F.addFnAttr(AskedCallee);
}

} // namespace zeroize
