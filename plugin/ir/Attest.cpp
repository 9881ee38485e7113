// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Attest.h. A function that calls into another file cannot know how that
// was compiled, and scrubs a margin below its own stack for whatever ran there
// (codegen/ForeignStack.h). Where the callee was compiled with the plugin and
// holds a secret, that has been done already. The linker knows: the caller
// refers to the callee's attestation weakly, and scrubs if there is none.

#include "ir/Attest.h"

#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

/// Names that an assembler takes as they are.
static bool isPlain(StringRef Name) {
  return !Name.empty() && all_of(Name, [](char C) {
    return isAlnum(C) || C == '_' || C == '.';
  });
}

/// True if what the linker takes for \p F is sure to be this definition, or one
/// whose attestation comes and goes with it.
static bool isTheOne(const Function &F) {
  if (F.hasExternalLinkage())
    return true;
  return (F.hasLinkOnceODRLinkage() || F.hasWeakODRLinkage()) && F.hasComdat();
}

/// True if whoever has called \p F finds nothing of a secret below his stack.
static bool leavesNothing(const Function &F) {
  // Without a margin of its own, it may have left what it called.
  Attribute Margin = F.getFnAttribute(MarginBytes);
  if (Margin.isValid() && Margin.getValueAsString() == "0")
    return false;
  return !F.hasFnAttribute(Attribute::Naked) &&
         !F.hasFnAttribute("split-stack") &&
         none_of(F, [](const BasicBlock &BB) {
           return BB.getTerminatingMustTailCall() != nullptr;
         });
}

void attestScrubs(Module &M) {
  for (Function &F : make_early_inc_range(M)) {
    std::string Name = (ScrubsItself + F.getName()).str();
    if (F.isDeclaration() || !isSecret(F) || !isTheOne(F) || !isPlain(Name) ||
        !leavesNothing(F) || M.getNamedValue(Name))
      continue;
    auto *Alias = GlobalAlias::create(F.getValueType(), F.getAddressSpace(),
                                      F.getLinkage(), Name, &F, &M);
    // Interposing a function across shared libraries interposes no attestation,
    // and no symbol is added to a library's interface.
    Alias->setVisibility(GlobalValue::HiddenVisibility);
    Alias->setDSOLocal(true);
  }
}

void markAskedCallees(Module &M, bool All) {
  for (Function &F : M)
    if (F.isDeclaration() && !F.isIntrinsic() && isPlain(F.getName()) &&
        (All || F.hasFnAttribute(FunctionContract)))
      F.addFnAttr(AskedCallee);
}

} // namespace zeroize
