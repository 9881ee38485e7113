// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Turns the scope exits of the marked variables into wipes. Covered by
// test/ir/scope-exit*.ll.

#ifndef ZEROIZE_IR_SCOPEEXIT_H
#define ZEROIZE_IR_SCOPEEXIT_H

namespace llvm {
class Module;
}

namespace zeroize {

struct SecretMarks;

/// Inlines the combined cleanups of variables with a `cleanup` of their own.
/// Before anything looks at the scope exits.
void inlineScopeExitHelpers(llvm::Module &M);

/// Makes scope exits of the labels at which indirect jumps leave a scope.
void expandJumpTargets(llvm::Module &M, const SecretMarks &Marks);

/// Replaces every call of __zeroize_scope_exit and wipes parameters and C++
/// objects where their life ends. With \p Optimised, what SROA and mem2reg will
/// keep in registers gets no wipe: the wipe would be the only reason for it to
/// be in memory.
void expandScopeExits(llvm::Module &M, const SecretMarks &Marks,
                      bool Optimised);

} // namespace zeroize

#endif // ZEROIZE_IR_SCOPEEXIT_H
