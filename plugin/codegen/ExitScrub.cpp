// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Runs right after prologue and epilogue are in place, when every spill slot,
// saved register and outgoing argument has its final address:
//
//   - before the stack pointer is raised, what it releases is zeroed: the frame
//     in an epilogue (shrink-wrapping puts epilogues outside return blocks:
//     every block is looked at), and the arguments that were pushed for one
//     call. Epilogues of frames with a frame pointer do not carry the
//     FrameDestroy flag on the raise, so the instruction itself decides, not
//     the flag;
//   - in the same place, what inner functions have left below the frame;
//   - after registers are popped, so are their slots: they hold the caller's
//     values, and the caller may hold a secret too;
//   - before each return, every dirty register that does not carry the result
//     is cleared, or behind the rare calls that make it dirty (RareCalls.h);
//     and of the registers that carry it, what lies beside it;
//   - before each call that may reach code that does not scrub itself, dead
//     callee-saved registers are cleared, since that code would push them;
//     before one of a public function that may save arguments, behind which
//     nothing is scrubbed, all dead registers are;
//   - before a return that foreign code may have run ahead of, a margin below
//     the stack pointer is zeroed, or, where foreign functions are asked
//     whether they scrub for themselves, before the epilogue, together with the
//     registers that they may have used; behind a call that returns twice and
//     in landing pads, the frames that longjmp or unwinding has abandoned;
//   - at the entry and before each return, last of all, a helper is called that
//     finds out whether a signal came in between, and zeroes its frame;
//   - where plugin/ir has marked the end of a secret's scope, dead registers
//     are cleared and what inner functions have left is zeroed;
//   - before a landing pad resumes unwinding, the frame is zeroed as in an
//     epilogue, what foreign code has left below it, and all dead registers.
//
// Calls that end the program are ProgramEnds.h's.
//
// An inner function (Regions.h) leaves its frame and its registers to its
// callers and only tells them what it has used.
//
// How all that is written in machine code is behind target/ScrubTarget.h.
// Covered by test/codegen and by test/residue.
//===----------------------------------------------------------------------===//

#include "codegen/Callees.h"
#include "codegen/DirtyRegisters.h"
#include "codegen/DoomedBlocks.h"
#include "codegen/ForeignStack.h"
#include "codegen/Passes.h"
#include "codegen/ProgramEnds.h"
#include "codegen/RareCalls.h"
#include "codegen/Regions.h"
#include "codegen/ReleasedStack.h"
#include "codegen/ScrubRemarks.h"
#include "codegen/UnusedHelpers.h"
#include "codegen/target/ScrubTarget.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/LiveRegUnits.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/TargetFrameLowering.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Function.h"

using namespace llvm;
using namespace zeroize;

namespace {

class ExitScrub : public MachineFunctionPass {
public:
  static char ID;
  ExitScrub(std::shared_ptr<Regions> R, std::shared_ptr<HelperUses> Uses)
      : MachineFunctionPass(ID), R(std::move(R)), Uses(std::move(Uses)) {}
  StringRef getPassName() const override { return "Zeroize exit scrub"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesCFG();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &MF) override {
    bool Changed = run(MF);
    Uses->addFunction(MF);
    return Changed;
  }

private:
  bool run(MachineFunction &MF);
  void scrubStack(MachineFunction &MF, ScrubTarget &Target, bool LeavesFrame,
                  FunctionFacts &Facts);
  void clearRegisters(MachineFunction &MF, ScrubTarget &Target,
                      FunctionFacts &Facts);
  void clearForUnwinder(MachineBasicBlock::iterator Call,
                        MachineBasicBlock &MBB, ScrubTarget &Target,
                        const ForeignStack &Foreign,
                        const DirtyRegisters &Dirty);

  std::shared_ptr<Regions> R;
  std::shared_ptr<HelperUses> Uses;
};

} // namespace

char ExitScrub::ID = 0;

using Position = MachineBasicBlock::iterator;

static bool returns(const MachineBasicBlock &MBB) {
  return MBB.isReturnBlock();
}

/// The bytes that every call of the function is sure to use, or 0 if that is
/// not the same for all calls.
static int64_t fixedFrameBytes(const MachineFunction &MF) {
  const MachineFrameInfo &MFI = MF.getFrameInfo();
  const TargetSubtargetInfo &STI = MF.getSubtarget();
  const TargetFrameLowering &TFL = *STI.getFrameLowering();
  if (MFI.hasVarSizedObjects() || MFI.hasOpaqueSPAdjustment() ||
      !MFI.getSavePoints().empty() || !TFL.hasReservedCallFrame(MF) ||
      STI.getRegisterInfo()->hasStackRealignment(MF))
    return 0;
  return static_cast<int64_t>(MFI.getStackSize()) - TFL.getOffsetOfLocalArea();
}

/// The bytes at the frame's low end that hold arguments during calls only.
static int64_t outgoingBytes(const MachineFunction &MF) {
  const MachineFrameInfo &MFI = MF.getFrameInfo();
  const TargetFrameLowering &TFL = *MF.getSubtarget().getFrameLowering();
  return TFL.hasReservedCallFrame(MF) && MFI.isMaxCallFrameSizeComputed()
             ? static_cast<int64_t>(MFI.getMaxCallFrameSize())
             : 0;
}

/// Where the frame is given back: the first instruction of each epilogue that
/// moves the stack pointer, or the return itself where there is no frame.
static SmallVector<MachineInstr *, 4> findEpilogues(const ScrubTarget &Target,
                                                    MachineFunction &MF) {
  SmallVector<MachineInstr *, 4> Epilogues, Returns;
  for (MachineBasicBlock &MBB : MF) {
    MachineInstr *First = nullptr;
    for (MachineInstr &MI : MBB) {
      if (Target.isEpilogue(MI) && !First)
        First = &MI;
      if (leavesFrameByUnwinding(MI))
        Epilogues.push_back(&MI);
    }
    if (First)
      Epilogues.push_back(First);
    if (returns(MBB))
      Returns.push_back(&*MBB.getFirstTerminator());
  }
  return Epilogues.empty() ? Returns : Epilogues;
}

/// Zeroes the slots that a run of pops leaves below the stack pointer.
static void scrubPoppedSlots(ScrubTarget &Target, MachineBasicBlock &MBB) {
  unsigned Bytes = 0;
  for (Position I = MBB.begin(); I != MBB.end(); ++I) {
    if (unsigned Popped = Target.poppedBytes(*I)) {
      Bytes += Popped;
      continue;
    }
    if (!Bytes || I->isMetaInstruction())
      continue;
    Target.zeroBelowStackPointer(I, MBB, Bytes, liveBefore(MBB, I));
    Bytes = 0;
  }
  if (Bytes)
    Target.zeroBelowStackPointer(MBB.end(), MBB, Bytes,
                                 liveBefore(MBB, MBB.end()));
}

/// Zeroes \p Depth bytes below the stack pointer on the way from \p From to
/// \p To.
static void scrubBetween(MachineBasicBlock &From, MachineBasicBlock &To,
                         int64_t Depth, ScrubTarget &Target) {
  MachineBasicBlock *MBB = &From;
  if (From.succ_size() > 1 && From.canSplitCriticalEdge(&To))
    MBB = From.SplitCriticalEdge(
        &To, MachineBasicBlock::SplitCriticalEdgeAnalyses{}, nullptr, nullptr);
  Position End = MBB->getFirstTerminator();
  Target.scrub(End, *MBB, {Depth, 0, nullptr}, liveBefore(*MBB, End));
}

/// At the exits of a function that leaves its frame, what it has used at some
/// of them only; the result is what it has used at all.
static int64_t scrubDeeper(const ReleasedStack &Released,
                           ArrayRef<MachineInstr *> Returns,
                           ArrayRef<MachineInstr *> Epilogues,
                           ScrubTarget &Target) {
  if (Returns.empty())
    return 0;
  int64_t AtAll = std::numeric_limits<int64_t>::max();
  for (const MachineInstr *Return : Returns)
    AtAll = std::min(AtAll, Released.depthAt(*Return));
  for (MachineInstr *Return : Returns) {
    MachineBasicBlock &MBB = *Return->getParent();
    int64_t Depth = Released.depthAt(*Return);
    auto Own = find_if(Epilogues, [&](const MachineInstr *Epilogue) {
      return Epilogue->getParent() == &MBB;
    });
    if (Own == Epilogues.end())
      Depth += fixedFrameBytes(*MBB.getParent());
    Position Where = Own == Epilogues.end() ? Return : *Own;
    if (Released.depthAt(*Return) > AtAll)
      Target.scrub(Where, MBB, {Depth, 0, nullptr}, liveBefore(MBB, Where));
  }
  return AtAll;
}

void ExitScrub::scrubStack(MachineFunction &MF, ScrubTarget &Target,
                           bool LeavesFrame, FunctionFacts &Facts) {
  SmallVector<MachineInstr *, 4> Epilogues = findEpilogues(Target, MF);
  SmallVector<MachineInstr *, 4> Points = Epilogues, Marks;
  if (LeavesFrame) {
    Points.clear();
    for (MachineBasicBlock &MBB : MF)
      if (returns(MBB))
        Points.push_back(&*MBB.getFirstTerminator());
  }
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB)
      if (isScopeEndMark(MI))
        Marks.push_back(&MI);

  ReleasedStack Released(MF, *R, Points, Marks);
  if (LeavesFrame)
    Facts.Depth =
        fixedFrameBytes(MF) + scrubDeeper(Released, Points, Epilogues, Target);
  for (const ReleasedStack::Place &Place : Released.findUncovered(MF)) {
    if (!Place.Call) {
      scrubBetween(*Place.From, *Place.To, Place.Depth, Target);
      continue;
    }
    MachineBasicBlock &MBB = *Place.Call->getParent();
    Position After = std::next(Position(Place.Call));
    Target.scrub(After, MBB, {Place.Depth, 0, nullptr}, liveBefore(MBB, After));
  }

  for (MachineBasicBlock &MBB : MF) {
    for (Position I = MBB.begin(), Next; I != MBB.end(); I = Next) {
      Next = std::next(I);
      bool IsPoint =
          isScopeEndMark(*I) || (!LeavesFrame && is_contained(Points, &*I));
      int64_t Below = IsPoint ? Released.depthAt(*I) : 0;
      // Pushed arguments are nobody's frame: they are zeroed in any case.
      bool Raises = Target.raisesStackPointer(*I) &&
                    !(LeavesFrame && Target.isEpilogue(*I));
      if (leavesFrameByUnwinding(*I))
        Target.scrubForUnwinder(I, MBB, Below, liveBefore(MBB, I));
      else if (int64_t Outgoing = isScopeEndMark(*I) ? outgoingBytes(MF) : 0;
               Below || Raises || Outgoing)
        Target.scrub(I, MBB, {Below, Outgoing, Raises ? &*I : nullptr},
                     liveBefore(MBB, I));
    }
    if (!LeavesFrame)
      scrubPoppedSlots(Target, MBB);
  }
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : make_early_inc_range(MBB))
      if (isScopeEndMark(MI))
        MI.eraseFromParent();
}

/// How far below the stack pointer of its caller the frame of \p MF reaches,
/// and those of the bodies that it calls.
static int64_t bodyDepth(const MachineFunction &MF,
                         const ForeignStack &Foreign) {
  const MachineFrameInfo &MFI = MF.getFrameInfo();
  return static_cast<int64_t>(MFI.getStackSize()) + Foreign.bodyDepth() +
         (MFI.hasVarSizedObjects() ? AbandonedDepth - SignalDepth : 0);
}

static ScrubTarget::SignalTraces signalTraces(const MachineFunction &MF,
                                              const ForeignStack &Foreign) {
  return {bodyDepth(MF, Foreign) + SignalDepth, Foreign.entersKernel(),
          Foreign.nests()};
}

/// Whoever catches finds in most registers what was there when unwinding was
/// resumed.
void ExitScrub::clearForUnwinder(Position Call, MachineBasicBlock &MBB,
                                 ScrubTarget &Target,
                                 const ForeignStack &Foreign,
                                 const DirtyRegisters &Dirty) {
  int64_t Bytes = Foreign.asks() ? 0 : Foreign.depthAt(*Call);
  Bytes = std::max(Bytes, Foreign.unwindingDepth());
  if (!Bytes) {
    Target.clearDeadRegisters(Call, MBB, Dirty, liveBefore(MBB, Call));
    return;
  }
  Target.scrubForeignStack(Call, MBB, Bytes, liveBefore(MBB, Call));
  DirtyRegisters Everything(*MBB.getParent(), *R, /*Asks=*/false);
  Everything.addEverything();
  Target.clearDeadRegisters(Call, MBB, Everything, liveBefore(MBB, Call));
}

void ExitScrub::clearRegisters(MachineFunction &MF, ScrubTarget &Target,
                               FunctionFacts &Facts) {
  // What a doomed block writes matters to the code that it calls only, and what
  // an asked callee has left is erased at an exit only.
  DoomedBlocks Doomed(MF);
  std::optional<DirtyRegisters> All;
  bool IsInner = R->isInner(MF.getFunction());
  bool LeavesRegisters = R->leavesRegisters(MF.getFunction());
  bool ClearsForeign = !R->leavesForeignRegisters(MF.getFunction());
  settleRareCalls(MF, *R, Target, ClearsForeign);
  ForeignStack Foreign(MF, *R);
  if (!LeavesRegisters)
    clearBehindRareCalls(MF, *R, Target, Foreign.asks());
  DirtyRegisters Dirty(MF, *R, Foreign.asks());
  Dirty.exportTo(Facts);
  bool BeginsRegion = !MF.getFunction().hasFnAttribute(BeginsNoRegion);
  // A cell is known to its own function only.
  std::optional<int> Cell = R->cellOf(MF.getFunction());
  bool AsksHere = Foreign.asks() && (!IsInner || Cell);
  Facts.EntersKernel = Foreign.entersKernel();
  Facts.Nests = Foreign.nests();
  if (LeavesRegisters && (Foreign.bodyDepth() || !IsInner))
    Facts.BodyDepth = bodyDepth(MF, Foreign);
  if (IsInner && Foreign.asks() && !AsksHere)
    append_range(Facts.Asked, Foreign.asked());
  if (IsInner && Foreign.depth() && !AsksHere)
    Facts.ForeignDepth = Foreign.depth() +
                         static_cast<int64_t>(MF.getFrameInfo().getStackSize());
  Facts.ReachesForeignCode = false;
  SmallVector<MachineInstr *, 4> Epilogues;
  if (AsksHere)
    Epilogues = findEpilogues(Target, MF);
  for (MachineBasicBlock &MBB : MF) {
    if (MBB.isEHPad()) {
      Position Start = MBB.SkipPHIsLabelsAndDebug(MBB.begin());
      Target.scrubUnwoundStack(Start, MBB, AbandonedDepth,
                               liveBefore(MBB, Start));
    }
    for (Position I = MBB.begin(), Next; I != MBB.end(); I = Next) {
      Next = std::next(I);
      bool IsExit = I->isReturn() && !IsInner;
      // The frame still stands, and the cell in it.
      bool IsEpilogue = is_contained(Epilogues, &*I);
      if (Foreign.asks() && (IsEpilogue || isScopeEndMark(*I)))
        if (int64_t Bytes = Foreign.depthAt(*I))
          Target.scrubUnlessAttested(I, MBB, Bytes, Foreign.asked(), Cell,
                                     IsEpilogue ? ScrubTarget::Place::Exit
                                                : ScrubTarget::Place::Inside,
                                     ClearsForeign, liveBefore(MBB, I));
      if (leavesFrameByUnwinding(*I))
        clearForUnwinder(I, MBB, Target, Foreign, Dirty);
      if (IsExit && !I->isCall() && !LeavesRegisters)
        Target.narrowResult(I, MBB);
      if (IsExit && !LeavesRegisters) {
        int64_t Bytes = AsksHere ? 0 : Foreign.depthAt(*I);
        if (Bytes)
          Bytes += static_cast<int64_t>(MF.getFrameInfo().getStackSize());
        if (BeginsRegion &&
            Target.leaveAtOnce(I, MBB, Bytes, signalTraces(MF, Foreign), Dirty,
                               liveBefore(MBB, I)))
          IsExit = false;
      }
      if (!Foreign.asks() && (IsExit || isScopeEndMark(*I)))
        if (int64_t Bytes = Foreign.depthAt(*I))
          // At the exit the frame has been given back.
          Target.scrubForeignStack(
              I, MBB, Bytes + (IsExit ? MF.getFrameInfo().getStackSize() : 0),
              liveBefore(MBB, I));
      if (isScopeEndMark(*I))
        Target.clearDeadRegisters(I, MBB, Dirty, liveBefore(MBB, I));
      if (IsExit && !LeavesRegisters) {
        Target.clearRegisters(I, MBB, Dirty, liveBefore(MBB, I));
        if (BeginsRegion)
          Target.leaveRegion(I, MBB, signalTraces(MF, Foreign),
                             liveBefore(MBB, I));
      }
      if (Regions::Token Token = R->tokenFor(*I); Token != Regions::Token::No)
        Target.giveToken(I, MBB, Token == Regions::Token::Passed);
      else if (const Function *Callee = I->isCall() ? getCallee(*I) : nullptr;
               Callee && R->passesToken(*Callee))
        Target.refuseToken(I, MBB);
      if (returnsTwice(*I))
        Target.scrubAbandonedStack(*I, AbandonedDepth);
      if (!I->isCall() || !R->reachesForeignCode(*I))
        continue;
      Facts.ReachesForeignCode = true;
      if (I->isReturn())
        continue;
      LiveRegUnits Live = liveBefore(MBB, I);
      bool IsDoomed = Doomed.contains(MBB);
      bool SavesAll = savesDeadArguments(*I);
      if ((IsDoomed || SavesAll) && !All) {
        All.emplace(MF, *R, /*Asks=*/false, /*WithDoomed=*/true);
        // What others have left there, at whose end the callers of this
        // function were told so.
        All->addEverything();
      }
      Target.clearCalleeSaved(I, MBB, IsDoomed ? *All : Dirty, Live);
      if (SavesAll)
        Target.clearDeadRegisters(I, MBB, *All, Live, publicCallee(*I));
    }
  }
  Target.dropRepeatedClears();
}

bool ExitScrub::run(MachineFunction &MF) {
  const Function &F = MF.getFunction();
  bool IsSecret = F.hasFnAttribute(SecretFunction);
  if (MF.empty() || (!IsSecret && !hasProgramEnds(MF)))
    return false;
  auto Target = ScrubTarget::create(MF);
  if (!Target) {
    F.getContext().diagnose(DiagnosticInfoUnsupported(
        F, "secrets are not supported on this target [zeroize-target]"));
    return false;
  }
  if (!IsSecret) {
    expandProgramEnds(MF, *Target, *R);
    return true;
  }
  if (!isInt<32>(MF.getFrameInfo().getStackSize())) {
    F.getContext().diagnose(DiagnosticInfoUnsupported(
        F, "a frame of " + Twine(MF.getFrameInfo().getStackSize()) +
               " bytes is too large to be scrubbed [zeroize-frame]"));
    return false;
  }
  FunctionFacts Facts;
  if (const Function *Body = bodyOf(F)) {
    // Nothing may have been added to the call: neither checks nor counters.
    if (MF.size() != 1 || F.hasPersonalityFn()) {
      F.getContext().diagnose(DiagnosticInfoUnsupported(
          F, "code was added to the entry of a secret region by a pass that is "
             "not known [zeroize-entry]"));
      return false;
    }
    const FunctionFacts &Left = R->factsOf(*Body);
    Facts.ReachesForeignCode = Left.ReachesForeignCode;
    bool MayNest = Left.BodyDepth <= NestedDepth && !R->isRecursive(*Body);
    Target->becomeEntry(
        Body->getName(), Left, MayNest,
        {Left.BodyDepth + SignalDepth, Left.EntersKernel, Left.Nests});
    R->record(F, std::move(Facts));
    return true;
  }
  // A function that is left by unwinding has not reached all its calls.
  bool LeavesFrame = R->leavesFrame(F) && F.doesNotThrow() &&
                     !F.hasFnAttribute(ScrubsOwnFrame) && fixedFrameBytes(MF);
  if (!F.hasFnAttribute(BeginsNoRegion))
    remarkScrub(MF, *R, LeavesFrame);
  clearRegisters(MF, *Target, Facts);
  // Before the prologue: where it enters, nothing of this call is in registers.
  if (MachineBasicBlock &Entry = MF.front();
      !R->leavesRegisters(F) && !F.hasFnAttribute(BeginsNoRegion) &&
      Entry.pred_empty()) {
    Position Start = skipDebugInstructionsForward(Entry.begin(), Entry.end());
    Target->enterRegion(Start, Entry, liveBefore(Entry, Start));
  }
  if (R->passesToken(F))
    Target->readToken(MF.front().begin(), MF.front());
  scrubStack(MF, *Target, LeavesFrame, Facts);
  expandProgramEnds(MF, *Target, *R);
  R->record(F, std::move(Facts));
  return true;
}

FunctionPass *zeroize::createExitScrubPass(std::shared_ptr<Regions> R,
                                           std::shared_ptr<HelperUses> Uses) {
  return new ExitScrub(std::move(R), std::move(Uses));
}
