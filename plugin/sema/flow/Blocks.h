// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Blocks of memory that a function has allocated for its caller, by names of
// the caller's: what one call of an allocator's wrapper (`xmalloc`, `copy_of`)
// returns is not what another returns. Test: test/compare/wrapped-allocators.c.

#ifndef ZEROIZE_SEMA_FLOW_BLOCKS_H
#define ZEROIZE_SEMA_FLOW_BLOCKS_H

#include "llvm/ADT/DenseMap.h"

#include <map>
#include <utility>

namespace clang {
class Expr;
} // namespace clang

namespace zeroize {

class Blocks {
public:
  /// The object \p Base of the function that \p Call calls, in the names of who
  /// calls it. Recursion, and calls in many functions deep, give it no other
  /// names.
  const void *returnedBy(const clang::Expr *Call, const void *Base);

  /// What made the object \p Base, in the function where it was made.
  const void *origin(const void *Base) const;

private:
  struct Block {
    const clang::Expr *Call;
    const void *Inner; // its name in the function that is called
    unsigned Depth;
  };
  std::map<std::pair<const clang::Expr *, const void *>, Block> All;
  llvm::DenseMap<const void *, const Block *> Known;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_BLOCKS_H
