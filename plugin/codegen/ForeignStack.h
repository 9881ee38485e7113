// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How much stack below a function's own may hold what foreign code has left:
// code that was not compiled with the plugin and takes stack of its own. Nobody
// can know how much that code has used, so a margin is scrubbed (runtime/
// scrub_below.c), at every exit that such a call leads to. Covered by
// test/codegen/margin.c and test/residue/frame.

#ifndef ZEROIZE_CODEGEN_FOREIGNSTACK_H
#define ZEROIZE_CODEGEN_FOREIGNSTACK_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace llvm {
class Function;
class MachineBasicBlock;
class MachineFunction;
class MachineInstr;
} // namespace llvm

namespace zeroize {

class Regions;

/// Measured below the calls of a C library: qsort 1,368 bytes, snprintf 2,632,
/// the dynamic loader's lazy binding and a signal frame with AVX-512 3,176
/// each.
inline constexpr int64_t DefaultDepth = 4096;

/// What is scrubbed where setjmp returns for the second time, and in landing
/// pads: the frames that longjmp or unwinding has abandoned. That is rare, so
/// it may take its time.
inline constexpr int64_t AbandonedDepth = 65536;

/// What is scrubbed when a signal has come: the kernel's frame (11 KiB where
/// there are AMX tiles) and some of the handler's.
inline constexpr int64_t SignalDepth = 16384;

/// What has a larger frame, or one of unknown size, begins a region of its own
/// wherever it is called from: the end of the outermost one looks 64 KiB deep
/// for what a signal has left.
inline constexpr int64_t NestedDepth = 16384;

class ForeignStack {
public:
  /// \p Settled: calls behind which what they leave will be erased, of those
  /// where that has not been written yet.
  ForeignStack(const llvm::MachineFunction &MF, const Regions &R,
               llvm::ArrayRef<llvm::MachineInstr *> Settled = {});

  /// Bytes below the function's frame that may have been used when control
  /// reaches \p Point.
  int64_t depthAt(const llvm::MachineInstr &Point) const;

  /// The same at any place of the function.
  int64_t depth() const { return Depth; }

  /// The same where an exception resumes, of calls behind which nothing else
  /// can come. Those are no reason for margins elsewhere, and nobody asks them.
  int64_t unwindingDepth() const { return UnwindingDepth; }

  /// True if there are foreign functions and each is asked whether it scrubs
  /// for itself (ir/Attest.h). Then the margin, and all that they may have left
  /// in registers, is erased only if one does not.
  bool asks() const { return Depth && OnlyAsked && (!Indirect || HasCell); }

  /// True if functions with a name can be asked from \p MF.
  static bool canAsk(const llvm::MachineFunction &MF);

  /// Those of them that have a name.
  llvm::ArrayRef<llvm::StringRef> asked() const {
    return llvm::ArrayRef(Asked.begin(), Asked.end());
  }

  /// True if it would take a cell in the frame (AskedCalls.h) to ask them all.
  bool wantsCell() const { return Depth && OnlyAsked && Indirect; }

  /// True if the function, with its inner callees, may make system calls.
  bool entersKernel() const { return EntersKernel; }

  /// Bytes below the function's frame up to which the frames of regions' bodies
  /// reach that it calls.
  int64_t bodyDepth() const { return BodyDepth; }

  /// True if code of other files may run as a part of the function's region.
  bool nests() const { return Nests; }

private:
  int64_t Depth = 0;
  int64_t BodyDepth = 0;
  int64_t UnwindingDepth = 0;
  bool EntersKernel = false;
  bool Nests = false;
  bool OnlyAsked = true;
  bool Indirect = false;
  bool HasCell = false;
  llvm::SetVector<llvm::StringRef, llvm::SmallVector<llvm::StringRef, 4>> Asked;
  /// Blocks that are entered after such a call.
  llvm::SmallPtrSet<const llvm::MachineBasicBlock *, 16> After;
  const Regions &R;
};

/// Bytes that a function is taken to use of which nothing is known: the margin
/// that the command line asks for, which the IR half has written on \p F.
int64_t marginOf(const llvm::Function &F);

/// True if \p Call can return twice: setjmp and its like.
bool returnsTwice(const llvm::MachineInstr &Call);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_FOREIGNSTACK_H
