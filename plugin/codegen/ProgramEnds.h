// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls that end the program (ir/ExitFrames.h), in secret functions and in
// others: the frames of all functions that are running are erased there, when
// the arguments are in place. Covered by test/codegen/frame-table.c and
// test/residue/scope/exit-*.c.

#ifndef ZEROIZE_CODEGEN_PROGRAMENDS_H
#define ZEROIZE_CODEGEN_PROGRAMENDS_H

namespace llvm {
class MachineFunction;
}

namespace zeroize {

class Regions;
class ScrubTarget;

/// Whether plugin/ir has left marks in \p MF for expandProgramEnds.
bool hasProgramEnds(const llvm::MachineFunction &MF);

/// After everything else that is done in \p MF. \p R is for secret functions.
void expandProgramEnds(llvm::MachineFunction &MF, ScrubTarget &Target,
                       const Regions &R);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_PROGRAMENDS_H
