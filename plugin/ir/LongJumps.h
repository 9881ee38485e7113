// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// longjmp in files with secrets, in whichever function: the frames that it
// abandons may be those of secret functions further up. Covered by
// test/ir/long-jumps.c and test/residue/frame/longjmp-*.

#ifndef ZEROIZE_IR_LONGJUMPS_H
#define ZEROIZE_IR_LONGJUMPS_H

#include "llvm/ADT/SetVector.h"

namespace llvm {
class Function;
class Module;
} // namespace llvm

namespace zeroize {

/// Has the direct calls of longjmp and its like erase what they abandon
/// (runtime/long_jump.c), those of swapcontext keep the records of their stack
/// apart from other stacks' (runtime/swap_context.c), and those of sigaltstack,
/// in functions that may run inside a region of those of \p Secret, erase the
/// stack that they take out of use (runtime/signal_stack.c). In modules that
/// hold secrets. Idempotent.
void eraseAtJumps(llvm::Module &M,
                  const llvm::SetVector<llvm::Function *> &Secret);

/// Warns of jumps that erase nothing. Before the others are replaced.
void warnOfOtherJumps(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_LONGJUMPS_H
