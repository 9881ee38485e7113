// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See FrameTable.h. Relies on frame lowering keeping the distances between
// stack objects, as MachineFrameInfo has them, among those that are not fixed;
// those that are fixed (saved registers) move away from them in a realigned
// frame. What `alloca` makes lies outside and is not in the table.

#include "codegen/FrameTable.h"
#include "codegen/StackObjects.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/TargetFrameLowering.h"
#include "llvm/CodeGen/TargetLowering.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/InstrTypes.h"

using namespace llvm;

namespace zeroize {

using Range = FrameTable::Range;

/// The registers that \p F saves are its callers'. A debugger, or a handler
/// that makes a backtrace, wants those of public ones.
static bool isCalledBySecretOnly(const Function &F) {
  return F.hasLocalLinkage() && all_of(F.uses(), [](const Use &U) {
           const auto *Call = dyn_cast<CallBase>(U.getUser());
           return Call && Call->isCallee(&U) &&
                  Call->getFunction()->hasFnAttribute(SecretFunction);
         });
}

static std::optional<Range::Kind> kindOf(const MachineFunction &MF, int Index) {
  const MachineFrameInfo &MFI = MF.getFrameInfo();
  if (MFI.isSpillSlotObjectIndex(Index) || isTemporary(MF, Index))
    return Range::Unmarked;
  const AllocaInst *Local = MFI.getObjectAllocation(Index);
  if (Local && Local->hasMetadata(DeclaredLocal))
    return Range::Declared;
  if (Local && Local->hasMetadata(ErasedLocal))
    return Range::Unmarked;
  return std::nullopt;
}

/// A piece of the frame; without a kind it is kept.
struct Piece {
  int64_t Begin, End;
  std::optional<Range::Kind> Kind;
};

/// Puts \p Pieces in order, and what lies between them, from \p Low to \p High,
/// along with what is not kept: it is nobody's, and other functions may have
/// left something there.
static SmallVector<Range, 16> fill(SmallVectorImpl<Piece> &Pieces, int64_t Low,
                                   int64_t High) {
  llvm::sort(Pieces,
             [](const Piece &A, const Piece &B) { return A.Begin < B.Begin; });
  Pieces.push_back({High, High, std::nullopt});
  SmallVector<Range, 16> Ranges;
  auto Add = [&Ranges](int64_t Begin, int64_t End, Range::Kind Kind) {
    if (Begin >= End)
      return;
    if (!Ranges.empty() && Ranges.back().Which == Kind &&
        Ranges.back().Offset + Ranges.back().Bytes == Begin)
      Ranges.back().Bytes += End - Begin;
    else
      Ranges.push_back({Begin, End - Begin, Kind});
  };
  for (const Piece &P : Pieces) {
    Add(Low, P.Begin, Range::Unmarked);
    if (P.Kind)
      Add(P.Begin, P.End, *P.Kind);
    Low = std::max(Low, P.End);
  }
  return Ranges;
}

FrameTable makeFrameTable(const MachineFunction &MF) {
  const MachineFrameInfo &MFI = MF.getFrameInfo();
  const TargetSubtargetInfo &STI = MF.getSubtarget();
  const TargetFrameLowering &TFL = *STI.getFrameLowering();
  const Function &F = MF.getFunction();
  FrameTable Table;
  Table.ReturnsTwice = MF.exposesReturnsTwice();
  bool IsRealigned = STI.getRegisterInfo()->hasStackRealignment(MF);
  bool KeepsSaved = !isCalledBySecretOnly(F);
  // Return address, frame pointer.
  int64_t Top = TFL.getOffsetOfLocalArea() * (TFL.hasFP(MF) ? 2 : 1);

  SmallVector<Piece, 32> Pieces;
  for (int I = MFI.getObjectIndexBegin(), E = MFI.getObjectIndexEnd(); I < E;
       ++I) {
    if (MFI.isDeadObjectIndex(I) || MFI.isVariableSizedObjectIndex(I) ||
        MFI.getStackID(I) != TargetStackID::Default ||
        MFI.getObjectSize(I) <= 0)
      continue;
    int64_t Offset = MFI.getObjectOffset(I);
    bool IsFixed = MFI.isFixedObjectIndex(I);
    // Arguments are the caller's. In a realigned frame what is fixed is not
    // where the rest is.
    if (IsFixed && (Offset >= Top || IsRealigned))
      continue;
    if (!IsFixed && !Table.Base) {
      Register Base;
      Table.Origin =
          TFL.getFrameIndexReference(MF, I, Base).getFixed() - Offset;
      Table.Base = Base.asMCReg();
    }
    bool IsSaved =
        any_of(MFI.getCalleeSavedInfo(), [I](const CalleeSavedInfo &Saved) {
          return !Saved.isSpilledToReg() && Saved.getFrameIdx() == I;
        });
    std::optional<Range::Kind> Kind;
    if (IsSaved && !KeepsSaved)
      Kind = Range::Unmarked;
    else if (!IsFixed && !IsSaved)
      Kind = kindOf(MF, I);
    if (const AllocaInst *Local = MFI.getObjectAllocation(I);
        Local && Local->hasMetadata(FrameRecord)) {
      Table.Record = Offset;
      Kind = std::nullopt;
    }
    Pieces.push_back({Offset, Offset + MFI.getObjectSize(I), Kind});
  }
  if (!Table.Base)
    return Table;

  int64_t Low = Top, High = IsRealigned ? Low - MFI.getStackSize() : Top;
  for (const Piece &P : Pieces) {
    Low = std::min(Low, P.Begin);
    if (IsRealigned)
      High = std::max(High, P.End);
  }
  bool FromSP = Register(Table.Base) ==
                STI.getTargetLowering()->getStackPointerRegisterToSaveRestore();
  if (TFL.hasReservedCallFrame(MF) && MFI.isMaxCallFrameSizeComputed() &&
      (FromSP || !IsRealigned)) {
    Low = FromSP ? -Table.Origin
                 : TFL.getOffsetOfLocalArea() -
                       static_cast<int64_t>(MFI.getStackSize());
    std::optional<Range::Kind> Kind;
    if (!F.hasFnAttribute(KeepsArguments))
      Kind =
          F.hasFnAttribute(EndTakesStack) ? Range::InCallers : Range::Unmarked;
    if (auto Bytes = static_cast<int64_t>(MFI.getMaxCallFrameSize()))
      Pieces.push_back({Low, Low + Bytes, Kind});
  }
  Table.Ranges = fill(Pieces, Low, High);
  return Table;
}

} // namespace zeroize
