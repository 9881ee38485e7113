// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Zeroes stack memory: a few stores where the size is known and small, a loop
// otherwise. Nothing here reads memory or changes a live register; where the
// flags are live (a shrink-wrapped epilogue between a compare and its branch),
// a loop saves them. Covered by test/codegen/frame-scrub.ll and
// test/residue/frame.

#include "codegen/target/X86_64.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/TargetFrameLowering.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/MC/MCDwarf.h"

using namespace llvm;

namespace zeroize {

/// Above that, in bytes, a loop is shorter than single stores and as fast.
static constexpr int64_t UnrollLimit = 128;
static constexpr int64_t SmallUnrollLimit = 64;

/// Bytes that the loop over a frame of known size zeroes in one turn.
static constexpr int64_t LoopStep = 64;

int64_t X86_64::widestStore() const { return has("avx") ? 32 : 16; }

/// Stores \p Bytes (8 to 32) zero bytes.
std::string X86_64::store(MCRegister Zero, int64_t Bytes) const {
  std::string Name = attName(Zero, TRI);
  if (Bytes == 32)
    Name[1] = 'y';
  return std::string(has("avx") ? "v" : "") +
         (Bytes == 8 ? "movlps " : "movups ") + Name + ", ";
}

/// With single instructions that store zeros from \p Zero, if there is one.
/// They are volatile, so that no pass takes them for dead; assembly would say
/// the same and take far longer to compile.
void X86_64::zeroUnrolled(Position P, MachineBasicBlock &MBB,
                          const MachineOperand &Base, int64_t Begin,
                          int64_t End, MCRegister Zero) const {
  std::string V = has("avx") ? "V" : "";
  for (int64_t Offset = Begin, Size; Offset < End; Offset += Size) {
    int64_t Left = End - Offset;
    MCRegister Value = Left >= 8 ? Zero : MCRegister();
    std::string Store;
    if (Value && Left >= widestStore()) {
      Size = widestStore();
      Store = Size == 32 ? "VMOVUPSYmr" : "MOVUPSmr";
      if (Size == 32)
        Value = reg(("Y" + StringRef(TRI.getName(Zero)).drop_front()).str());
    } else if (Value) {
      Size = Left >= 16 ? 16 : 8;
      Store = V + (Size == 16 ? "MOVUPSmr" : "MOVLPSmr");
    } else {
      // A leaf without calls may have a frame of any size, one byte even.
      Size = Left >= 8 ? 8 : Left >= 4 ? 4 : Left >= 2 ? 2 : 1;
      Store = Size == 8   ? "MOV64mi32"
              : Size == 4 ? "MOV32mi"
              : Size == 2 ? "MOV16mi"
                          : "MOV8mi";
    }
    MachinePointerInfo Where;
    if (Base.isFI())
      Where = MachinePointerInfo::getFixedStack(MF, Base.getIndex(), Offset);
    // Base, scale, index, displacement, segment; then the value.
    auto MIB =
        BuildMI(MBB, P, MBB.findDebugLoc(P), TII.get(opcodeOf(Store)))
            .add(Base)
            .addImm(1)
            .addReg(0)
            .addImm(Offset)
            .addReg(0)
            .addMemOperand(MF.getMachineMemOperand(
                Where,
                MachineMemOperand::MOStore | MachineMemOperand::MOVolatile,
                Size, Align(1)));
    if (Value)
      MIB.addReg(Value);
    else
      MIB.addImm(0);
  }
}

bool X86_64::isUnrolled(int64_t Size) const {
  return Size <=
         (MF.getFunction().hasOptSize() ? SmallUnrollLimit : UnrollLimit);
}

/// The bytes that are sure to lie between the stack pointer, where it is in the
/// body of the function, and \p End.
int64_t X86_64::leastBytes(const Extent &End) const {
  if (End.Base == RSP)
    return End.Offset;
  if (End.Base != TRI.getFrameRegister(MF).asMCReg())
    return 0;
  // All but the slot of the caller's frame pointer is below the frame pointer.
  return static_cast<int64_t>(MF.getFrameInfo().getStackSize()) - 8 +
         End.Offset;
}

/// Calls a helper that does that, if it may use what it needs.
bool X86_64::zeroByHelper(Position P, MachineBasicBlock &MBB,
                          const Extent &Range, const LiveRegUnits &Live) const {
  bool IsFixed = Range.Base == RSP;
  // The stores of that one are 16 bytes wide, and leave the upper part of xmm0.
  if (leastBytes(Range) < LoopStep || (IsFixed && isUnrolled(Range.Offset)) ||
      !has("sse2") || has("avx") || !isFree(reg("XMM0"), Live) ||
      !isFree(reg("R11"), Live) || !Live.available(reg("EFLAGS")))
    return false;
  Asm Code;
  if (IsFixed) {
    Code.line("movl $$" + Twine(Range.Offset) + ", %r11d");
  } else {
    Code.line("leaq " + Twine(Range.Offset) + "(" + attName(Range.Base, TRI) +
              "), %r11");
    Code.line("subq %rsp, %r11");
    Code.use(Range.Base);
  }
  callHelper("__zeroize_zero_frame", Code);
  Code.clobber(reg("R11")).clobber(reg("XMM0")).clobber(reg("EFLAGS"));
  Code.use(RSP).emit(MBB, P);
  return true;
}

/// The loop counts down, and what does not fill a turn lies at the low end: so
/// all displacements are short.
void X86_64::zeroFixed(Position P, MachineBasicBlock &MBB, int64_t Size,
                       MCRegister Zero, MCRegister Counter,
                       int64_t Bias) const {
  auto Base = MachineOperand::CreateReg(RSP, /*isDef=*/false);
  if (isUnrolled(Size) || !Counter || !Zero)
    return zeroUnrolled(P, MBB, Base, Bias, Bias + Size, Zero);
  int64_t Step = MF.getFunction().hasMinSize() ? widestStore() : LoopStep;
  int64_t Begin = Bias + Size % Step;
  zeroUnrolled(P, MBB, Base, Bias, Begin, Zero);
  std::string Index = attName(Counter, TRI), Count = lowerHalf(Counter);
  Asm Code;
  Code.line("movl $$" + Twine(Size / Step * Step) + ", " + Count);
  Code.line(".Lzeroize_frame${:uid}:");
  for (int64_t Offset = 0; Offset < Step; Offset += widestStore())
    Code.line(store(Zero, widestStore()) + Twine(Begin + Offset - Step) +
              "(%rsp," + Index + ")");
  Code.line("addl $$-" + Twine(Step) + ", " + Count);
  Code.line("jne .Lzeroize_frame${:uid}");
  Code.clobber(Counter).clobber(reg("EFLAGS")).use(Zero).use(RSP);
  Code.emit(MBB, P);
}

void X86_64::zeroUpTo(Position P, MachineBasicBlock &MBB, const Extent &Range,
                      MCRegister Zero, MCRegister Cursor, int64_t Bias) const {
  // The cursor runs from the stack pointer's distance to the base up to the
  // end's.
  std::string Base = attName(Range.Base, TRI), Index = attName(Cursor, TRI);
  int64_t Step = Zero ? 16 : 8;
  Asm Code;
  Code.line("leaq " + Twine(Bias) + "(%rsp), " + Index);
  Code.line("subq " + Base + ", " + Index);
  Code.line("jmp .Lzeroize_test${:uid}");
  Code.line(".Lzeroize_frame${:uid}:");
  std::string Target = "(" + Base + "," + Index + ")";
  if (Zero)
    Code.line(store(Zero, 16) + Target);
  else
    Code.line("movq $$0, " + Target);
  Code.line("addq $$" + Twine(Step) + ", " + Index);
  Code.line(".Lzeroize_test${:uid}:");
  Code.line("cmpq $$" + Twine(Range.Offset - Step) + ", " + Index);
  Code.line("jle .Lzeroize_frame${:uid}");
  if (Zero) {
    Code.line("cmpq $$" + Twine(Range.Offset) + ", " + Index);
    Code.line("jge .Lzeroize_end${:uid}");
    Code.line(store(Zero, 8) + Target);
    Code.line(".Lzeroize_end${:uid}:");
  }
  Code.clobber(Cursor).clobber(reg("EFLAGS")).use(Range.Base).use(RSP);
  if (Zero)
    Code.use(Zero);
  Code.emit(MBB, P);
}

/// Whether unwinders reckon the frame's end from the stack pointer at \p P:
/// they do where there is no frame pointer, and where it is not set up yet, or
/// is the caller's again.
bool X86_64::isUnwoundByStackPointer(Position P,
                                     const MachineBasicBlock &MBB) const {
  if (!MF.needsFrameMoves())
    return false;
  if (!MF.getSubtarget().getFrameLowering()->hasFP(MF))
    return true;
  MCRegister FP = TRI.getFrameRegister(MF).asMCReg();
  SmallPtrSet<const MachineBasicBlock *, 8> Seen;
  SmallVector<const MachineBasicBlock *, 8> Preceding;
  auto Look = [&](auto Begin, auto End) -> std::optional<bool> {
    for (const MachineInstr &MI : make_range(Begin, End)) {
      if (MI.getFlag(MachineInstr::FrameSetup) && MI.definesRegister(FP, &TRI))
        return false;
      if (MI.getFlag(MachineInstr::FrameDestroy) &&
          MI.modifiesRegister(FP, &TRI))
        return true;
    }
    return std::nullopt;
  };
  std::optional<bool> Known =
      Look(std::make_reverse_iterator(MachineBasicBlock::const_iterator(P)),
           std::make_reverse_iterator(MBB.begin()));
  llvm::append_range(Preceding, MBB.predecessors());
  // Whichever way leads here.
  while (!Known && !Preceding.empty()) {
    const MachineBasicBlock *Block = Preceding.pop_back_val();
    if (!Seen.insert(Block).second)
      continue;
    Known = Look(Block->rbegin(), Block->rend());
    llvm::append_range(Preceding, Block->predecessors());
  }
  return Known.value_or(true);
}

void push(Asm &Code, StringRef What, bool TellUnwinders) {
  Code.line("push" + What);
  if (TellUnwinders)
    Code.line(".cfi_adjust_cfa_offset 8");
}

void pop(Asm &Code, StringRef What, bool TellUnwinders) {
  Code.line("pop" + What);
  if (TellUnwinders)
    Code.line(".cfi_adjust_cfa_offset -8");
}

/// Between these two moves the memory belongs to the frame: a signal handler
/// does not overwrite it, and memory checkers accept the stores. What they
/// release is zeroed: they are marked as a part of the frame's setting up,
/// which releases nothing.
void X86_64::moveStackPointer(int64_t Bytes, Position P,
                              MachineBasicBlock &MBB) const {
  // Base, scale, index, displacement, segment.
  BuildMI(MBB, P, MBB.findDebugLoc(P), TII.get(opcodeOf("LEA64r")), RSP)
      .addReg(RSP)
      .addImm(1)
      .addReg(0)
      .addImm(Bytes)
      .addReg(0)
      .setMIFlag(MachineInstr::FrameSetup);
  if (!isUnwoundByStackPointer(P, MBB))
    return;
  unsigned Index =
      MF.addFrameInst(MCCFIInstruction::createAdjustCfaOffset(nullptr, -Bytes));
  BuildMI(MBB, P, MBB.findDebugLoc(P), TII.get(TargetOpcode::CFI_INSTRUCTION))
      .addCFIIndex(Index);
}

void X86_64::zero(Extent Range, int64_t Below, Position P,
                  MachineBasicBlock &MBB, const LiveRegUnits &Live) {
  MCRegister Zero = freeXMM(Live), Counter = freeGPR(Live);
  bool IsFixed = Range.Base == RSP;
  if (IsFixed)
    Range.Offset += Below;
  if (IsFixed && Range.Offset <= 0)
    return;
  if (IsFixed && Range.Offset < 16)
    Zero = {};
  if (Below)
    moveStackPointer(-Below, P, MBB);
  if (zeroByHelper(P, MBB, Range, Live)) {
    if (Below)
      moveStackPointer(Below, P, MBB);
    return;
  }
  // A frame whose end is known only at run time needs a cursor. With none free,
  // the one saved register goes to a slot of its own, which is zeroed again
  // below.
  bool HasLoop = !IsFixed || (!isUnrolled(Range.Offset) && Counter && Zero);
  bool SavesCursor = !IsFixed && !Counter;
  bool SavesFlags = HasLoop && !Live.available(reg("EFLAGS"));
  int64_t Bias = 0;
  bool Tells = (SavesCursor || SavesFlags) && isUnwoundByStackPointer(P, MBB);
  Asm Save, Restore;
  if (SavesCursor) {
    Counter = reg("R11");
    push(Save, "q %r11", Tells);
    Bias += 8;
  }
  if (SavesFlags) {
    push(Save, "fq", Tells);
    Bias += 8;
    pop(Restore, "fq", Tells);
    Restore.define(reg("EFLAGS"));
  }
  if (SavesCursor) {
    pop(Restore, "q %r11", Tells);
    Restore.line("movq $$0, -8(%rsp)").define(Counter);
  }
  Save.use(RSP).emit(MBB, P);
  if (Zero)
    clear(Zero, P, MBB);
  if (IsFixed)
    zeroFixed(P, MBB, Range.Offset, Zero, Counter, Bias);
  else
    zeroUpTo(P, MBB, Range, Zero, Counter, Bias);
  Restore.use(RSP).emit(MBB, P);
  if (Below)
    moveStackPointer(Below, P, MBB);
}

void X86_64::scrub(Position P, MachineBasicBlock &MBB, DeadStack Stack,
                   const LiveRegUnits &Live) {
  Extent Range{RSP, Stack.Outgoing};
  if (Stack.Raise)
    Range = opcode(*Stack.Raise) == "LEAVE64"
                ? Extent{TRI.getFrameRegister(MF).asMCReg(), 0}
                : released(*Stack.Raise);
  zero(Range, Stack.Below, P, MBB, Live);
}

void X86_64::scrubForUnwinder(Position Call, MachineBasicBlock &MBB,
                              int64_t Below, const LiveRegUnits &Live) {
  const MachineFrameInfo &MFI = MF.getFrameInfo();
  int64_t SavedBytes = 0;
  for (const CalleeSavedInfo &Saved : MFI.getCalleeSavedInfo())
    if (TRI.isGeneralPurposeRegister(MF, Saved.getReg()))
      SavedBytes += 8;
  Extent Range{RSP, static_cast<int64_t>(MFI.getStackSize()) - SavedBytes};
  if (MF.getSubtarget().getFrameLowering()->hasFP(MF))
    Range = {TRI.getFrameRegister(MF).asMCReg(), -SavedBytes};
  zero(Range, Below, Call, MBB, Live);
}

/// Says for each register that the pops before \p P have read back that its old
/// value is no longer in the frame: an unwinder that stops here (debugger,
/// profiler, signal handler) would take the zeros for the caller's value, and
/// lose the caller's frame if that is its frame pointer.
void X86_64::forgetPoppedSlots(Position P, MachineBasicBlock &MBB) const {
  if (!MF.needsFrameMoves())
    return;
  for (Position I = P; I != MBB.begin();) {
    --I;
    if (I->isMetaInstruction())
      continue;
    if (!poppedBytes(*I))
      return;
    for (const MachineOperand &Popped : I->all_defs()) {
      MCRegister Reg = Popped.getReg().asMCReg();
      if (!isCalleeSaved(Reg))
        continue;
      unsigned Index = MF.addFrameInst(MCCFIInstruction::createRestore(
          nullptr, TRI.getDwarfRegNum(Reg, /*isEH=*/true)));
      BuildMI(MBB, P, MBB.findDebugLoc(P),
              TII.get(TargetOpcode::CFI_INSTRUCTION))
          .addCFIIndex(Index);
    }
  }
}

void X86_64::zeroBelowStackPointer(Position P, MachineBasicBlock &MBB,
                                   unsigned Bytes, const LiveRegUnits &Live) {
  forgetPoppedSlots(P, MBB);
  MCRegister Zero = Bytes >= 16 ? freeXMM(Live) : MCRegister();
  if (Zero)
    clear(Zero, P, MBB);
  zeroUnrolled(P, MBB, MachineOperand::CreateReg(RSP, /*isDef=*/false),
               -static_cast<int64_t>(Bytes), 0, Zero);
}

void X86_64::zeroSlot(Position P, MachineBasicBlock &MBB, int FrameIndex,
                      int64_t Bytes) {
  zeroUnrolled(P, MBB, MachineOperand::CreateFI(FrameIndex), 0, Bytes, {});
}

/// Calls a helper that keeps every register but r11, its argument.
void X86_64::callScrub(StringRef Helper, int64_t Argument, Position P,
                       MachineBasicBlock &MBB, const LiveRegUnits &Live,
                       bool IsPrologue) {
  Asm Code;
  bool Saves = !Live.available(reg("R11"));
  bool Tells = Saves && isUnwoundByStackPointer(P, MBB);
  if (Saves)
    push(Code, "q %r11", Tells);
  if (Argument)
    Code.line("movl $$" + Twine(Argument) + ", %r11d");
  callHelper(Helper, Code);
  if (Saves) {
    pop(Code, "q %r11", Tells);
    Code.line("movq $$0, -8(%rsp)");
  } else {
    Code.clobber(reg("R11"));
  }
  Code.clobber(reg("EFLAGS"));
  Code.use(RSP);
  Code.emit(MBB, P, IsPrologue);
}

void X86_64::scrubForeignStack(Position P, MachineBasicBlock &MBB,
                               int64_t Bytes, const LiveRegUnits &Live) {
  callScrub("__zeroize_scrub_below", Bytes, P, MBB, Live);
}

void X86_64::scrubUnwoundStack(Position P, MachineBasicBlock &MBB,
                               int64_t Bytes, const LiveRegUnits &Live) {
  callScrub("__zeroize_abandon", Bytes, P, MBB, Live);
}

StringRef X86_64::enteringHelper() const {
  return MF.getFunction().hasFnAttribute(WatchesThread) ? "__zeroize_end_enter"
                                                        : "__zeroize_enter";
}

void X86_64::enterRegion(Position P, MachineBasicBlock &MBB,
                         const LiveRegUnits &Live) {
  callScrub(enteringHelper(), 0, P, MBB, Live, /*IsPrologue=*/true);
}

/// The helpers want all in one register.
int64_t X86_64::encode(SignalTraces Traces) {
  return (Traces.Bytes + 15) / 16 * 16 + Traces.EntersKernel + 2 * Traces.Nests;
}

void X86_64::leaveRegion(Position Return, MachineBasicBlock &MBB,
                         SignalTraces Traces, const LiveRegUnits &Live) {
  callScrub("__zeroize_leave", encode(Traces), Return, MBB, Live);
}

void X86_64::scrubAbandonedStack(MachineInstr &Call, int64_t Bytes) {
  Asm Code;
  Code.line("testl %eax, %eax");
  Code.line("je .Lzeroize_once${:uid}");
  Code.line("movl $$" + Twine(Bytes) + ", %r11d");
  callHelper("__zeroize_abandon", Code);
  Code.line(".Lzeroize_once${:uid}:");
  Code.use(reg("EAX"));
  Code.use(RSP);
  Code.clobber(reg("R11"));
  Code.clobber(reg("EFLAGS"));
  Code.emit(*Call.getParent(), std::next(Position(Call)));
}

} // namespace zeroize
