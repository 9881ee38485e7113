// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recognises the instructions and registers of x86-64 by their TableGen names.
// Relies on the shapes that X86FrameLowering gives to epilogues: `add`/`lea` on
// the stack pointer, `lea`/`mov` from the frame pointer, `pop`, `leave`.
// Covered by test/codegen/epilogues.ll.

#include "codegen/target/X86_64.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"

using namespace llvm;

namespace zeroize {

namespace {

/// Numbers by TableGen name; they are the same for every subtarget.
struct Names {
  StringMap<MCRegister> Registers;
  /// The instructions that are written here.
  StringMap<unsigned> Opcodes;
};

} // namespace

static const Names &names(const TargetInstrInfo &TII,
                          const TargetRegisterInfo &TRI) {
  static const Names Known = [&] {
    Names N;
    for (unsigned I = 1, E = TRI.getNumRegs(); I != E; ++I)
      N.Registers[TRI.getName(I)] = I;
    for (const char *Name :
         {"CALL64r", "CALL64r_NT", "LEA64r", "MOV16mi", "MOV32mi", "MOV32rr",
          "MOV64mi32", "MOV64rm", "MOV8mi", "MOVLPSmr", "MOVUPSmr", "VMOVLPSmr",
          "VMOVUPSYmr", "VMOVUPSmr"})
      N.Opcodes[Name] = 0;
    for (unsigned I = 0, E = TII.getNumOpcodes(); I != E; ++I)
      if (auto Found = N.Opcodes.find(TII.getName(I)); Found != N.Opcodes.end())
        Found->second = I;
    return N;
  }();
  return Known;
}

std::string attName(MCRegister Reg, const TargetRegisterInfo &TRI) {
  return "%" + StringRef(TRI.getName(Reg)).lower();
}

std::string X86_64::lowerHalf(MCRegister Reg) const {
  std::string Name = attName(Reg, TRI);
  if (isDigit(Name[2]))
    return Name + "d";
  Name[1] = 'e';
  return Name;
}

X86_64::X86_64(MachineFunction &MF)
    : MF(MF), MRI(MF.getRegInfo()), TII(*MF.getSubtarget().getInstrInfo()),
      TRI(*MF.getSubtarget().getRegisterInfo()) {
  RSP = reg("RSP");
  countArguments();
}

MCRegister X86_64::reg(StringRef Name) const {
  return names(TII, TRI).Registers.lookup(Name);
}

StringRef X86_64::opcode(const MachineInstr &MI) const {
  return TII.getName(MI.getOpcode());
}

unsigned X86_64::opcodeOf(StringRef Name) const {
  unsigned Opcode = names(TII, TRI).Opcodes.lookup(Name);
  assert(Opcode && "no such instruction");
  return Opcode;
}

bool X86_64::has(StringRef Feature) const {
  return MF.getSubtarget().checkFeatures(("+" + Feature).str());
}

bool X86_64::isCalleeSaved(MCRegister Reg) const {
  for (const MCPhysReg *Saved = MRI.getCalleeSavedRegs(); Saved && *Saved;
       ++Saved)
    if (TRI.regsOverlap(*Saved, Reg))
      return true;
  return false;
}

bool X86_64::isFree(MCRegister Reg, const LiveRegUnits &Live) const {
  return Reg && !MRI.isReserved(Reg) && !isCalleeSaved(Reg) &&
         Live.available(Reg);
}

MCRegister X86_64::freeGPR(const LiveRegUnits &Live) const {
  for (const char *Name :
       {"RCX", "RSI", "RDI", "RDX", "RAX", "R8", "R9", "R10", "R11"})
    if (isFree(reg(Name), Live))
      return reg(Name);
  return {};
}

MCRegister X86_64::freeXMM(const LiveRegUnits &Live) const {
  if (!has("sse2"))
    return {};
  // The lower ones make shorter instructions.
  for (unsigned I = 0; I != 16; ++I)
    if (MCRegister Reg = reg(("XMM" + Twine(I)).str()); isFree(Reg, Live))
      return Reg;
  return {};
}

X86_64::Extent X86_64::released(const MachineInstr &MI) const {
  if (MI.getNumOperands() == 0 || !MI.getOperand(0).isReg() ||
      MI.getOperand(0).getReg() != RSP || MI.getFlag(MachineInstr::FrameSetup))
    return {};
  StringRef Opcode = opcode(MI);
  // The frame register's meaning as the frame's end is fixed only while it is
  // reserved; a `mov` from any other register is a llvm.stackrestore, whose
  // memory plugin/ir has wiped.
  MCRegister FramePointer = TRI.getFrameRegister(MF);
  if (Opcode.starts_with("ADD64ri") && MI.getOperand(2).isImm())
    return {RSP, MI.getOperand(2).getImm()};
  if (Opcode == "LEA64r" && MI.getOperand(4).isImm())
    return {MI.getOperand(1).getReg().asMCReg(), MI.getOperand(4).getImm()};
  if (Opcode == "MOV64rr" && MI.getOperand(1).getReg() == FramePointer &&
      FramePointer != RSP)
    return {FramePointer, 0};
  return {};
}

bool X86_64::raisesStackPointer(const MachineInstr &MI) const {
  if (opcode(MI) == "LEAVE64")
    return true;
  Extent Range = released(MI);
  return Range.Base && (Range.Base != RSP || Range.Offset > 0);
}

bool X86_64::isEpilogue(const MachineInstr &MI) const {
  if (MI.getFlag(MachineInstr::FrameDestroy))
    return raisesStackPointer(MI) || poppedBytes(MI);
  Extent Range = released(MI);
  return Range.Base && Range.Base != RSP;
}

unsigned X86_64::poppedBytes(const MachineInstr &MI) const {
  return StringSwitch<unsigned>(opcode(MI))
      .Cases({"POP64r", "POPP64r", "LEAVE64"}, 8)
      .Cases({"POP2", "POP2P"}, 16)
      .Default(0);
}

} // namespace zeroize
