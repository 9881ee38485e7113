// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions of other files that a secret function may call without having to
// erase anything behind them: those that wipe, and those that can be given
// nothing but a few bits, such as what asks for the abilities of the processor or
// looks up a description by its number.
// Covered by test/ir/public-callees.c and test/residue/library/public-callee.c.

#ifndef ZEROIZE_IR_PUBLICCALLEES_H
#define ZEROIZE_IR_PUBLICCALLEES_H

namespace llvm {
class Function;
class TargetLibraryInfoImpl;
} // namespace llvm

namespace zeroize {

enum class CalleeReach {
  /// Whatever its pointers lead to, and what code that we do not see knows.
  Memory,
  /// Numbers that no address fits in. It may return an address.
  Numbers,
  /// It writes to what it is given and reads nothing of it.
  Wipes,
};

/// What \p F, a declaration, can get at when it is called. A function that the
/// optimiser knows counts as one that reaches memory: what it makes a call of
/// was perhaps another call before.
CalleeReach reachOf(const llvm::Function &F,
                    const llvm::TargetLibraryInfoImpl &Library);

} // namespace zeroize

#endif // ZEROIZE_IR_PUBLICCALLEES_H
