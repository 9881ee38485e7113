// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What may be erased of a function's frame when the program ends while the
// function is running (ir/ExitFrames.h, runtime/exit_frames.c): its variables
// into which secrets flow, spill slots, outgoing arguments; and, if only secret
// functions call it, the registers that it has saved for them. All else is
// kept: return address, frame pointer, and public variables to which pointers
// exist, which exit handlers may read. Covered by
// test/residue/scope/exit-callers.c, test/codegen/frame-table.c.

#ifndef ZEROIZE_CODEGEN_FRAMETABLE_H
#define ZEROIZE_CODEGEN_FRAMETABLE_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/CodeGen/Register.h"
#include <cstdint>
#include <optional>
#include <string>

namespace llvm {
class MachineFunction;
}

namespace zeroize {

struct FrameTable {
  /// Addresses are relative to the frame's origin, as LLVM counts them.
  struct Range {
    /// runtime/exit_frames.c knows the numbers.
    enum Kind : unsigned {
      /// What the user has marked: in any case.
      Declared = 0,
      /// Unless somebody may still return into the frame by longjmp.
      Unmarked = 1,
      /// Not if the function itself makes the call that ends the program.
      InCallers = 2
    };
    int64_t Offset;
    int64_t Bytes;
    Kind Which;
  };
  llvm::SmallVector<Range, 16> Ranges;

  /// The origin is at this distance from this register.
  llvm::MCRegister Base;
  int64_t Origin = 0;
  /// Where the function's record is, if it keeps one.
  std::optional<int64_t> Record;
  bool ReturnsTwice = false;

  bool saysAnything() const {
    return !Ranges.empty() || Record || ReturnsTwice;
  }
};

/// After frame lowering.
FrameTable makeFrameTable(const llvm::MachineFunction &MF);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_FRAMETABLE_H
