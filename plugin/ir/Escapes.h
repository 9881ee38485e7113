// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether somebody else gets to know of a pointer. Relies on unoptimised IR,
// where variables are allocas. Covered by test/ir/heap-leaks.c.

#ifndef ZEROIZE_IR_ESCAPES_H
#define ZEROIZE_IR_ESCAPES_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace llvm {
class AllocaInst;
class Argument;
class CallBase;
class Use;
class Value;
} // namespace llvm

namespace zeroize {

class Escapes {
public:
  /// True if \p Pointer, or one into the same object that is computed from it,
  /// may be kept, released or returned. \p Owner, a variable, may hold it.
  bool escapes(const llvm::Value &Pointer, const llvm::AllocaInst &Owner);

private:
  using Visited = llvm::SmallPtrSet<const llvm::Value *, 16>;
  bool spreads(const llvm::Value &Pointer, const llvm::AllocaInst *Owner,
               Visited &Seen);
  bool spreadsBy(const llvm::Use &U, const llvm::AllocaInst *Owner,
                 Visited &Seen);
  bool spreadsByCall(const llvm::CallBase &Call, const llvm::Use &U,
                     const llvm::AllocaInst *Owner, Visited &Seen);
  bool keeps(const llvm::Argument &A);

  /// Parameters whose function has been looked at, or is being looked at.
  llvm::DenseMap<const llvm::Argument *, bool> Kept;
};

} // namespace zeroize

#endif // ZEROIZE_IR_ESCAPES_H
