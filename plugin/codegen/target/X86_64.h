// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// x86-64 on ELF systems, System V ABI and the other calling conventions that
// Clang offers there. X86_64.cpp recognises instructions and registers,
// X86_64Frame.cpp zeroes stack memory, X86_64Registers.cpp clears registers,
// X86_64Results.cpp what lies beside a result; X86_64Ask.cpp does both for
// foreign code that does not say it has, X86_64End.cpp is for the program's
// end, X86_64Token.cpp for entries and bodies of regions. Sources: System V ABI
// for x86-64, section 3.2 (registers and the stack frame); Intel SDM volume 1,
// chapters 8, 13 and 14 (x87, XSAVE state, AVX).

#ifndef ZEROIZE_CODEGEN_TARGET_X86_64_H
#define ZEROIZE_CODEGEN_TARGET_X86_64_H

#include "codegen/RepeatedClears.h"
#include "codegen/target/Asm.h"
#include "codegen/target/ScrubTarget.h"
#include "llvm/ADT/SmallSet.h"

namespace llvm {
class MachineRegisterInfo;
class TargetInstrInfo;
class TargetRegisterInfo;
} // namespace llvm

namespace zeroize {

/// Saves \p What ("q %r11" or "fq") below the stack pointer for some lines of
/// \p Code, and takes it back.
void push(Asm &Code, llvm::StringRef What, bool TellUnwinders);
void pop(Asm &Code, llvm::StringRef What, bool TellUnwinders);

class X86_64 final : public ScrubTarget {
public:
  explicit X86_64(llvm::MachineFunction &MF);

  bool raisesStackPointer(const llvm::MachineInstr &MI) const override;
  bool isEpilogue(const llvm::MachineInstr &MI) const override;
  unsigned poppedBytes(const llvm::MachineInstr &MI) const override;
  void scrub(Position P, llvm::MachineBasicBlock &MBB, DeadStack Stack,
             const llvm::LiveRegUnits &Live) override;
  void scrubForUnwinder(Position Call, llvm::MachineBasicBlock &MBB,
                        int64_t Below, const llvm::LiveRegUnits &Live) override;
  void zeroBelowStackPointer(Position P, llvm::MachineBasicBlock &MBB,
                             unsigned Bytes,
                             const llvm::LiveRegUnits &Live) override;
  void zeroSlot(Position P, llvm::MachineBasicBlock &MBB, int FrameIndex,
                int64_t Bytes) override;
  void scrubForeignStack(Position P, llvm::MachineBasicBlock &MBB,
                         int64_t Bytes,
                         const llvm::LiveRegUnits &Live) override;
  bool canAsk(const llvm::MachineInstr &Call) const override;
  void ask(llvm::MachineInstr &Call, int Cell) override;
  void scrubUnlessAttested(Position P, llvm::MachineBasicBlock &MBB,
                           int64_t Bytes, llvm::ArrayRef<llvm::StringRef> Asked,
                           std::optional<int> Cell, Place Where, bool Clears,
                           const llvm::LiveRegUnits &Live) override;
  void scrubUnwoundStack(Position P, llvm::MachineBasicBlock &MBB,
                         int64_t Bytes,
                         const llvm::LiveRegUnits &Live) override;
  void scrubAbandonedStack(llvm::MachineInstr &Call, int64_t Bytes) override;
  void giveToken(Position Call, llvm::MachineBasicBlock &MBB,
                 bool IsPassed) override;
  void refuseToken(Position Call, llvm::MachineBasicBlock &MBB) override;
  void keepToken(llvm::MachineBasicBlock &Entry, int Slot) override;
  void loadToken(llvm::MachineInstr &Call, int Slot) override;
  void readToken(Position P, llvm::MachineBasicBlock &MBB) override;
  void becomeEntry(llvm::StringRef Body, const FunctionFacts &Left,
                   bool MayNest, SignalTraces Traces) override;
  void enterRegion(Position P, llvm::MachineBasicBlock &MBB,
                   const llvm::LiveRegUnits &Live) override;
  void leaveRegion(Position Return, llvm::MachineBasicBlock &MBB,
                   SignalTraces Traces,
                   const llvm::LiveRegUnits &Live) override;
  bool leaveAtOnce(Position Return, llvm::MachineBasicBlock &MBB,
                   int64_t Margin, SignalTraces Traces,
                   const DirtyRegisters &Dirty,
                   const llvm::LiveRegUnits &Live) override;
  void narrowResult(Position Return, llvm::MachineBasicBlock &MBB) override;
  void clearRegisters(Position Return, llvm::MachineBasicBlock &MBB,
                      const DirtyRegisters &Dirty,
                      const llvm::LiveRegUnits &Live) override;
  bool canClearVectors(const llvm::LiveRegUnits &Live) const override;
  void clearAllVectors(Position P, llvm::MachineBasicBlock &MBB) override;
  void clearDeadRegisters(Position Mark, llvm::MachineBasicBlock &MBB,
                          const DirtyRegisters &Dirty,
                          const llvm::LiveRegUnits &Live,
                          llvm::StringRef Callee) override;
  void clearCalleeSaved(Position Call, llvm::MachineBasicBlock &MBB,
                        const DirtyRegisters &Dirty,
                        const llvm::LiveRegUnits &Live) override;
  void dropRepeatedClears() override;
  void emitFrameTable(const FrameTable &Table) override;
  void loadFrameTable(llvm::MachineInstr &Mark) override;
  void endProgram(Position Call, llvm::MachineBasicBlock &MBB,
                  const FrameTable *Table) override;

private:
  bool isZeroExtended(Position Return, llvm::MCRegister Whole) const;
  void narrowGeneral(Position Return, llvm::MCRegister Whole, unsigned Bits,
                     Asm &Code) const;
  void narrowVector(llvm::MCRegister XMM, unsigned Bytes, Asm &Code) const;
  /// Stack memory from the stack pointer up to Base + Offset; with the stack
  /// pointer as base, Offset is its size in bytes.
  struct Extent {
    llvm::MCRegister Base;
    int64_t Offset = 0;
  };

  // X86_64.cpp
  llvm::MCRegister reg(llvm::StringRef Name) const;
  llvm::StringRef opcode(const llvm::MachineInstr &MI) const;
  unsigned opcodeOf(llvm::StringRef Name) const;
  bool has(llvm::StringRef Feature) const;
  bool isCalleeSaved(llvm::MCRegister Reg) const;
  bool isFree(llvm::MCRegister Reg, const llvm::LiveRegUnits &Live) const;
  llvm::MCRegister freeGPR(const llvm::LiveRegUnits &Live) const;
  llvm::MCRegister freeXMM(const llvm::LiveRegUnits &Live) const;
  /// "%r11d" for r11: the lower half of a general register.
  std::string lowerHalf(llvm::MCRegister Reg) const;
  Extent released(const llvm::MachineInstr &MI) const;

  // X86_64Token.cpp
  llvm::StringRef leavingHelper(const FunctionFacts &Left) const;
  llvm::StringRef enteringHelper() const;

  // X86_64Frame.cpp
  static int64_t encode(SignalTraces Traces);
  void zero(Extent Range, int64_t Below, Position P,
            llvm::MachineBasicBlock &MBB, const llvm::LiveRegUnits &Live);
  bool isUnwoundByStackPointer(Position P,
                               const llvm::MachineBasicBlock &MBB) const;
  void moveStackPointer(int64_t Bytes, Position P,
                        llvm::MachineBasicBlock &MBB) const;
  void forgetPoppedSlots(Position P, llvm::MachineBasicBlock &MBB) const;
  int64_t widestStore() const;
  std::string store(llvm::MCRegister Zero, int64_t Bytes) const;
  bool isUnrolled(int64_t Size) const;
  void zeroUnrolled(Position P, llvm::MachineBasicBlock &MBB,
                    const llvm::MachineOperand &Base, int64_t Begin,
                    int64_t End, llvm::MCRegister Zero) const;
  int64_t leastBytes(const Extent &End) const;
  bool zeroByHelper(Position P, llvm::MachineBasicBlock &MBB,
                    const Extent &Range, const llvm::LiveRegUnits &Live) const;
  void zeroFixed(Position P, llvm::MachineBasicBlock &MBB, int64_t Size,
                 llvm::MCRegister Zero, llvm::MCRegister Counter,
                 int64_t Bias) const;
  void zeroUpTo(Position P, llvm::MachineBasicBlock &MBB, const Extent &Range,
                llvm::MCRegister Zero, llvm::MCRegister Cursor,
                int64_t Bias) const;

  void callScrub(llvm::StringRef Helper, int64_t Argument, Position P,
                 llvm::MachineBasicBlock &MBB, const llvm::LiveRegUnits &Live,
                 bool IsPrologue = false);

  // X86_64Ask.cpp
  void clearWith(Asm &Code, llvm::MCRegister Zero) const;
  bool onlyRAXIsLive(const llvm::LiveRegUnits &Live) const;
  void clearForeign(llvm::MachineBasicBlock &MBB, Place Where,
                    const llvm::LiveRegUnits &Live, Asm &Code);

  std::string placeTable(llvm::ArrayRef<std::string> Words, Asm &Code);
  void askTable(llvm::StringRef Helper, const std::string &Name,
                llvm::StringRef IfAllAttest, Asm &Code) const;
  void clearForStranger(llvm::StringRef Callee, Asm &Code);
  void settleByTable(llvm::StringRef Helper,
                     llvm::ArrayRef<llvm::StringRef> Asked, int64_t Bytes,
                     llvm::StringRef IfAllAttest, Asm &Code);

  // X86_64End.cpp
  std::string frameTable(int64_t Pushed) const;
  void emitTable(const FrameTable &Table, int64_t Pushed);
  int baseNumber(llvm::MCRegister Base) const;
  std::optional<int64_t> pushedBytes(Position Call,
                                     llvm::MachineBasicBlock &MBB) const;

  // X86_64Registers.cpp
  struct LiveVectors {
    /// Numbers of registers of which 256 and 512 bits are live.
    llvm::SmallSet<unsigned, 4> YMM, ZMM;
    /// Some of 0 to 15, some of 16 to 31 or of the masks.
    bool Low = false, High = false;
  };
  LiveVectors liveVectors(const llvm::MachineInstr *Reader,
                          const llvm::LiveRegUnits &Live) const;
  void keepLiveParts(const LiveVectors &Vectors, const llvm::LiveRegUnits &Live,
                     Asm &Code) const;
  void emptyX87(Asm &Code) const;
  llvm::SmallVector<llvm::MCRegister, 16>
  dirtyGeneral(const DirtyRegisters &Dirty,
               const llvm::LiveRegUnits &Live) const;
  llvm::SmallVector<llvm::MCRegister, 16>
  dirtyVectors(const DirtyRegisters &Dirty,
               const llvm::LiveRegUnits &Live) const;
  llvm::StringRef clearForLeaving(Position Return, llvm::MachineBasicBlock &MBB,
                                  const DirtyRegisters &Dirty,
                                  const llvm::LiveRegUnits &Live, bool AnyLive);
  void clearGeneral(Position P, llvm::MachineBasicBlock &MBB,
                    const DirtyRegisters &Dirty,
                    const llvm::LiveRegUnits &Live);
  void clearSaved(Position P, llvm::MachineBasicBlock &MBB,
                  const DirtyRegisters &Dirty, const llvm::LiveRegUnits &Live);
  void clear(llvm::MCRegister Reg, Position P, llvm::MachineBasicBlock &MBB);
  void clearVectors(Position Return, llvm::MachineBasicBlock &MBB,
                    const DirtyRegisters &Dirty,
                    const llvm::LiveRegUnits &Live);
  bool usesX87(const DirtyRegisters &Dirty) const;
  void clearX87(Position Return, llvm::MachineBasicBlock &MBB,
                const DirtyRegisters &Dirty);
  void countArguments();
  void callHelper(llvm::StringRef Name, Asm &Code) const;
  void callBody(llvm::StringRef Body, int64_t Depth, Asm &Code) const;
  void zeroBelow(int64_t Bytes, bool TellUnwinders, Asm &Code) const;

  llvm::MachineFunction &MF;
  const llvm::MachineRegisterInfo &MRI;
  const llvm::TargetInstrInfo &TII;
  const llvm::TargetRegisterInfo &TRI;
  llvm::MCRegister RSP;
  unsigned GeneralArguments = 0;
  unsigned VectorArguments = 0;
  /// Those of callee-saved registers in the middle of the function.
  RegisterClears SavedClears;
  /// What is in the tables of those who are asked.
  llvm::SmallVector<std::string, 4> Tables;
};

/// How many x87 registers a result of type \p T occupies.
unsigned countX87Results(const llvm::Type *T);

/// The directive that opens the section \p Name with \p Flags for data of \p
/// MF: in its comdat group, so that the linker drops it along with the
/// function.
std::string ownSection(const llvm::MachineFunction &MF, llvm::StringRef Name,
                       llvm::StringRef Flags);

/// "%r11": a register's name in AT&T syntax.
std::string attName(llvm::MCRegister Reg, const llvm::TargetRegisterInfo &TRI);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_TARGET_X86_64_H
