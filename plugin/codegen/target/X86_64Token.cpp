// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How a function tells another one that it is called from inside a region: the
// token. At the call, r11 has the address of the return address. Of all that
// r11 may happen to hold at a call this is the last: nobody has a use for an
// address below the stack pointer, and once the call has returned, or made
// another one, it is wrong. A procedure linkage table leaves r11 as it is, or,
// where it binds lazily, makes the first call one without a token. Covered by
// test/codegen/region-entries.c and test/residue/library/nested*.c.

#include "codegen/Regions.h"
#include "codegen/target/X86_64.h"
#include "ir/ArgumentRegisters.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/TargetFrameLowering.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InlineAsm.h"

using namespace llvm;

namespace zeroize {

/// Texts of assembly statements of our own.
static constexpr char KeepText[] = "movq %r11, $0";
static constexpr char LoadText[] = "movq $0, %r11 # zeroize: token";

static bool touchesR11(const MachineInstr &MI, bool IsRead) {
  const TargetRegisterInfo &TRI = *MI.getMF()->getSubtarget().getRegisterInfo();
  return any_of(MI.operands(), [&](const MachineOperand &Operand) {
    return Operand.isReg() && Operand.getReg().isPhysical() &&
           Operand.isUse() == IsRead &&
           StringRef(TRI.getName(Operand.getReg())).starts_with("R11");
  });
}

/// Nor where the callee is to keep r11.
bool ScrubTarget::canGiveToken(const MachineInstr &Call) {
  const TargetRegisterInfo &TRI =
      *Call.getMF()->getSubtarget().getRegisterInfo();
  auto ClobbersR11 = [&](const MachineOperand &Operand) {
    if (Operand.isRegMask())
      for (unsigned Reg = 1, E = TRI.getNumRegs(); Reg != E; ++Reg)
        if (StringRef(TRI.getName(Reg)) == "R11")
          return MachineOperand::clobbersPhysReg(Operand.getRegMask(), Reg);
    return false;
  };
  return !touchesR11(Call, /*IsRead=*/true) &&
         any_of(Call.operands(), ClobbersR11);
}

/// The assembly with which loadToken has prepared \p Call, if what it has put
/// into r11 is still there.
static const MachineInstr *findLoad(const MachineInstr &Call) {
  MachineBasicBlock::const_reverse_iterator I(Call);
  for (++I; I != Call.getParent()->rend(); ++I) {
    if (I->isInlineAsm() &&
        StringRef(I->getOperand(InlineAsm::MIOp_AsmString).getSymbolName()) ==
            LoadText)
      return &*I;
    if (I->isCall() || touchesR11(*I, /*IsRead=*/false))
      break;
  }
  return nullptr;
}

bool ScrubTarget::canPassToken(const MachineInstr &Call) {
  return canGiveToken(Call) && findLoad(Call);
}

/// No assembly: before every call, each statement of it would cost as much time
/// as compiling a small function.
void X86_64::giveToken(Position Call, MachineBasicBlock &MBB, bool IsPassed) {
  MCRegister R11 = reg("R11");
  // Nothing has read it up to now.
  if (IsPassed)
    const_cast<MachineInstr *>(findLoad(*Call))->clearRegisterDeads(R11);
  // Base, scale, index, displacement, segment.
  BuildMI(MBB, Call, MBB.findDebugLoc(Call), TII.get(opcodeOf("LEA64r")), R11)
      .addReg(RSP)
      .addImm(1)
      .addReg(IsPassed ? R11 : MCRegister())
      .addImm(IsPassed ? 0 : -8)
      .addReg(0);
  Call->addOperand(MF, MachineOperand::CreateReg(R11, /*isDef=*/false,
                                                 /*isImp=*/true));
}

void X86_64::refuseToken(Position Call, MachineBasicBlock &MBB) {
  Asm Code;
  Code.line("xorl %r11d, %r11d");
  Code.clobber(reg("R11"));
  Code.clobber(reg("EFLAGS"));
  Code.emit(MBB, Call);
}

/// The helper that ends the region and clears what \p Left says.
StringRef X86_64::leavingHelper(const FunctionFacts &Left) const {
  auto IsDirty = [&](const Twine &Name) {
    MCRegister Reg = reg(Name.str());
    return Reg && !Left.DirtyUnits.empty() &&
           any_of(TRI.regunits(Reg), [&](MCRegUnit Unit) {
             return Left.DirtyUnits.test(static_cast<unsigned>(Unit));
           });
  };
  bool Narrow = false, Others = Left.UnknownCodeRan || Left.HighVectorsUsed ||
                                Left.WideVectorsUsed || IsDirty("FPSW");
  for (unsigned I = 0; I != 32; ++I) {
    if (IsDirty("XMM" + Twine(I)))
      (I < 8 && !has("avx") ? Narrow : Others) = true;
    Others |= I < 8 && (IsDirty("MM" + Twine(I)) || IsDirty("K" + Twine(I)));
  }
  return Others   ? "__zeroize_leave_cleared"
         : Narrow ? "__zeroize_leave_narrow"
                  : "__zeroize_leave_scratch";
}

/// Zeroes what the callee has left to its caller below the stack pointer.
/// Nothing is in vector registers, nor in rcx.
void X86_64::zeroBelow(int64_t Bytes, bool TellUnwinders, Asm &Code) const {
  bool InPlace = Bytes < 64 && Bytes % 8 == 0;
  if (!InPlace && (Bytes < 64 || !has("sse2") || has("avx"))) {
    Code.line("movl $$" + Twine(Bytes) + ", %r11d");
    callHelper("__zeroize_scrub_below", Code);
    return;
  }
  auto Move = [&](StringRef Instruction, int64_t Offset) {
    Code.line(Instruction + " $$" + Twine(Bytes) + ", %rsp");
    if (TellUnwinders)
      Code.line(".cfi_adjust_cfa_offset " + Twine(Offset));
  };
  Move("subq", Bytes);
  if (InPlace) {
    Code.line("xorl %ecx, %ecx").clobber(reg("RCX"));
    for (int64_t I = 0; I != Bytes; I += 8)
      Code.line("movq %rcx, " + Twine(I) + "(%rsp)");
  } else {
    Code.line("movl $$" + Twine(Bytes) + ", %r11d");
    callHelper("__zeroize_zero_frame", Code);
    Code.clobber(reg("XMM0"));
  }
  Move("addq", -Bytes);
}

/// In an entry: calls its body and erases what that has left on the stack.
void X86_64::callBody(StringRef Body, int64_t Depth, Asm &Code) const {
  bool Tells = MF.needsFrameMoves();
  // Who unwinds by frame pointers finds one.
  bool HasFP = MF.getSubtarget().getFrameLowering()->hasFP(MF);
  if (HasFP) {
    push(Code, "q %rbp", Tells);
    if (Tells)
      Code.line(".cfi_rel_offset %rbp, 0");
    Code.line("movq %rsp, %rbp");
  }
  unsigned Words = stackWords(*MF.getFunction().getFunctionType()).value_or(0);
  // The stack is to be aligned.
  bool Pads = (Words + HasFP) % 2 == 0;
  if (Pads)
    push(Code, "q $$0", Tells);
  // The last one first: while the stack grows, the next one is as far away.
  for (unsigned I = 0; I != Words; ++I)
    push(Code, ("q " + Twine(8 * (Words + Pads + HasFP)) + "(%rsp)").str(),
         Tells);
  Code.line("call " + Body);
  if (Depth)
    zeroBelow(Depth, Tells, Code);
  // The copies may be secret.
  if (Words)
    Code.line("xorl %ecx, %ecx").clobber(reg("RCX"));
  for (unsigned I = 0; I != Words; ++I)
    Code.line("movq %rcx, " + Twine(8 * I) + "(%rsp)");
  if (Words) {
    int Bytes = 8 * (Words + Pads);
    Code.line("addq $$" + Twine(Bytes) + ", %rsp");
    if (Tells)
      Code.line(".cfi_adjust_cfa_offset " + Twine(-Bytes));
  } else if (Pads) {
    pop(Code, "q %rcx", Tells);
  }
  if (HasFP) {
    pop(Code, "q %rbp", Tells);
    if (Tells)
      Code.line(".cfi_restore %rbp");
    Code.line("movq $$0, -8(%rsp)");
  }
}

void X86_64::becomeEntry(StringRef Body, const FunctionFacts &Left,
                         bool MayNest, SignalTraces Traces) {
  MachineBasicBlock &MBB = MF.front();
  const Function &F = MF.getFunction();
  Asm Code;
  if (MayNest && !Left.Depth) {
    Code.line("cmpq %rsp, %r11");
    Code.line("je " + Body);
  } else if (MayNest) {
    // Within a region that does not know of the body's frame.
    Code.line("cmpq %rsp, %r11");
    Code.line("jne .Lzeroize_outside${:uid}");
    callBody(Body, Left.Depth, Code);
    Code.line("ret");
    Code.line(".Lzeroize_outside${:uid}:");
  }
  // Leaves no address of a stack in r11: the body finds no token there.
  callHelper(enteringHelper(), Code);
  callBody(Body, Left.Depth, Code);
  Code.line("movl $$" + Twine(encode(Traces)) + ", %r11d");
  Code.use(RSP);
  Code.clobber(reg("R11"));
  Code.clobber(reg("EFLAGS"));
  // The result.
  Code.define(reg("RAX"));
  // All of it but the return, which says where the result is.
  Position Return = MBB.getFirstTerminator();
  for (Position I = MBB.begin(); I != Return;) {
    if (I->shouldUpdateAdditionalCallInfo())
      MF.eraseAdditionalCallInfo(&*I);
    (I++)->eraseFromParent();
  }
  Code.emit(MBB, Return);
  // Behind code that is not known to have zeroed them.
  narrowResult(Return, MBB);
  // The address of a result in memory is returned, too (System V ABI 3.2.3).
  if (F.getReturnType()->isVoidTy() && !F.hasStructRetAttr())
    clear(reg("RAX"), Return, MBB);
  Asm Leave;
  callHelper(leavingHelper(Left), Leave);
  Leave.use(RSP);
  Leave.clobber(reg("R11"));
  Leave.clobber(reg("EFLAGS"));
  Leave.emit(MBB, Return);
}

void X86_64::readToken(Position P, MachineBasicBlock &MBB) {
  // What giveToken adds the stack pointer to.
  Asm Code;
  Code.line("subq %rsp, %r11");
  Code.line("subq $$8, %r11");
  Code.change(reg("R11"));
  Code.use(RSP);
  Code.clobber(reg("EFLAGS"));
  Code.emit(MBB, P, /*IsPrologue=*/true);
}

/// Assembly with the stack object \p Slot as its operand, which reads or
/// writes r11.
static void slotAssembly(MachineBasicBlock &MBB, MachineBasicBlock::iterator P,
                         const char *Text, int Slot, MCRegister R11,
                         bool ReadsR11, const TargetInstrInfo &TII) {
  MachineFunction &MF = *MBB.getParent();
  InlineAsm::Flag Memory(InlineAsm::Kind::Mem, 5);
  Memory.setMemConstraint(InlineAsm::ConstraintCode::m);
  InlineAsm::Flag Use(InlineAsm::Kind::RegUse, 1);
  InlineAsm::Flag Def(InlineAsm::Kind::RegDef, 1);
  auto Built = BuildMI(MBB, P, DebugLoc(), TII.get(TargetOpcode::INLINEASM))
                   .addExternalSymbol(MF.createExternalSymbolName(Text))
                   .addImm(InlineAsm::Extra_HasSideEffects |
                           InlineAsm::Extra_MayLoad | InlineAsm::Extra_MayStore)
                   .addImm(Memory)
                   .addFrameIndex(Slot)
                   .addImm(1)
                   .addReg(0)
                   .addImm(0)
                   .addReg(0);
  if (ReadsR11)
    Built.addImm(Use).addReg(R11, RegState::Kill);
  else
    Built.addImm(Def).addReg(R11, RegState::Define);
}

void X86_64::keepToken(MachineBasicBlock &Entry, int Slot) {
  Entry.addLiveIn(reg("R11"));
  slotAssembly(Entry, Entry.begin(), KeepText, Slot, reg("R11"),
               /*ReadsR11=*/true, TII);
}

void X86_64::loadToken(MachineInstr &Call, int Slot) {
  slotAssembly(*Call.getParent(), Call, LoadText, Slot, reg("R11"),
               /*ReadsR11=*/false, TII);
}

} // namespace zeroize
