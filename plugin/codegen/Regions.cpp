// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Regions.h. Relies on the IR's call graph: between the IR and the machine
// code no call to an inner function is added, moved to another function or made
// a tail call (plugin/ir disables tail calls in secret functions).

#include "codegen/Regions.h"
#include "codegen/Callees.h"
#include "codegen/ForeignStack.h"
#include "codegen/target/ScrubTarget.h"
#include "ir/Attest.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/Analysis/CallGraph.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstr.h"
#include "llvm/IR/InstIterator.h"
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
  return CalleesFirst && !F.hasFnAttribute(BeginsNoRegion) &&
         F.hasFnAttribute(SecretFunction) &&
         (F.hasFnAttribute(DeclaresSecrets) || isInner(F) || isSharedBody(F));
}

bool Regions::isSharedBody(const Function &F) const {
  return CalleesFirst && F.hasFnAttribute(SharedBody) && !isRecursive(F);
}

bool isRegionBody(const Function &F) { return F.hasFnAttribute(RegionBody); }

/// Merging of equal functions may have put another one in its place.
const Function *bodyOf(const Function &F) {
  if (!F.hasFnAttribute(RegionEntry) || F.isDeclaration())
    return nullptr;
  for (const Instruction &I : instructions(F))
    if (const auto *Call = dyn_cast<CallBase>(&I))
      if (const Function *Body = Call->getCalledFunction();
          Body && isRegionBody(*Body))
        return Body;
  return nullptr;
}

bool Regions::givesTokens(const Function &F) {
  return !F.hasOptSize() && mayUseVectors(F) &&
         !F.getParent()->getModuleFlag("kcfi");
}

bool Regions::mayTakeToken(const MachineInstr &Call) const {
  if (!Call.isCall() || Call.isReturn() ||
      !givesTokens(Call.getMF()->getFunction()))
    return false;
  CalleeKind Kind = classifyCall(Call);
  if (Kind == CalleeKind::Unknown)
    return isIndirectCall(Call) || !askedCallee(Call).empty();
  const Function *F = getCallee(Call);
  return Kind == CalleeKind::Scrubs && F &&
         (F->hasFnAttribute(RegionEntry) || passesToken(*F));
}

bool Regions::mayBeInner(const Function &F) const {
  return !F.isDeclaration() && F.hasLocalLinkage() && !isRegionBody(F) &&
         F.hasFnAttribute(SecretFunction) &&
         !F.hasFnAttribute(Attribute::Naked) &&
         // Its frame may lie in another segment than its caller's.
         !F.hasFnAttribute("split-stack") && isReachedFromRegionsOnly(F);
}

void Regions::analyze(const Module &M) {
  Inner.clear();
  Recursive.clear();
  FactsOf.clear();
  Cells.clear();
  TokenSlots.clear();
  if (!CalleesFirst)
    return;
  CallGraph Graph(const_cast<Module &>(M));
  SmallVector<const Function *, 64> CalleesFirstOrder;
  for (auto SCC = scc_begin(&Graph); !SCC.isAtEnd(); ++SCC)
    for (const CallGraphNode *Node : *SCC)
      if (const Function *F = Node->getFunction(); F && SCC.hasCycle())
        Recursive.insert(F);
      else if (F)
        CalleesFirstOrder.push_back(F);
  // What a recursive function leaves behind depends on how deep it went.
  // Callers first: whether a caller is inner itself must be known.
  for (const Function *F : reverse(CalleesFirstOrder))
    if (mayBeInner(*F))
      Inner.insert(F);
}

const FunctionFacts &Regions::factsOf(const Function &F) const {
  auto Found = FactsOf.find(&F);
  if (Found != FactsOf.end())
    return Found->second;
  if (isInner(F))
    report_fatal_error(Twine("zeroize: '") + F.getName() +
                       "' is emitted after its caller");
  // A body that is recursive.
  static const FunctionFacts Anything = [] {
    FunctionFacts Facts;
    Facts.BodyDepth = AbandonedDepth;
    Facts.Nests = Facts.UnknownCodeRan = Facts.HighVectorsUsed = true;
    Facts.WideVectorsUsed = Facts.EntersKernel = true;
    return Facts;
  }();
  return Anything;
}

const FunctionFacts *Regions::getInnerCallee(const MachineInstr &Call) const {
  const Function *F = getCallee(Call);
  return F && leavesRegisters(*F) ? &factsOf(*F) : nullptr;
}

Regions::Token Regions::tokenFor(const MachineInstr &Call) const {
  if (!mayTakeToken(Call))
    return Token::No;
  const Function &Caller = Call.getMF()->getFunction();
  if (isInRegion(Caller))
    return ScrubTarget::canGiveToken(Call) ? Token::Yes : Token::No;
  return passesToken(Caller) && ScrubTarget::canPassToken(Call) ? Token::Passed
                                                                : Token::No;
}

bool Regions::callBodies(MachineFunction &MF) const {
  bool Changed = false;
  if (!isInRegion(MF.getFunction()) || !mayUseVectors(MF.getFunction()))
    return Changed;
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB) {
      const Function *F =
          MI.isCall() && !MI.isReturn() ? getCallee(MI) : nullptr;
      if (!F || classifyCall(MI) != CalleeKind::Scrubs)
        continue;
      const Function *Body = bodyOf(*F);
      if (!Body || !FactsOf.contains(Body) || isRecursive(*Body))
        continue;
      // Not an alias, of which the linker may make something else.
      for (MachineOperand &Operand : MI.explicit_operands())
        if (Operand.isGlobal() && Operand.getGlobal() == F) {
          Operand.ChangeToGA(Body, 0);
          Changed = true;
        }
    }
  return Changed;
}

bool Regions::reachesForeignCode(const MachineInstr &Call) const {
  if (classifyCall(Call) != CalleeKind::Scrubs)
    return true;
  auto Found = FactsOf.find(getCallee(Call));
  return Found == FactsOf.end() || Found->second.ReachesForeignCode;
}

} // namespace zeroize
