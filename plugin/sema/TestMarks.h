// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For testing the plugin on programs that mark nothing, such as generated ones:
// -fplugin-arg-zeroize-test-all-locals marks every local variable and every
// parameter of a function that has a body, as if `secret` were written there.
// Not in the help text, because it protects nobody. Tests:
// test/options/test-all-locals.c, test/real.

#ifndef ZEROIZE_SEMA_TESTMARKS_H
#define ZEROIZE_SEMA_TESTMARKS_H

namespace clang {
class VarDecl;
} // namespace clang

namespace zeroize {

/// Whether this compilation marks all locals; written by the front.
bool &marksAllLocals();

/// Leaves the word of the written attribute on \p V, where it may be written.
void markLocalForTest(clang::VarDecl *V);

} // namespace zeroize

#endif // ZEROIZE_SEMA_TESTMARKS_H
