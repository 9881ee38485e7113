// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a call in a secret function may do to the secret. Used by the call
// discipline (what may push a register into its own frame) and by the
// dirty-register analysis (what may leave a secret in one).

#ifndef ZEROIZE_CODEGEN_CALLEES_H
#define ZEROIZE_CODEGEN_CALLEES_H

#include "llvm/ADT/StringRef.h"

namespace llvm {
class Function;
class MachineInstr;
} // namespace llvm

namespace zeroize {

enum class CalleeKind {
  /// Scrubs its own frame and clears its own registers: a secret function of
  /// this module that the linker cannot replace, or a helper of our own
  /// runtime.
  Scrubs,
  /// Of this module, and no secret ever flows into it; or of another, which is
  /// given none (ir/PublicCallees.h). It may still push whatever our
  /// callee-saved registers hold, but it computes nothing from a secret.
  Public,
  /// Stores a public value over memory and reads none (memset): leaves no
  /// secret in registers.
  Eraser,
  /// Code that we know nothing of.
  Unknown,
};

/// The function that the call instruction \p Call certainly reaches, or null.
const llvm::Function *getCallee(const llvm::MachineInstr &Call);

/// The name of what \p Call calls, or "".
llvm::StringRef getCalleeName(const llvm::MachineInstr &Call);

CalleeKind classifyCall(const llvm::MachineInstr &Call);

/// True if \p Call may run code that takes stack of its own and leaves it as it
/// is. The C library's memory functions take none, or put no contents there.
bool usesForeignStack(const llvm::MachineInstr &Call);

/// True if \p Call may make a system call, at whose end a signal may be
/// delivered. Allocators make few.
bool mayEnterKernel(const llvm::MachineInstr &Call);

/// True if \p Call reaches a public function (behind which nothing is scrubbed)
/// that may store argument registers without having been
/// given arguments in them: a variadic function does, and the dynamic loader
/// that binds what it calls. So do getcontext and swapcontext.
bool savesDeadArguments(const llvm::MachineInstr &Call);

/// The name of what \p Call calls, if that is a public function of another file
/// that assembly can name: it may attest that it scrubs for itself.
llvm::StringRef publicCallee(const llvm::MachineInstr &Call);

/// What code that we do not know, but for its name, leaves in registers.
enum class Leavings {
  /// Nothing of a secret: allocators do not look into blocks, and the plugin's
  /// own helpers clear what they have used.
  Nothing,
  /// In general and in vector registers, none in those of x87: what moves or
  /// looks through memory.
  Vectors,
  Everything,
};

Leavings leavingsOf(const llvm::MachineInstr &Call);

/// The name of the function of another file, or one that another file may take
/// the place of, that \p Call reaches, if it can be asked whether it scrubs for
/// itself (ir/Attest.h); else empty.
llvm::StringRef askedCallee(const llvm::MachineInstr &Call);

/// The same of any function that assembly can name: its code can be asked how
/// much stack it takes (runtime/code_walk.c).
llvm::StringRef namedCallee(const llvm::MachineInstr &Call);

/// True if \p Call goes to an address that only the running program knows.
bool isIndirectCall(const llvm::MachineInstr &Call);

/// True for the call with which a landing pad hands the exception on: this
/// frame is not used again.
bool leavesFrameByUnwinding(const llvm::MachineInstr &Call);

/// True for the mark with which plugin/ir tells that a secret's scope ends.
bool isScopeEndMark(const llvm::MachineInstr &MI);

/// True for its mark before a call that ends the program.
bool isProgramEndMark(const llvm::MachineInstr &MI);

/// True for the one whose result is the address of the frame table.
bool isFrameTableMark(const llvm::MachineInstr &MI);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_CALLEES_H
