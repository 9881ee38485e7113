// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How functions of different files tell each other that they scrub for
// themselves. Covered by test/ir/attest.c and test/residue/library/attested.c.

#ifndef ZEROIZE_IR_ATTEST_H
#define ZEROIZE_IR_ATTEST_H

namespace llvm {
class Module;
}

namespace zeroize {

/// Gives every secret function that other files can call a second, hidden
/// symbol (FunctionMarks.h, ScrubsItself), which only this plugin makes. What
/// may be interposed or may be exchanged for another file's copy gets none.
/// Idempotent.
void attestScrubs(llvm::Module &M);

/// Marks the declarations whose callers ask for that symbol: functions with a
/// contract, or all of them. Nobody else would have it.
void markAskedCallees(llvm::Module &M, bool All);

} // namespace zeroize

#endif // ZEROIZE_IR_ATTEST_H
