// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Erases what a call may have left right behind it, instead of at each exit,
// where exits are mostly reached without such a call: what is copied only when
// a buffer grows, or called when there is an error, should not be paid for each
// time. Covered by test/codegen/rare-calls.c, rare-margins.c and
// test/residue/registers.

#ifndef ZEROIZE_CODEGEN_RARECALLS_H
#define ZEROIZE_CODEGEN_RARECALLS_H

#include "llvm/ADT/SmallVector.h"

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

/// Calls of functions that have a name and use foreign stack, which are made so
/// seldom that it pays to erase what they leave behind each of them.
llvm::SmallVector<llvm::MachineInstr *, 8>
findRareCalls(llvm::MachineFunction &MF, const Regions &R);

/// The same as clearBehindRareCalls for margins: asks rare callees that have a
/// name (ir/Attest.h) right behind the call, which then counts as one that
/// leaves nothing. \p Clears: and clears registers behind those that do not
/// attest. Runs before anybody looks at what calls leave.
void settleRareCalls(llvm::MachineFunction &MF, const Regions &R,
                     ScrubTarget &Target, bool Clears);

/// True if that has been done for \p Call.
bool isSettled(const llvm::MachineInstr &Call);

/// True if \p MI is what clearBehindRareCalls has written.
bool clearsVectors(const llvm::MachineInstr &MI);

/// True if \p MI has been written by one of them.
bool erasesLeavings(const llvm::MachineInstr &MI);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_RARECALLS_H
