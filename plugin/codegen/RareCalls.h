// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clears the vector registers right behind the calls that may leave a secret in
// them, instead of at each exit, where an exit can be reached without such a
// call: what is copied only when a buffer grows should not be paid for each
// time. Covered by test/codegen/rare-calls.c and test/residue/registers.

#ifndef ZEROIZE_CODEGEN_RARECALLS_H
#define ZEROIZE_CODEGEN_RARECALLS_H

namespace llvm {
class MachineFunction;
class MachineInstr;
} // namespace llvm

namespace zeroize {

class Regions;
class ScrubTarget;

/// Does so in \p MF if that is all that makes its exits clear them. \p Asks as
/// for DirtyRegisters, which is to be built afterwards.
void clearBehindRareCalls(llvm::MachineFunction &MF, const Regions &R,
                          ScrubTarget &Target, bool Asks);

/// True if \p MI is what that has written.
bool clearsVectors(const llvm::MachineInstr &MI);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_RARECALLS_H
