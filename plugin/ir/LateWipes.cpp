// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Wipes that can only be placed, or spared, when the functions have their final
// shape. Relies on stack that grows downwards and on the machine half scrubbing
// the fixed frame at every return. Covered by test/residue/frame
// and test/ir/late-wipes.ll.

#include "ir/LateWipes.h"

#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/ScopeEnds.h"
#include "ir/Wipe.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace zeroize {

static constexpr char RestoreWiped[] = "zeroize.wiped";

/// AddressSanitizer surrounds what lies here by red zones, and both its
/// instrumentation and its memset would report a wipe that runs over them.
static void wipePastRedZones(Value &Begin, Value &Bytes, Instruction &Before) {
  IRBuilder<> B(&Before);
  // The stack pointer moves in multiples of its alignment.
  Value *Words = B.CreateLShr(&Bytes, 3);
  // The loop takes it for granted that there is a first word.
  Instruction *Then = SplitBlockAndInsertIfThen(
      B.CreateIsNotNull(Words), Before.getIterator(), /*Unreachable=*/false);
  auto [Body, Index] =
      SplitBlockAndInsertSimpleForLoop(Words, Then->getIterator());
  B.SetInsertPoint(Body);
  Value *Word = B.CreateGEP(B.getInt64Ty(), &Begin, Index);
  StoreInst *Wipe = B.CreateStore(B.getInt64(0), Word, /*isVolatile=*/true);
  Wipe->setMetadata(LLVMContext::MD_nosanitize,
                    MDNode::get(B.getContext(), {}));
}

bool wipeBeforeStackRestore(Function &F) {
  SmallVector<IntrinsicInst *, 4> Restores;
  for (Instruction &I : instructions(F))
    if (auto *Restore = dyn_cast<IntrinsicInst>(&I);
        Restore && Restore->getIntrinsicID() == Intrinsic::stackrestore &&
        !Restore->hasMetadata(RestoreWiped))
      Restores.push_back(Restore);

  for (IntrinsicInst *Restore : Restores) {
    IRBuilder<> B(Restore);
    Value *Saved = Restore->getArgOperand(0);
    CallInst *Now = B.CreateStackSave();
    Type *IntPtr = F.getDataLayout().getIntPtrType(Saved->getType());
    Value *Bytes = B.CreateSub(B.CreatePtrToInt(Saved, IntPtr),
                               B.CreatePtrToInt(Now, IntPtr));
    if (F.hasFnAttribute(Attribute::SanitizeAddress))
      wipePastRedZones(*Now, *Bytes, *Restore);
    else
      wipeBytes(B, *Now, *Bytes, MaybeAlign());
    Restore->setMetadata(RestoreWiped, MDNode::get(F.getContext(), {}));
  }
  return !Restores.empty();
}

bool hasOrdinaryFrame(const Function &F) {
  for (Attribute::AttrKind Kind :
       {Attribute::SanitizeAddress, Attribute::SanitizeHWAddress,
        Attribute::SanitizeMemTag, Attribute::SafeStack})
    if (F.hasFnAttribute(Kind))
      return false;
  return !F.isPresplitCoroutine();
}

/// To write that much takes less time than to call what erases a frame.
static constexpr uint64_t FewBytes = 128;

/// True if \p F leaves its frame to its callers, so that they erase it with
/// their own: the body of a shared function, or one that may be inner
/// (codegen/Regions.h). If it is not, little is wiped twice.
static bool mayLeaveFrame(const Function &F) {
  return F.doesNotThrow() &&
         (F.hasFnAttribute(SharedBody) ||
          (F.hasLocalLinkage() && !F.hasFnAttribute(RegionBody) &&
           !F.hasAddressTaken() && all_of(F.users(), [](const User *U) {
             const auto *Call = dyn_cast<CallBase>(U);
             return Call && isSecret(*Call->getFunction());
           })));
}

bool elideWipesBeforeReturn(Function &F) {
  if (F.hasOptNone() || !hasOrdinaryFrame(F))
    return false;
  SmallVector<Instruction *, 8> Superfluous;
  for (Instruction &I : instructions(F)) {
    if (!isWipe(I))
      continue;
    const auto *Local =
        dyn_cast<AllocaInst>(wipedAddress(I)->stripInBoundsConstantOffsets());
    if (Local && Local->isStaticAlloca() && leadsStraightToReturn(I))
      Superfluous.push_back(&I);
  }
  SmallPtrSet<const Value *, 8> Wiped;
  uint64_t Bytes = 0;
  for (const Instruction *I : Superfluous)
    if (const auto *Local =
            cast<AllocaInst>(wipedAddress(*I)->stripInBoundsConstantOffsets());
        Wiped.insert(Local).second)
      Bytes += Local->getAllocationSize(F.getDataLayout())
                   .value_or(TypeSize::getFixed(FewBytes))
                   .getKnownMinValue();
  if (Bytes <= FewBytes && mayLeaveFrame(F))
    return false;
  for (Instruction *I : Superfluous)
    I->eraseFromParent();
  if (!Superfluous.empty())
    F.addFnAttr(ScrubsOwnFrame);
  return !Superfluous.empty();
}

} // namespace zeroize
