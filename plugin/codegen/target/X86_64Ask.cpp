// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Asks functions whether they scrub for themselves (ir/Attest.h), those with a
// name where the asking function is left, those behind a pointer where they are
// called, and erases what the others may have left. The questions keep all
// registers but r11 and the flags; a call that has an argument there is not
// asked. Covered by test/codegen/attest.c, test/codegen/attest-indirect.c and
// test/residue/library/attested*.c.

#include "codegen/ForeignStack.h"
#include "codegen/target/X86_64.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/TargetFrameLowering.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace zeroize {

/// Operands of an address in memory: base, scale, index, displacement, segment.
static constexpr unsigned AddressOperands = 5;

bool X86_64::canAsk(const MachineInstr &Call) const {
  StringRef Opcode = opcode(Call);
  bool FromMemory = Opcode == "CALL64m" || Opcode == "CALL64m_NT";
  bool FromRegister = Opcode == "CALL64r" || Opcode == "CALL64r_NT";
  // Under KCFI the hash of the type is where the attestation would be.
  return (FromMemory || (FromRegister && Call.getOperand(0).isReg() &&
                         Call.getOperand(0).getReg().isVirtual())) &&
         !Call.readsRegister(reg("R11"), &TRI) &&
         !MF.getFunction().getParent()->getModuleFlag("kcfi");
}

/// The address is loaded once, for question and call: in between, somebody may
/// change what is in memory.
static MachineInstr &loadTarget(MachineInstr &Call, unsigned Load,
                                unsigned CallRegister, Register Target,
                                const TargetInstrInfo &TII) {
  MachineBasicBlock &MBB = *Call.getParent();
  MachineFunction &MF = *MBB.getParent();
  auto Loaded = BuildMI(MBB, Call, Call.getDebugLoc(), TII.get(Load), Target);
  for (unsigned I = 0; I != AddressOperands; ++I)
    Loaded.add(Call.getOperand(I));
  Loaded.cloneMemRefs(Call);
  auto New = BuildMI(MBB, Call, Call.getDebugLoc(), TII.get(CallRegister));
  New.addReg(Target);
  // The description's own operands are there already.
  while (New->getNumOperands() > 1)
    New->removeOperand(New->getNumOperands() - 1);
  for (unsigned I = AddressOperands; I != Call.getNumOperands(); ++I)
    New.add(Call.getOperand(I));
  New->setFlags(Call.getFlags());
  if (Call.shouldUpdateAdditionalCallInfo())
    MF.moveAdditionalCallInfo(&Call, New);
  Call.eraseFromParent();
  return *New;
}

void X86_64::ask(MachineInstr &Call, int Cell) {
  MachineInstr *Asked = &Call;
  if (StringRef Opcode = opcode(Call); Opcode.starts_with("CALL64m")) {
    const TargetRegisterClass *General = nullptr;
    for (const TargetRegisterClass *Class : TRI.regclasses())
      if (StringRef(TRI.getRegClassName(Class)) == "GR64")
        General = Class;
    Register Target = MF.getRegInfo().createVirtualRegister(General);
    Asked = &loadTarget(
        Call, opcodeOf("MOV64rm"),
        opcodeOf(Opcode.ends_with("_NT") ? "CALL64r_NT" : "CALL64r"), Target,
        TII);
  }
  std::string Text = "movq $0, %r11\n\tcall __zeroize_ask_depth\n\t"
                     "je .Lzeroize_attests${:uid}\n\torb %r11b, $1\n"
                     ".Lzeroize_attests${:uid}:";
  InlineAsm::Flag Use(InlineAsm::Kind::RegUse, 1);
  InlineAsm::Flag Memory(InlineAsm::Kind::Mem, AddressOperands);
  Memory.setMemConstraint(InlineAsm::ConstraintCode::m);
  InlineAsm::Flag Clobber(InlineAsm::Kind::Clobber, 1);
  MachineBasicBlock &MBB = *Asked->getParent();
  MachineOperand &Target = Asked->getOperand(0);
  Target.setIsKill(false);
  auto Question =
      BuildMI(MBB, *Asked, Asked->getDebugLoc(),
              TII.get(TargetOpcode::INLINEASM))
          .addExternalSymbol(MF.createExternalSymbolName(Text))
          .addImm(InlineAsm::Extra_HasSideEffects | InlineAsm::Extra_MayLoad |
                  InlineAsm::Extra_MayStore)
          .addImm(Use)
          .addReg(Target.getReg())
          .addImm(Memory)
          .addFrameIndex(Cell)
          .addImm(1)
          .addReg(0)
          .addImm(0)
          .addReg(0);
  for (const char *Name : {"R11", "EFLAGS"})
    Question.addImm(Clobber).addReg(reg(Name), RegState::ImplicitDefine |
                                                   RegState::EarlyClobber |
                                                   RegState::Dead);
}

/// True if nothing but rax is live of what __zeroize_scrub_foreign clears.
bool X86_64::onlyRAXIsLive(const LiveRegUnits &Live) const {
  for (const char *Name :
       {"RCX", "RDX", "RSI", "RDI", "R8", "R9", "R10", "R11"})
    if (!isFree(reg(Name), Live))
      return false;
  LiveVectors Vectors = liveVectors(nullptr, Live);
  return has("sse2") && !has("egpr") && !Vectors.Low && !Vectors.High;
}

void X86_64::clearWith(Asm &Code, MCRegister Zero) const {
  std::string Name = attName(Zero, TRI);
  Code.line(has("avx") ? "vxorps " + Name + ", " + Name + ", " + Name
                       : "xorps " + Name + ", " + Name);
  Code.clobber(Zero);
}

void X86_64::clearForeign(MachineBasicBlock &MBB, Place Where,
                          const LiveRegUnits &Live, Asm &Code) {
  for (unsigned I = 16; has("egpr") && I != 32; ++I)
    if (MCRegister Reg = reg(("R" + Twine(I)).str()); isFree(Reg, Live))
      Code.line("xorl " + lowerHalf(Reg) + ", " + lowerHalf(Reg)).clobber(Reg);
  for (const char *Name : {"RCX", "RDX", "RSI", "RDI", "R8", "R9", "R10"})
    if (MCRegister Reg = reg(Name); isFree(Reg, Live))
      Code.line("xorl " + lowerHalf(Reg) + ", " + lowerHalf(Reg)).clobber(Reg);
  // Without SSE they belong to somebody else.
  if (!has("sse2"))
    return;
  const MachineInstr *Return = Where == Place::Exit && MBB.isReturnBlock()
                                   ? &*MBB.getFirstTerminator()
                                   : nullptr;
  LiveVectors Vectors = liveVectors(Return, Live);
  bool Wide =
      !Vectors.YMM.empty() || !Vectors.ZMM.empty() || (!Return && Vectors.Low);
  if (!Vectors.Low && !Vectors.High)
    callHelper("__zeroize_clear_vectors", Code);
  for (unsigned I = 0; (Vectors.Low || Vectors.High) && I != 16; ++I)
    if (MCRegister XMM = reg(("XMM" + Twine(I)).str()); isFree(XMM, Live))
      clearWith(Code, XMM);
  if (Wide && Return)
    keepLiveParts(Vectors, Live, Code);
  if (Vectors.Low && !Vectors.High)
    callHelper(Wide ? "__zeroize_clear_high" : "__zeroize_clear_upper", Code);
  for (unsigned I = 0; Vectors.High && I != 32; ++I)
    for (StringRef Kind : {"ZMM", "K"})
      if (std::string Name = (Kind + Twine(I)).str();
          isFree(reg(Name), Live) && I >= (Kind == "K" ? 0 : 16)) {
        std::string N = attName(reg(Name), TRI);
        Code.line((Kind == "K" ? "kxorw " : "vpxord ") + N + ", " + N + ", " +
                  N);
        Code.clobber(reg(Name));
      }
  if (Where != Place::Inside)
    emptyX87(Code);
}

/// Places \p Words, a table of this function's, unless that has been done:
/// exits share one, and the block may be duplicated. Its name.
std::string X86_64::placeTable(ArrayRef<std::string> Words, Asm &Code) {
  std::string Text = ".long " + join(Words, ", ");
  size_t Number = find(Tables, Text) - Tables.begin();
  if (Number == Tables.size())
    Tables.push_back(Text);
  std::string Name =
      (".Lzeroize_asked" + Twine(MF.getFunctionNumber()) + "_" + Twine(Number))
          .str();
  // Functions that the linker may drop one by one have sections of their own,
  // or what one of them calls would be wanted for the sake of another.
  std::string Section = ".data.zeroize";
  if (MF.getTarget().getFunctionSections() || MF.getFunction().hasSection())
    Section += "." + std::to_string(MF.getFunctionNumber());
  Code.line(ownSection(MF, Section, "aw"));
  Code.line(".ifndef " + Name).line(".p2align 2").line(Name + ":");
  Code.line(Text).line(".endif").line(".popsection");
  return Name;
}

/// Calls a helper with a table whose first word is 1 once all in it are known
/// to attest, which stays so: then looking there is enough, and \p IfAllAttest
/// is where to go on.
void X86_64::askTable(StringRef Helper, const std::string &Name,
                      StringRef IfAllAttest, Asm &Code) const {
  if (!MF.getFunction().hasOptSize())
    Code.line("cmpl $$1, " + Name + "(%rip)").line("je " + IfAllAttest);
  Code.line("leaq " + Name + "(%rip), %r11");
  callHelper(Helper, Code);
}

/// Asks the functions of a table, whose layout is that of struct asked in
/// runtime/code_depth.h, and erases the margin if one of them does not attest.
void X86_64::settleByTable(StringRef Helper, ArrayRef<StringRef> Asked,
                           int64_t Bytes, StringRef IfAllAttest, Asm &Code) {
  int64_t Margin = marginOf(MF.getFunction());
  std::vector<std::string> Words = {"0", "0", std::to_string(Bytes - Margin),
                                    std::to_string(Margin)};
  for (StringRef Each : Asked)
    Words.push_back((Each + "@GOTPCREL").str());
  Words.push_back("0");
  std::string Name = placeTable(Words, Code);
  // The helper leaves nothing in r11 either.
  if (!MF.getFunction().hasOptSize())
    Code.line("xorl %r11d, %r11d");
  askTable(Helper, Name, IfAllAttest, Code);
}

/// Clears the vector, mask and x87 registers before a call of \p Callee, unless
/// that attests: struct stranger in runtime/ask.c.
void X86_64::clearForStranger(StringRef Callee, Asm &Code) {
  std::string Table = placeTable({"0", (Callee + "@GOTPCREL").str()}, Code);
  askTable("__zeroize_clear_for_stranger", Table, ".Lzeroize_known${:uid}",
           Code);
  Code.line(".Lzeroize_known${:uid}:");
  Code.clobber(reg("R11")).clobber(reg("EFLAGS"));
}

void X86_64::scrubUnlessAttested(Position P, MachineBasicBlock &MBB,
                                 int64_t Bytes, ArrayRef<StringRef> Asked,
                                 std::optional<int> Cell, Place Where,
                                 bool Clears, const LiveRegUnits &Live) {
  Asm Code;
  // With r11 in use there is nowhere to ask.
  bool R11IsFree = Live.available(reg("R11"));
  bool AsksTable = R11IsFree && !Asked.empty(), AsksCell = R11IsFree && Cell;
  // In a shrink-wrapped epilogue between a compare and its branch.
  bool SavesFlags = !Live.available(reg("EFLAGS"));
  bool Tells = (SavesFlags || !R11IsFree) && isUnwoundByStackPointer(P, MBB);
  bool AtOnce = Clears && Where != Place::Inside && R11IsFree &&
                onlyRAXIsLive(Live) &&
                (Where == Place::BehindCall ||
                 !countX87Results(MF.getFunction().getReturnType()));
  if (SavesFlags)
    push(Code, "fq", Tells);
  if (R11IsFree)
    Code.clobber(reg("R11"));
  else
    push(Code, "q %r11", Tells);
  if (MCRegister RAX = reg("RAX"); Clears && isFree(RAX, Live))
    Code.line("xorl %eax, %eax").clobber(RAX);
  std::optional<std::string> CellAddress;
  if (AsksCell) {
    Register Base;
    int64_t Offset = MF.getSubtarget()
                         .getFrameLowering()
                         ->getFrameIndexReference(MF, *Cell, Base)
                         .getFixed();
    if (SavesFlags && Base == RSP)
      Offset += 8;
    CellAddress =
        (Twine(Offset) + "(" + attName(Base.asMCReg(), TRI) + ")").str();
    Code.line("cmpb $$0, " + *CellAddress);
    Code.use(Base.asMCReg());
  }
  // The cell says how deep the callees behind pointers go, the table how deep
  // those with names.
  if (AsksCell)
    Code.line(AsksTable ? "je .Lzeroize_table${:uid}"
                        : "je .Lzeroize_attested${:uid}");
  if (AsksCell && Bytes == DefaultDepth) {
    Code.line("movzbl " + *CellAddress + ", %r11d");
    callHelper(AtOnce ? "__zeroize_scrub_byte_foreign" : "__zeroize_scrub_byte",
               Code);
  } else if (AsksCell || !AsksTable) {
    Code.line("movl $$" + Twine(Bytes) + ", %r11d");
    callHelper(AtOnce ? "__zeroize_scrub_foreign" : "__zeroize_scrub_below",
               Code);
  }
  if (AsksTable) {
    Code.line(".Lzeroize_table${:uid}:");
    bool AsksAgain = Clears && !AtOnce && AsksCell;
    settleByTable(
        AtOnce ? "__zeroize_settle_foreign" : "__zeroize_settle", Asked, Bytes,
        AsksAgain ? ".Lzeroize_settled${:uid}" : ".Lzeroize_attested${:uid}",
        Code);
    if (AsksAgain)
      Code.line("jne .Lzeroize_clear${:uid}")
          .line(".Lzeroize_settled${:uid}:")
          .line("cmpb $$0, " + *CellAddress);
    if (Clears && !AtOnce)
      Code.line("je .Lzeroize_attested${:uid}");
  }
  Code.line(".Lzeroize_clear${:uid}:");
  if (!R11IsFree) {
    pop(Code, "q %r11", Tells);
    Code.line("movq $$0, -8(%rsp)");
  }
  if (Clears && !AtOnce)
    clearForeign(MBB, Where, Live, Code);
  Code.line(".Lzeroize_attested${:uid}:");
  if (SavesFlags) {
    pop(Code, "fq", Tells);
    Code.line("movq $$0, -8(%rsp)");
  } else {
    Code.clobber(reg("EFLAGS"));
  }
  Code.use(RSP);
  Code.emit(MBB, P);
}

} // namespace zeroize
