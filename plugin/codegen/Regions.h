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

class Regions {
public:
  explicit Regions(bool CalleesFirst) : CalleesFirst(CalleesFirst) {}

  /// Finds the inner functions of \p M, if its functions come callees first.
  void analyze(const llvm::Module &M);

  bool isInner(const llvm::Function &F) const { return Inner.contains(&F); }

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

  /// What the inner function that \p Call calls leaves behind; null if the
  /// callee is not inner.
  const FunctionFacts *getInnerCallee(const llvm::MachineInstr &Call) const;

  /// True if a value in a callee-saved register during \p Call may be pushed
  /// into a frame that nobody scrubs.
  bool reachesForeignCode(const llvm::MachineInstr &Call) const;

private:
  bool isReachedFromRegionsOnly(const llvm::Function &F) const;
  bool isInRegion(const llvm::Function &F) const;
  bool mayBeInner(const llvm::Function &F) const;

  bool CalleesFirst;
  llvm::DenseSet<const llvm::Function *> Inner;
  llvm::DenseMap<const llvm::Function *, FunctionFacts> FactsOf;
  llvm::DenseMap<const llvm::Function *, int> Cells;
};

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_REGIONS_H
