// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See SharedFunctions.h. Follows codegen/Regions.cpp, which decides later and
// for itself: one that is found here and is inner there only gets longer.

#include "ir/SharedFunctions.h"

#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/ScopeEnds.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

/// Calls of outsiders that must not take the function in are marked.
static bool mayComeFromRegion(const CallBase &Call) {
  return !Call.getAttributes().hasFnAttr(Attribute::NoInline);
}

/// True if \p F is called directly, and nothing else is done with its address.
/// One that calls itself would be an entry at each level.
static bool isOnlyCalled(const Function &F) {
  return all_of(F.uses(), [&F](const Use &U) {
    const auto *Call = dyn_cast<CallBase>(U.getUser());
    return Call && Call->isCallee(&U) && !Call->isMustTailCall() &&
           Call->getFunction() != &F &&
           Call->getFunctionType() == F.getFunctionType();
  });
}

/// The functions of \p M that call other code, or call one that does.
static SmallPtrSet<const Function *, 32> findOthers(Module &M) {
  SmallVector<const Function *, 32> Work;
  for (const Function &F : M)
    if (any_of(instructions(F), callsOtherCode))
      Work.push_back(&F);
  SmallPtrSet<const Function *, 32> Others;
  while (!Work.empty()) {
    const Function *F = Work.pop_back_val();
    if (!Others.insert(F).second)
      continue;
    for (const User *U : F->users())
      if (const auto *Call = dyn_cast<CallBase>(U))
        Work.push_back(Call->getFunction());
  }
  return Others;
}

SmallPtrSet<Function *, 8>
findSharedFunctions(Module &M, function_ref<bool(const Function &)> MaySplit) {
  struct Calls {
    uint64_t FromRegions = 0, All = 0;
    bool MaySplit = false;
  };
  MapVector<Function *, Calls> Candidates;
  SmallVector<Function *, 32> InRegions;
  SmallPtrSet<const Function *, 32> Others = findOthers(M);
  for (Function &F : M) {
    if (F.isDeclaration() || !isSecret(F))
      continue;
    if (F.hasFnAttribute(DeclaresSecrets) && !F.hasFnAttribute(BeginsNoRegion))
      InRegions.push_back(&F);
    if (F.hasLocalLinkage() && isOnlyCalled(F))
      Candidates[&F] = {0, F.getNumUses(), !Others.contains(&F) && MaySplit(F)};
  }
  // A static function is in a region once all that call it are; the body of a
  // shared one is so in any case, for its entry begins one.
  while (!InRegions.empty()) {
    Function *Caller = InRegions.pop_back_val();
    for (Instruction &I : instructions(*Caller)) {
      auto *Call = dyn_cast<CallBase>(&I);
      auto Found =
          Call ? Candidates.find(Call->getCalledFunction()) : Candidates.end();
      if (Found == Candidates.end() || !mayComeFromRegion(*Call))
        continue;
      Calls &Count = Found->second;
      if (++Count.FromRegions == (Count.MaySplit ? 1 : Count.All) &&
          !Found->first->hasFnAttribute(BeginsNoRegion) &&
          !Found->first->hasFnAttribute(DeclaresSecrets))
        InRegions.push_back(Found->first);
    }
  }
  SmallPtrSet<Function *, 8> Shared;
  for (auto &[F, Count] : Candidates)
    if (Count.MaySplit && Count.FromRegions && Count.FromRegions < Count.All)
      Shared.insert(F);
  return Shared;
}

} // namespace zeroize
