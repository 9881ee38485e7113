// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything that ExitScrub must know of one architecture. An implementation
// writes plain machine code after frame lowering: no virtual registers, no
// frame indices. It may use any register that is not live at the place. LLVM
// does not install its targets' private headers, so implementations find
// registers and opcodes by their TableGen names and write the rest as inline
// assembly.

#ifndef ZEROIZE_CODEGEN_TARGET_SCRUBTARGET_H
#define ZEROIZE_CODEGEN_TARGET_SCRUBTARGET_H

#include "llvm/CodeGen/LiveRegUnits.h"
#include "llvm/CodeGen/MachineBasicBlock.h"
#include <memory>
#include <optional>

namespace zeroize {

class DirtyRegisters;
struct FrameTable;
struct FunctionFacts;

/// What is live right before \p P.
llvm::LiveRegUnits liveBefore(llvm::MachineBasicBlock &MBB,
                              llvm::MachineBasicBlock::iterator P);

class ScrubTarget {
public:
  using Position = llvm::MachineBasicBlock::iterator;

  /// Null if the function's target has no implementation.
  static std::unique_ptr<ScrubTarget> create(llvm::MachineFunction &MF);
  virtual ~ScrubTarget();

  /// True if \p MI releases stack memory by raising the stack pointer, other
  /// than by popping it.
  virtual bool raisesStackPointer(const llvm::MachineInstr &MI) const = 0;

  /// True if \p MI moves the stack pointer as a part of an epilogue.
  virtual bool isEpilogue(const llvm::MachineInstr &MI) const = 0;

  /// Bytes that \p MI pops, or 0.
  virtual unsigned poppedBytes(const llvm::MachineInstr &MI) const = 0;

  /// Stack memory around the stack pointer that is not used again.
  struct DeadStack {
    /// Bytes below the stack pointer. They were used before by calls from here.
    int64_t Below = 0;
    /// Bytes from the stack pointer up, where arguments of calls are laid down.
    int64_t Outgoing = 0;
    /// If not null: also the memory from the stack pointer up to where this
    /// instruction raises it.
    const llvm::MachineInstr *Raise = nullptr;
  };

  /// Zeroes \p Stack before \p P, where the stack pointer stands where the
  /// instruction that raises it finds it.
  virtual void scrub(Position P, llvm::MachineBasicBlock &MBB, DeadStack Stack,
                     const llvm::LiveRegUnits &Live) = 0;

  /// Zeroes \p Below bytes below the stack pointer and the frame up to the
  /// saved registers before \p Call, which never returns to this frame but
  /// still reads its saved registers.
  virtual void scrubForUnwinder(Position Call, llvm::MachineBasicBlock &MBB,
                                int64_t Below,
                                const llvm::LiveRegUnits &Live) = 0;

  /// Zeroes \p Bytes bytes right below the stack pointer.
  virtual void zeroBelowStackPointer(Position P, llvm::MachineBasicBlock &MBB,
                                     unsigned Bytes,
                                     const llvm::LiveRegUnits &Live) = 0;

  /// Zeroes the stack object \p FrameIndex of \p Bytes bytes. Before frame
  /// lowering only; changes no register.
  virtual void zeroSlot(Position P, llvm::MachineBasicBlock &MBB,
                        int FrameIndex, int64_t Bytes) = 0;

  /// Zeroes up to \p Bytes bytes below the stack pointer before \p P, as far as
  /// they are known to belong to the thread's stack. The flags are dead there.
  virtual void scrubForeignStack(Position P, llvm::MachineBasicBlock &MBB,
                                 int64_t Bytes,
                                 const llvm::LiveRegUnits &Live) = 0;

  /// True if the call of a function through a pointer, \p Call, can be preceded
  /// by the question whether that scrubs for itself. Before register
  /// allocation.
  virtual bool canAsk(const llvm::MachineInstr &Call) const = 0;

  /// Asks before \p Call, and if the answer is no, adds to the byte in the stack
  /// object \p Cell how much stack it may take. May replace the call.
  virtual void ask(llvm::MachineInstr &Call, int Cell) = 0;

  enum class Place {
    /// The function's frame stands, or there is none.
    Exit,
    /// Values may be on the x87 stack.
    Inside,
    /// Right behind a call that returns nothing there.
    BehindCall
  };

  /// Before \p P: does what scrubForeignStack does, and, if \p Clears, clears
  /// all registers that foreign code may have used and that are not \p Live, if
  /// one of the functions \p Asked does not attest that it scrubs for itself or
  /// if the byte in \p Cell is not zero.
  virtual void scrubUnlessAttested(Position P, llvm::MachineBasicBlock &MBB,
                                   int64_t Bytes,
                                   llvm::ArrayRef<llvm::StringRef> Asked,
                                   std::optional<int> Cell, Place Where,
                                   bool Clears,
                                   const llvm::LiveRegUnits &Live) = 0;

  /// The same at the beginning of a landing pad.
  virtual void scrubUnwoundStack(Position P, llvm::MachineBasicBlock &MBB,
                                 int64_t Bytes,
                                 const llvm::LiveRegUnits &Live) = 0;

  /// The same right behind \p Call, if that has returned for the second time.
  virtual void scrubAbandonedStack(llvm::MachineInstr &Call, int64_t Bytes) = 0;

  /// True if \p Call can be preceded by the token.
  static bool canGiveToken(const llvm::MachineInstr &Call);

  /// The same where the token is to be passed on: loadToken has prepared that.
  static bool canPassToken(const llvm::MachineInstr &Call);

  /// Right before \p Call: tells the callee, which may look at it at its entry
  /// and nowhere else, that it has been called from inside a region; if \p
  /// IsPassed, only if this function was told so itself.
  virtual void giveToken(Position Call, llvm::MachineBasicBlock &MBB,
                         bool IsPassed) = 0;

  /// The contrary: the callee looks for the token, and there is none.
  virtual void refuseToken(Position Call, llvm::MachineBasicBlock &MBB) = 0;

  /// Before register allocation: keeps, from the entry on, whether this
  /// function was given the token in the stack object \p Slot of eight bytes.
  virtual void keepToken(llvm::MachineBasicBlock &Entry, int Slot) = 0;

  /// Before register allocation: prepares the token for \p Call from there.
  virtual void loadToken(llvm::MachineInstr &Call, int Slot) = 0;

  /// Right at the entry, for keepToken.
  virtual void readToken(Position P, llvm::MachineBasicBlock &MBB) = 0;

  /// Takes note at the function's entry that signals matter from here on.
  virtual void enterRegion(Position P, llvm::MachineBasicBlock &MBB,
                           const llvm::LiveRegUnits &Live) = 0;

  /// What signals in a region may have left.
  struct SignalTraces {
    /// How far below the caller's stack pointer.
    int64_t Bytes = 0;
    /// The function may have made system calls.
    bool EntersKernel = false;
    /// Functions of other files may have run in the region, so that nobody
    /// knows how deep.
    bool Nests = false;
  };

  /// Makes of the whole function, which does nothing but call \p Body, the
  /// entry of a region: a jump there if it \p MayNest and the caller has given
  /// the token, else a call, after which what \p Left says is cleared.
  virtual void becomeEntry(llvm::StringRef Body, const FunctionFacts &Left,
                           bool MayNest, SignalTraces Traces) = 0;

  /// Before \p Return, when all else is done: if a signal may have come since,
  /// zeroes what the kernel has written for it.
  virtual void leaveRegion(Position Return, llvm::MachineBasicBlock &MBB,
                           SignalTraces Traces,
                           const llvm::LiveRegUnits &Live) = 0;

  /// Does, before \p Return, what scrubForeignStack (\p Margin bytes, none if
  /// 0), clearRegisters and leaveRegion (\p Traces) do, if
  /// there is a shorter way to do all three. False if there is none, and
  /// nothing is done.
  virtual bool leaveAtOnce(Position Return, llvm::MachineBasicBlock &MBB,
                           int64_t Margin, SignalTraces Traces,
                           const DirtyRegisters &Dirty,
                           const llvm::LiveRegUnits &Live) = 0;

  /// Zeroes, before \p Return, the parts of the registers that carry the result
  /// which are no part of it.
  virtual void narrowResult(Position Return, llvm::MachineBasicBlock &MBB) = 0;

  /// Clears, before \p Return, the dirty registers that the function may change
  /// and that are not
  /// \p Live.
  virtual void clearRegisters(Position Return, llvm::MachineBasicBlock &MBB,
                              const DirtyRegisters &Dirty,
                              const llvm::LiveRegUnits &Live) = 0;

  /// True if all vector registers can be cleared where \p Live is live.
  virtual bool canClearVectors(const llvm::LiveRegUnits &Live) const = 0;

  /// Clears them before \p P, where the flags are dead, with those that the
  /// function's own subtarget does not know. Right behind a call.
  virtual void clearAllVectors(Position P, llvm::MachineBasicBlock &MBB) = 0;

  /// Clears, before \p P, the same registers in the middle of a function. The
  /// flags are dead there. What only other code can have used may be left if
  /// the function \p Callee, which is called next, attests.
  virtual void clearDeadRegisters(Position P, llvm::MachineBasicBlock &MBB,
                                  const DirtyRegisters &Dirty,
                                  const llvm::LiveRegUnits &Live,
                                  llvm::StringRef Callee = {}) = 0;

  /// Clears, before \p Call, the dead registers that a callee pushes without
  /// having written them: the callee-saved registers that this function
  /// has used.
  virtual void clearCalleeSaved(Position Call, llvm::MachineBasicBlock &MBB,
                                const DirtyRegisters &Dirty,
                                const llvm::LiveRegUnits &Live) = 0;

  /// Leaves out those that clear what is clear already. When all are there.
  virtual void dropRepeatedClears() = 0;

  /// Puts \p Table beside the function.
  virtual void emitFrameTable(const FrameTable &Table) = 0;

  /// Makes of the mark \p Mark an instruction that loads its address.
  virtual void loadFrameTable(llvm::MachineInstr &Mark) = 0;

  /// Erases, before \p Call, the frames that are left by ending the program;
  /// this function's as well, if it has a table and can say where its frame is.
  virtual void endProgram(Position Call, llvm::MachineBasicBlock &MBB,
                          const FrameTable *Table) = 0;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_TARGET_SCRUBTARGET_H
