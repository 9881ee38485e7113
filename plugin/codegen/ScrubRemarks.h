// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the machine half did in a function, for -Rpass=zeroize and
// -Rpass-missed=zeroize. Covered by test/codegen/remarks.c.

#ifndef ZEROIZE_CODEGEN_SCRUBREMARKS_H
#define ZEROIZE_CODEGEN_SCRUBREMARKS_H

namespace llvm {
class MachineFunction;
} // namespace llvm

namespace zeroize {

class Regions;

/// Before the exits of \p MF are scrubbed. -Rpass=zeroize: what will be
/// scrubbed and cleared there, and whether the function leaves its frame to its
/// callers. -Rpass-missed=zeroize: calls behind which only a margin is
/// scrubbed, since nobody knows how deep the callee has worked.
void remarkScrub(llvm::MachineFunction &MF, const Regions &R, bool LeavesFrame);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_SCRUBREMARKS_H
