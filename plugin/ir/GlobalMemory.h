// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The memory that all functions share, in two levels: a global variable's own
// bytes, and everything that can be reached from the pointers in it. Two
// globals whose pointers may lead to the same place share the second level.
// Constants hold no secret and have no identity here, so that a string that is
// printed next to a secret does not spread it. Covered by
// test/ir/propagate.c.

#ifndef ZEROIZE_IR_GLOBALMEMORY_H
#define ZEROIZE_IR_GLOBALMEMORY_H

#include "llvm/ADT/DenseMap.h"
#include <vector>

namespace llvm {
class GlobalVariable;
class Module;
} // namespace llvm

namespace zeroize {

class GlobalMemory {
public:
  static constexpr unsigned None = ~0u;

  explicit GlobalMemory(llvm::Module &M);

  /// The variable's own bytes; None for a constant.
  unsigned bytesOf(const llvm::GlobalVariable &G) const;
  /// What its pointers lead to; None when that is constant throughout.
  unsigned reachOf(const llvm::GlobalVariable &G);
  /// What the threads' specific data leads to, of all keys.
  unsigned threadData() const { return ThreadData; }

  void join(unsigned A, unsigned B);
  unsigned find(unsigned Id);
  unsigned size() const { return Parent.size(); }

private:
  llvm::DenseMap<const llvm::GlobalVariable *, unsigned> Index;
  unsigned ThreadData;
  std::vector<unsigned> Parent;
  std::vector<bool> Mutable;
};

} // namespace zeroize

#endif // ZEROIZE_IR_GLOBALMEMORY_H
