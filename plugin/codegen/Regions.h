// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which secret functions are inner: reached only from functions that were told
// of their secrets and from other inner ones, by direct calls of the module. An
// inner function leaves its frame and its registers to its callers, so that the
// outermost function scrubs once for all of them. That is exact, not a guess:
// functions are emitted callees first, and what each one leaves behind is
// recorded here for its callers.
//
// Without that order (llc without the IR half, -O0) there are no inner
// functions, and each scrubs for itself. Covered by test/codegen/regions.c.

#ifndef ZEROIZE_CODEGEN_REGIONS_H
#define ZEROIZE_CODEGEN_REGIONS_H

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace llvm {
class Function;
class MachineFunction;
class MachineInstr;
class Module;
} // namespace llvm

namespace zeroize {

/// What the callers of a secret function need to know of its machine code.
struct FunctionFacts {
  /// The function, or one that it calls, runs code that does not scrub itself:
  /// such code pushes whatever the callee-saved registers hold.
  bool ReachesForeignCode = true;

  // The rest is what an inner function leaves to its callers.

  /// Bytes below the caller's stack pointer that every call of the function is
  /// sure to have used, its return address included. 0 if it scrubs its own
  /// frame.
  int64_t Depth = 0;
  /// Bytes below the caller's stack pointer in which foreign code may have
  /// worked.
  int64_t ForeignDepth = 0;
  /// Bytes below the caller's stack pointer up to which the frame of a region's
  /// body reaches, where a signal finds it.
  int64_t BodyDepth = 0;
  /// Functions of other files may have run as a part of this region.
  bool Nests = false;
  /// The foreign functions that may have done so, if each can be asked for its
  /// attestation and the callers are to ask; else empty. What those have left
  /// in registers is not counted below.
  llvm::SmallVector<llvm::StringRef, 4> Asked;
  llvm::BitVector DirtyUnits;
  bool UnknownCodeRan = false;
  bool HighVectorsUsed = false;
  bool WideVectorsUsed = false;
  bool EntersKernel = false;
};

/// True if the function leaves its registers, but not its frame, to its
/// callers: those of its file, or in a region of another (ir/RegionEntries.h).
bool isRegionBody(const llvm::Function &F);

/// The body of \p F, if that is the entry of a region.
const llvm::Function *bodyOf(const llvm::Function &F);

class Regions {
public:
  explicit Regions(bool CalleesFirst) : CalleesFirst(CalleesFirst) {}

  /// True if callees come before their callers.
  bool isOrdered() const { return CalleesFirst; }

  /// Finds the inner functions of \p M, if its functions come callees first.
  void analyze(const llvm::Module &M);

  bool isInner(const llvm::Function &F) const { return Inner.contains(&F); }

  /// True if what \p F leaves in registers is erased by its callers.
  bool leavesRegisters(const llvm::Function &F) const {
    return isInner(F) || isRegionBody(F);
  }

  /// True if all that call \p F expect that it leaves its frame to them.
  bool leavesFrame(const llvm::Function &F) const {
    return isInner(F) || isSharedBody(F);
  }

  /// True if \p F is the body of a static function and leaves its frame. Its
  /// entry never jumps to it: who calls that does not know.
  bool isSharedBody(const llvm::Function &F) const;

  /// True if \p F is a part of a region that the user means, so that what it
  /// leaves in registers is erased where that ends, at the latest.
  bool isInRegion(const llvm::Function &F) const;

  /// True if \p F leaves it to somebody else to clear what the functions of
  /// other files that it calls have left in registers.
  bool leavesForeignRegisters(const llvm::Function &F) const {
    return isRegionBody(F) || (isInRegion(F) && givesTokens(F));
  }

  /// Whether the callee of \p Call is told that it is called from inside a
  /// region, whose end clears all registers, and need not begin one.
  enum class Token {
    No,
    Yes,
    /// If the function itself was told so.
    Passed
  };
  Token tokenFor(const llvm::MachineInstr &Call) const;

  /// True if \p F may come to call itself: how deep it goes, nobody knows. Each
  /// level begins a region, so that each finds its signals.
  bool isRecursive(const llvm::Function &F) const {
    return Recursive.contains(&F);
  }

  /// True if the callee of \p Call may have an ear for that.
  bool mayTakeToken(const llvm::MachineInstr &Call) const;

  /// Where short code is wanted, nobody is told; nor where nobody attests, or
  /// where the caller could not clear all registers itself.
  static bool givesTokens(const llvm::Function &F);

  /// True if the body \p F wants to know whether it was called from inside a
  /// region that is not its own.
  bool passesToken(const llvm::Function &F) const {
    return TokenSlots.contains(&F);
  }
  void setTokenSlot(const llvm::Function &F) { TokenSlots.insert(&F); }

  /// Makes the calls in \p MF of entries of this module calls of their bodies,
  /// if the function is in a region. True if there are such.
  bool callBodies(llvm::MachineFunction &MF) const;

  void record(const llvm::Function &F, FunctionFacts Facts) {
    FactsOf[&F] = std::move(Facts);
  }

  /// The stack object of \p F that tells whether a function was called through
  /// a pointer that does not scrub for itself, if it has one.
  std::optional<int> cellOf(const llvm::Function &F) const {
    auto Found = Cells.find(&F);
    return Found == Cells.end() ? std::nullopt : std::optional(Found->second);
  }
  void setCell(const llvm::Function &F, int FrameIndex) {
    Cells[&F] = FrameIndex;
  }

  /// What the inner function or the region's body that \p Call calls leaves
  /// behind; null if the callee is neither.
  const FunctionFacts *getInnerCallee(const llvm::MachineInstr &Call) const;

  /// What the body \p F leaves behind.
  const FunctionFacts &factsOf(const llvm::Function &F) const;

  /// True if a value in a callee-saved register during \p Call may be pushed
  /// into a frame that nobody scrubs.
  bool reachesForeignCode(const llvm::MachineInstr &Call) const;

private:
  bool isReachedFromRegionsOnly(const llvm::Function &F) const;
  bool mayBeInner(const llvm::Function &F) const;

  bool CalleesFirst;
  llvm::DenseSet<const llvm::Function *> Inner, Recursive;
  llvm::DenseMap<const llvm::Function *, FunctionFacts> FactsOf;
  llvm::DenseMap<const llvm::Function *, int> Cells;
  llvm::DenseSet<const llvm::Function *> TokenSlots;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_REGIONS_H
