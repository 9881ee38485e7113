// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Attributes of secret functions and the borders of the secret region. Relies
// on string attributes surviving inlining into the function, cloning and
// outlining. Covered by test/ir/harden*.ll.

#include "ir/Harden.h"

#include "ir/CoroutineFrames.h"
#include "ir/FunctionMarks.h"
#include "ir/Report.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace zeroize {

bool isSecret(const Function &F) { return F.hasFnAttribute(SecretFunction); }

void markSecret(Function &F) { F.addFnAttr(SecretFunction); }

/// Refers to a symbol that nobody defines, until the machine half takes the
/// reference away.
static void addSeal(Function &F) {
  Module &M = *F.getParent();
  auto *Symbol = M.getGlobalVariable(Seal);
  if (!Symbol) {
    Symbol = new GlobalVariable(M, Type::getInt8Ty(M.getContext()),
                                /*isConstant=*/false,
                                GlobalValue::ExternalLinkage, nullptr, Seal);
    // With default visibility a shared library would link without a word.
    Symbol->setVisibility(GlobalValue::HiddenVisibility);
  }
  if (!F.hasPrefixData())
    F.setPrefixData(Symbol);
  else if (F.getPrefixData() != Symbol)
    reportError(
        M,
        "function '" + F.getName() +
            "' holds a secret and has prefix data of its own [zeroize-seal]");
}

/// True if link-time optimisation may get the module in two halves, its virtual
/// tables in one of them.
static bool isWrittenInHalves(const Module &M) {
  const auto *Split = mdconst::extract_or_null<ConstantInt>(
      M.getModuleFlag("EnableSplitLTOUnit"));
  return Split && !Split->isZero() &&
         any_of(M.global_objects(), [](const GlobalObject &Object) {
           return Object.hasMetadata(LLVMContext::MD_type);
         });
}

void sealAsWhole(Module &M) {
  auto *Symbol = M.getGlobalVariable(Seal);
  if (!Symbol || !isWrittenInHalves(M))
    return;
  for (Function &F : M)
    if (F.hasPrefixData() && F.getPrefixData() == Symbol)
      F.setPrefixData(nullptr);
  auto *Holder =
      new GlobalVariable(M, Symbol->getType(), /*isConstant=*/false,
                         GlobalValue::InternalLinkage, Symbol, SealHolder);
  appendToUsed(M, {Holder});
}

/// A tail call leaves the frame before anyone can scrub it.
static void forbidTailCalls(Function &F) {
  F.addFnAttr("disable-tail-calls", "true");
  for (Instruction &I : instructions(F)) {
    auto *Call = dyn_cast<CallInst>(&I);
    if (!Call)
      continue;
    if (Call->isMustTailCall()) {
      const Function *Callee = Call->getCalledFunction();
      if ((!Callee || !isSecret(*Callee)) && !F.hasFnAttribute(SecretCoroutine))
        reportWarning(*Call, "musttail call leaves the secret region of '" +
                                 F.getName() +
                                 "' without a scrub [zeroize-musttail]");
    } else if (Call->isTailCall()) {
      Call->setTailCallKind(CallInst::TCK_None);
    }
  }
}

void bindEagerly(Function &Callee) {
  Callee.addFnAttr(Attribute::NonLazyBind);
  if (Callee.isDeclaration() && Callee.hasDefaultVisibility())
    Callee.setDSOLocal(false);
}

/// Also for definitions: in a shared library another one may take their place,
/// and so calls of them are bound at run time.
static void bindCalleesEagerly(Function &F) {
  for (Instruction &I : instructions(F))
    if (auto *Call = dyn_cast<CallBase>(&I))
      if (auto *Callee =
              dyn_cast<Function>(Call->getCalledOperand()->stripPointerCasts());
          Callee && !Callee->isIntrinsic() &&
          (Callee->isDeclaration() || !Callee->isDSOLocal()))
        bindEagerly(*Callee);
}

static const Instruction &firstInstruction(const Function &F) {
  return *F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca();
}

/// What SafeStack moves to its second stack, nobody scrubs: the variables of
/// secret functions stay on the first one.
static void leaveSafeStack(Function &F, bool &Warned) {
  if (!F.hasFnAttribute(Attribute::SafeStack))
    return;
  F.removeFnAttr(Attribute::SafeStack);
  if (!Warned)
    reportWarning(firstInstruction(F),
                  "variables of '" + F.getName() +
                      "' and other functions that hold secrets are not moved "
                      "to the unsafe stack, which is not scrubbed "
                      "[zeroize-safestack]");
  Warned = true;
}

void hardenSecretFunctions(Module &M) {
  bool Any = false, WarnedOfSafeStack = false;
  for (Function &F : M) {
    // Called while the caller's dead registers may hold a secret.
    if (F.getName().starts_with("__zeroize_heap_"))
      bindCalleesEagerly(F);
    if (F.isDeclaration() || !isSecret(F))
      continue;
    Any = true;
    leaveSafeStack(F, WarnedOfSafeStack);
    F.addFnAttr(Attribute::NoRedZone);
    F.addFnAttr("nooutline");
    forbidTailCalls(F);
    bindCalleesEagerly(F);
    // The linker takes another module's copy, which has a seal of its own.
    if (!F.hasAvailableExternallyLinkage())
      addSeal(F);
  }
  // The same for the calls that only the code generator makes, such as memcpy.
  if (Any && !M.getRtLibUseGOT())
    M.setRtLibUseGOT();
}

static constexpr char RootMarker[] = "zeroize.root";

/// A call that does nothing, costs nothing and moves along when its function is
/// inlined.
static void addRootMarker(Function &F) {
  for (const Instruction &I : F.getEntryBlock())
    if (I.hasMetadata(RootMarker))
      return;
  Module &M = *F.getParent();
  IRBuilder<> B(&*F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
  CallInst *Marker = B.CreateIntrinsic(Intrinsic::sideeffect, {});
  Marker->setMetadata(RootMarker, MDNode::get(M.getContext(), {}));
}

/// An always_inline function disappears into its callers, and those then hold
/// what it held.
static void absorbAlwaysInline(SetVector<Function *> &Holders) {
  for (size_t I = 0; I < Holders.size(); ++I) {
    Function *Callee = Holders[I];
    if (!Callee->hasFnAttribute(Attribute::AlwaysInline))
      continue;
    for (User *U : Callee->users())
      if (auto *Call = dyn_cast<CallBase>(U);
          Call && Call->getCalledOperand() == Callee)
        Holders.insert(Call->getFunction());
  }
}

/// True if all that \p F knows comes from its arguments: nothing that it calls
/// or reads elsewhere could be a secret. Such a helper, called with what is
/// public, holds none; a template of one line has to be inlined everywhere.
static bool knowsArgumentsOnly(Function &F,
                               const SetVector<Function *> &Declared,
                               DenseMap<const Function *, bool> &Known) {
  auto [It, IsNew] = Known.try_emplace(&F, false); // recursion: false
  if (!IsNew)
    return It->second;
  if (F.isDeclaration())
    return Known[&F] = F.isIntrinsic();
  if (Declared.contains(&F))
    return false;
  for (const Instruction &I : instructions(F)) {
    if (const auto *Call = dyn_cast<CallBase>(&I)) {
      Function *Callee = Call->getCalledFunction();
      if (!Callee || !knowsArgumentsOnly(*Callee, Declared, Known))
        return false;
    }
    for (const Value *Operand : I.operands()) {
      // Addresses in constant expressions, thread-locals' too.
      const auto *G = dyn_cast<GlobalVariable>(Operand->stripInBoundsOffsets());
      if (isa<ConstantExpr>(Operand) && !G)
        return false;
      if (G && !G->isConstant())
        return false;
    }
  }
  return Known[&F] = true;
}

/// On functions that the user has not kept out of their callers himself.
static constexpr char KeptOut[] = "zeroize-kept-out";

static void keepOutOfCallers(Function &F) {
  if (F.hasFnAttribute(Attribute::NoInline))
    return;
  F.addFnAttr(Attribute::NoInline);
  F.addFnAttr(KeptOut);
}

/// \p Declared, and the helpers that nobody else calls: they run inside of a
/// region. Not those that are recursive, as in codegen/Regions.
static SetVector<Function *>
insideOfRegions(const SetVector<Function *> &Declared,
                const SetVector<Function *> &Secret) {
  SetVector<Function *> Inside = Declared;
  DenseMap<const Function *, unsigned> OtherUses;
  for (size_t I = 0; I < Inside.size(); ++I)
    for (const Instruction &Inst : instructions(*Inside[I])) {
      const auto *Call = dyn_cast<CallBase>(&Inst);
      Function *Callee = Call ? Call->getCalledFunction() : nullptr;
      if (!Callee || !Callee->hasLocalLinkage() || !Secret.contains(Callee))
        continue;
      auto [It, IsNew] = OtherUses.try_emplace(Callee, 0);
      if (IsNew)
        It->second = Callee->getNumUses();
      if (--It->second == 0)
        Inside.insert(Callee);
    }
  return Inside;
}

/// True if nobody but functions of \p Secret can call \p F: into whatever it is
/// inlined, that is secret, or a secret function has gone there with it.
static bool isCalledBySecretOnly(const Function &F,
                                 const SetVector<Function *> &Secret) {
  return F.hasLocalLinkage() && all_of(F.users(), [&](const User *U) {
           const auto *Call = dyn_cast<CallBase>(U);
           return Call && Call->getCalledOperand() == &F &&
                  Secret.contains(const_cast<Function *>(Call->getFunction()));
         });
}

void keepRegionEntries(SetVector<Function *> &Declared,
                       SetVector<Function *> &Secret) {
  absorbAlwaysInline(Declared);
  Secret.insert_range(Declared);
  absorbAlwaysInline(Secret);
  DenseMap<const Function *, bool> Known;
  SetVector<Function *> Inside = insideOfRegions(Declared, Secret);
  for (Function *Callee : Secret) {
    bool IsHelper = knowsArgumentsOnly(*Callee, Declared, Known);
    // Callers that we do not see yet: in other modules, and those that get to
    // know a pointer's value. Who takes in a helper scrubs for it.
    if (!Callee->hasLocalLinkage() || Callee->hasAddressTaken() ||
        (IsHelper && !isCalledBySecretOnly(*Callee, Secret)))
      addRootMarker(*Callee);
    if (Callee->hasFnAttribute(Attribute::AlwaysInline))
      continue;
    bool HasEntries = false, HasOthers = false;
    for (User *U : Callee->users()) {
      auto *Call = dyn_cast<CallBase>(U);
      if (!Call || Call->getCalledOperand() != Callee)
        continue;
      Function *Caller = Call->getFunction();
      bool IsEntry =
          Declared.contains(Callee) || Callee->hasFnAttribute(KeepsPointers)
              ? !Inside.contains(Caller)
              : !Secret.contains(Caller);
      IsEntry &= !IsHelper;
      (IsEntry ? HasEntries : HasOthers) = true;
      if (IsEntry)
        Call->setIsNoInline();
    }
    // Partial inlining can be told not to look at calls.
    if (HasEntries && HasOthers)
      addRootMarker(*Callee);
    else if (HasEntries)
      keepOutOfCallers(*Callee);
  }
}

void allowInliningAtLink(Module &M) {
  for (Function &F : M)
    if (F.hasFnAttribute(KeptOut)) {
      F.removeFnAttr(KeptOut);
      F.removeFnAttr(Attribute::NoInline);
    }
}

/// The functions from which control may come to one of \p Secret by calls of
/// this module.
static SetVector<const Function *> callersOf(ArrayRef<Function *> Secret) {
  SetVector<const Function *> Reached(Secret.begin(), Secret.end());
  for (size_t I = 0; I < Reached.size(); ++I)
    for (const User *U : Reached[I]->users())
      if (const auto *Call = dyn_cast<CallBase>(U))
        Reached.insert(Call->getFunction());
  return Reached;
}

/// True if an exception that has left a secret function may be caught, or
/// stopped over for a cleanup, in \p F.
static bool stopsUnwinding(const Function &F,
                           const SetVector<const Function *> &Reached) {
  if (!F.hasPersonalityFn())
    return false;
  return any_of(instructions(F), [&](const Instruction &I) {
    const auto *Invoke = dyn_cast<InvokeInst>(&I);
    if (!Invoke)
      return false;
    const Function *Callee = Invoke->getCalledFunction();
    return !Callee || Reached.contains(Callee);
  });
}

void guardJumps(Module &M, SetVector<Function *> &Secret) {
  SetVector<const Function *> Reached = callersOf(Secret.getArrayRef());
  for (Function &F : M)
    if (!F.isDeclaration() && stopsUnwinding(F, Reached))
      Secret.insert(&F);
  for (Function &F : M)
    if (!F.isDeclaration() && F.callsFunctionThatReturnsTwice())
      Secret.insert(&F);
}

static bool isRootMarker(const Instruction &I) {
  const auto *Call = dyn_cast<IntrinsicInst>(&I);
  return Call && Call->getIntrinsicID() == Intrinsic::sideeffect &&
         I.hasMetadata(RootMarker);
}

bool mergeRootMarkers(Function &F) {
  SmallVector<Instruction *, 16> Markers;
  for (Instruction &I : instructions(F))
    if (isRootMarker(I))
      Markers.push_back(&I);
  if (Markers.empty())
    return false;
  BasicBlock &Entry = F.getEntryBlock();
  // The entry comes first.
  Instruction *Kept = Markers.front();
  bool Moves = Kept->getParent() != &Entry;
  if (Moves)
    Kept->moveBefore(Entry, Entry.getFirstNonPHIOrDbgOrAlloca());
  for (Instruction *Marker : drop_begin(Markers))
    Marker->eraseFromParent();
  return Moves || Markers.size() > 1;
}

bool adoptInlinedRoots(Module &M, bool Strip) {
  SmallVector<IntrinsicInst *, 16> Markers;
  for (Function &F : M)
    if (F.getIntrinsicID() == Intrinsic::sideeffect)
      for (User *U : F.users())
        Markers.push_back(cast<IntrinsicInst>(U));
  bool Changed = false;
  for (IntrinsicInst *Marker : Markers) {
    // Merging two of them drops the metadata, so one without counts as well.
    Function &Holder = *Marker->getFunction();
    if (!isSecret(Holder)) {
      markSecret(Holder);
      Changed = true;
    }
    if (Strip && Marker->hasMetadata(RootMarker)) {
      Marker->eraseFromParent();
      Changed = true;
    }
  }
  return Changed;
}

} // namespace zeroize
