// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Regions.h. Relies on the IR's call graph: between the IR and the machine
// code no call to an inner function is added, moved to another function or made
// a tail call (plugin/ir disables tail calls in secret functions).

#include "codegen/Regions.h"
#include "codegen/Callees.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/Analysis/CallGraph.h"
#include "llvm/CodeGen/MachineInstr.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace zeroize {

/// True if \p F can only be entered from inside a region, by plain calls. The
/// outermost function of a region was told of its secrets. One that only has
/// them flowing through, a `main` that passes buffers on, is no region that
/// anybody means: what it calls is scrubbed before it goes on.
bool Regions::isReachedFromRegionsOnly(const Function &F) const {
  for (const Use &U : F.uses()) {
    const auto *Call = dyn_cast<CallBase>(U.getUser());
    if (!Call || !Call->isCallee(&U) || Call->isMustTailCall() ||
        Call->getAttributes().hasFnAttr(Attribute::NoInline) ||
        !isInRegion(*Call->getFunction()))
      return false;
  }
  return true;
}

bool Regions::isInRegion(const Function &F) const {
  return F.hasFnAttribute(SecretFunction) &&
         (F.hasFnAttribute(DeclaresSecrets) || isInner(F));
}

bool Regions::mayBeInner(const Function &F) const {
  return !F.isDeclaration() && F.hasLocalLinkage() &&
         F.hasFnAttribute(SecretFunction) &&
         !F.hasFnAttribute(Attribute::Naked) &&
         // Its frame may lie in another segment than its caller's.
         !F.hasFnAttribute("split-stack") && isReachedFromRegionsOnly(F);
}

void Regions::analyze(const Module &M) {
  Inner.clear();
  FactsOf.clear();
  Cells.clear();
  if (!CalleesFirst)
    return;
  CallGraph Graph(const_cast<Module &>(M));
  SmallVector<const Function *, 64> CalleesFirstOrder;
  for (auto SCC = scc_begin(&Graph); !SCC.isAtEnd(); ++SCC)
    // What a recursive function leaves behind depends on how deep it went.
    if (const Function *F = SCC->front()->getFunction(); F && !SCC.hasCycle())
      CalleesFirstOrder.push_back(F);
  // Callers first: whether a caller is inner itself must be known.
  for (const Function *F : reverse(CalleesFirstOrder))
    if (mayBeInner(*F))
      Inner.insert(F);
}

const FunctionFacts *Regions::getInnerCallee(const MachineInstr &Call) const {
  const Function *F = getCallee(Call);
  if (!F || !isInner(*F))
    return nullptr;
  auto Found = FactsOf.find(F);
  if (Found == FactsOf.end())
    report_fatal_error(Twine("zeroize: '") + F->getName() +
                       "' is emitted after its caller");
  return &Found->second;
}

bool Regions::reachesForeignCode(const MachineInstr &Call) const {
  if (classifyCall(Call) != CalleeKind::Scrubs)
    return true;
  // At the entry, where those registers are the caller's still.
  if (getCalleeName(Call) == ThreadWatch)
    return false;
  auto Found = FactsOf.find(getCallee(Call));
  return Found == FactsOf.end() || Found->second.ReachesForeignCode;
}

} // namespace zeroize
