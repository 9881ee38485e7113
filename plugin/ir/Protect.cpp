// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The module passes: at the start and the end of the optimiser's pipeline, and
// at the start of the linker's. A
// module without marks and without scope exits is not touched: its object file
// stays what it was. Covered by test/ir.

#include "ir/Attest.h"
#include "ir/Config.h"
#include "ir/CoroutineFrames.h"
#include "ir/Exceptions.h"
#include "ir/ExitFrames.h"
#include "ir/Forward.h"
#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/HeapRelease.h"
#include "ir/IndirectContracts.h"
#include "ir/LargeFrames.h"
#include "ir/LateWipes.h"
#include "ir/LongJumps.h"
#include "ir/MemoryCalls.h"
#include "ir/OwnedBlocks.h"
#include "ir/Passes.h"
#include "ir/Propagation.h"
#include "ir/RegionEntries.h"
#include "ir/Runtime.h"
#include "ir/ScopeEnds.h"
#include "ir/ScopeExit.h"
#include "ir/SecretMarks.h"
#include "ir/ThreadEnd.h"
#include "ir/WiperPointers.h"
#include "llvm/IR/Intrinsics.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/TimeProfiler.h"

using namespace llvm;

namespace zeroize {

static void protect(Module &M, SetVector<Function *> &Declared,
                    SetVector<Function *> &Secret) {
  wipeReleasedBlocks(M);
  wipeThrownObjects(Secret);
  guardJumps(M, Secret);
  eraseAtJumps(M, Secret);
  keepRegionEntries(Declared, Secret);
  for (Function *F : Secret) {
    markSecret(*F);
    if (config().Depth)
      F->addFnAttr(MarginBytes, std::to_string(*config().Depth));
  }
  wipeCoroutineFrames(M);
  settleBeforeOperators(Secret);
  for (Function *F : Declared)
    F->addFnAttr(DeclaresSecrets);
  markAskedCallees(M);
  hardenSecretFunctions(M);
  describeHelpers(M);
}

PreservedAnalyses ProtectPass::run(Module &M, ModuleAnalysisManager &) {
  bool Assume = config().AssumeSecret &&
                any_of(M, [](const Function &F) { return !F.isDeclaration(); });
  if (!hasMarks(M) && !Assume)
    return PreservedAnalyses::all();
  TimeTraceScope Trace("zeroize-protect");

  callThroughAliases(M);
  inlineScopeExitHelpers(M);
  SecretMarks Marks = readMarks(M);
  writeCallContracts(M, Marks.PointerContracts);
  if (Assume)
    assumeSecrets(M, Marks);
  keepMarksForLink(Marks);
  // Propagation sees the program, not our wipes.
  SetVector<Function *> Secret = findSecretFunctions(M, Marks);
  if (Assume)
    for (Function &F : M)
      if (!F.isDeclaration() && !F.hasAvailableExternallyLinkage())
        Secret.insert(&F);
  for (Function *F : Secret)
    markSecret(*F);
  expandJumpTargets(M, Marks);
  releaseOwnedBlocks(M);
  wipeLeakedBlocks(M);
  expandScopeExits(M, Marks, Optimised);
  wipeStaticsAtExit(M, Marks);
  wipeThreadLocalsAtEnd(M, Marks, Secret);
  if (!Secret.empty()) {
    scrubAbandonedThreads(M);
    wipeFramesBeforeEnd(M, Marks);
    warnOfOtherJumps(M);
  }
  if (Optimised)
    keepLargeFramesOut(Secret);
  protect(M, Marks.Declared, Secret);
  return PreservedAnalyses::none();
}

static bool holdsSecrets(const Module &M) {
  for (const Function &F : M)
    if (isSecret(F) || F.getIntrinsicID() == Intrinsic::sideeffect)
      return true;
  return false;
}

PreservedAnalyses RepeatPass::run(Module &M, ModuleAnalysisManager &) {
  if (!holdsSecrets(M))
    return PreservedAnalyses::all();
  TimeTraceScope Trace("zeroize-repeat");

  callThroughAliases(M);
  SecretMarks Marks = readKeptMarks(M);
  SetVector<Function *> Secret = findSecretFunctions(M, Marks);
  // Objects of -O0 bring helpers along, which erase for themselves.
  Secret.remove_if([](const Function *F) {
    return F->getName().starts_with("__zeroize_") && !isSecret(*F);
  });
  for (Function &F : M)
    if (!F.isDeclaration() && isSecret(F))
      Secret.insert(&F);
  protect(M, Marks.Declared, Secret);
  return PreservedAnalyses::none();
}

PreservedAnalyses MergeRootsPass::run(Function &F, FunctionAnalysisManager &) {
  // Its parts become functions of their own, which others may inline.
  if (!isSecret(F) || F.isPresplitCoroutine() || !mergeRootMarkers(F))
    return PreservedAnalyses::all();
  PreservedAnalyses Preserved;
  Preserved.preserveSet<CFGAnalyses>();
  return Preserved;
}

thread_local bool ModuleHoldsSecrets = false;
thread_local bool ModuleGetsThunks = false;

static bool getsThunks(const Module &M) {
  return any_of(M, [](const Function &F) {
    StringRef Features = F.getFnAttribute("target-features").getValueAsString();
    return Features.contains("+retpoline") || Features.contains("+lvi-cfi");
  });
}

PreservedAnalyses FinishPass::run(Module &M, ModuleAnalysisManager &) {
  ModuleHoldsSecrets = holdsSecrets(M);
  if (!ModuleHoldsSecrets)
    return PreservedAnalyses::all();
  ModuleGetsThunks = getsThunks(M);
  TimeTraceScope Trace("zeroize-finish");

  // Without optimisation nothing happens in the linker, so now is the end.
  bool IsEnd = !PreLink || !Optimised;
  if (IsEnd)
    watchThreads(M);
  adoptInlinedRoots(M, /*Strip=*/!PreLink);
  if (IsEnd && Optimised)
    hardenLeaves(M);
  linkRuntime(M);
  hardenSecretFunctions(M);
  if (IsEnd) {
    attestScrubs(M);
    if (Optimised)
      forwardCalls(M);
    recordExitFrames(M);
    if (Optimised)
      splitRegionEntries(M);
    for (Function &F : M)
      if (!F.isDeclaration() && isSecret(F)) {
        wipeBeforeStackRestore(F);
        if (Optimised)
          elideWipesBeforeReturn(F);
        // Wipes are not wipes any more once they are calls.
        markScopeEnds(F);
        if (hasOrdinaryFrame(F))
          wipeEndedLocals(F);
        // Too late for anyone to remove a call of memset.
        callWipersByName(F);
        if (F.hasOptNone())
          callMemoryFunctions(F);
      }
  } else {
    allowInliningAtLink(M);
  }
  if (PreLink)
    sealAsWhole(M);
  return PreservedAnalyses::none();
}

} // namespace zeroize
