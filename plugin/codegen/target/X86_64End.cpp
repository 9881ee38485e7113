// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The frame table as assembly, in a section of its own that goes where the
// function goes, and the call of the helper that reads it. Its layout is that
// of struct frame_table in runtime/exit_frames.c. Covered by
// test/codegen/frame-table.c.

#include "codegen/FrameTable.h"
#include "codegen/target/X86_64.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/TargetFrameLowering.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/Comdat.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace zeroize {

std::string X86_64::frameTable(int64_t Pushed) const {
  std::string Name =
      ".Lzeroize_frame_table" + std::to_string(MF.getFunctionNumber());
  return Pushed ? Name + "_" + std::to_string(Pushed) : Name;
}

/// What the table calls the register; -1 if it cannot say so.
int X86_64::baseNumber(MCRegister Base) const {
  return Base == RSP ? 0 : Base == reg("RBP") ? 1 : Base == reg("RBX") ? 2 : -1;
}

std::string ownSection(const MachineFunction &MF, StringRef Name,
                       StringRef Flags) {
  const Comdat *Group = MF.getFunction().getComdat();
  std::string Section = (".pushsection " + Name + ",\"" + Flags +
                         (Group ? "G" : "") + "\",@progbits")
                            .str();
  if (!Group)
    return Section;
  Section += ",\"";
  for (char C : Group->getName())
    Section += C == '$' ? "$$" : std::string(1, C);
  return Section + "\",comdat";
}

void X86_64::emitFrameTable(const FrameTable &Table) {
  if (Table.saysAnything())
    emitTable(Table, 0);
}

/// \p Pushed: how far below its place in the function's body the stack pointer
/// is where this copy of the table is used.
void X86_64::emitTable(const FrameTable &Table, int64_t Pushed) {
  MachineBasicBlock &Entry = MF.front();
  bool IsLarge = MF.getTarget().getCodeModel() == CodeModel::Large;
  Asm Code;
  // Data may be out of reach there.
  if (IsLarge)
    Code.line("jmp .Lzeroize_entry${:uid}");
  else
    Code.line(ownSection(MF, ".rodata.zeroize", "a"));
  Code.line(".p2align 2");
  // Calls with as many pushed arguments share one; the block may be duplicated.
  std::string Name = frameTable(Pushed);
  Code.line(".ifndef " + Name).line(Name + ":");
  Code.line(".long " + Twine(Table.Record.value_or(0)) + ", " +
            Twine(Table.Origin + Pushed));
  int Base = std::max(baseNumber(Table.Base), 0);
  Code.line(".short " + Twine(Base) + ", " +
            Twine(int(Table.ReturnsTwice) + 2 * int(Table.Record.has_value())));
  Code.line(".long " + Twine(Table.Ranges.size()));
  for (const FrameTable::Range &R : Table.Ranges)
    Code.line(".long " + Twine(R.Offset) + ", " +
              Twine(std::min<int64_t>(R.Bytes, (1 << 30) - 1) * 4 + R.Which));
  Code.line(".endif");
  Code.line(IsLarge ? ".Lzeroize_entry${:uid}:" : ".popsection");
  Code.emit(Entry, Entry.begin(), /*IsPrologue=*/true);
}

void X86_64::loadFrameTable(MachineInstr &Mark) {
  Mark.getOperand(InlineAsm::MIOp_AsmString)
      .ChangeToES(
          MF.createExternalSymbolName("leaq " + frameTable(0) + "(%rip), $0"));
}

/// How far the stack pointer has been moved for the arguments of \p Call, where
/// they are pushed; nothing if that cannot be told.
std::optional<int64_t> X86_64::pushedBytes(Position Call,
                                           MachineBasicBlock &MBB) const {
  int64_t Bytes = 0;
  if (MF.getSubtarget().getFrameLowering()->hasReservedCallFrame(MF))
    return Bytes;
  for (Position I = Call; I != MBB.begin();) {
    --I;
    if (I->isCall() || I->getFlag(MachineInstr::FrameSetup))
      break;
    if (!I->modifiesRegister(RSP, &TRI))
      continue;
    if (opcode(*I).starts_with("PUSH64"))
      Bytes += 8;
    else if (opcode(*I).starts_with("SUB64ri") && I->getOperand(2).isImm())
      Bytes += I->getOperand(2).getImm();
    else if (Extent Raised = released(*I); Raised.Base == RSP)
      Bytes -= Raised.Offset;
    else
      return std::nullopt;
  }
  return Bytes;
}

void X86_64::endProgram(Position Call, MachineBasicBlock &MBB,
                        const FrameTable *Table) {
  std::optional<int64_t> Pushed;
  if (Table && Table->saysAnything() && baseNumber(Table->Base) >= 0)
    Pushed = Table->Base == RSP ? pushedBytes(Call, MBB) : 0;
  Asm Code;
  Code.line(Pushed ? "leaq " + frameTable(*Pushed) + "(%rip), %r11"
                   : std::string("xorl %r11d, %r11d"));
  callHelper(ExitWipe, Code);
  Code.use(RSP);
  Code.clobber(reg("R11"));
  Code.clobber(reg("EFLAGS"));
  Code.emit(MBB, Call);
  if (Pushed.value_or(0))
    emitTable(*Table, *Pushed);
}

} // namespace zeroize
