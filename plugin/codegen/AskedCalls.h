// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a secret function calls through pointers, only the running program
// knows whom: there each callee is asked at the call whether it scrubs for
// itself (ir/Attest.h), and a cell in the frame remembers if one does not, and
// how deep it goes (runtime/ask_depth.c). What foreign code may have left is
// then erased where the function is left, or not at all. Only if there is no
// other foreign call, whose leavings are erased at the exits in any case; a
// rare one's are erased behind it (RareCalls.h). Covered by
// test/codegen/attest-indirect.c.

#ifndef ZEROIZE_CODEGEN_ASKEDCALLS_H
#define ZEROIZE_CODEGEN_ASKEDCALLS_H

namespace llvm {
class MachineFunction;
}

namespace zeroize {

class Regions;

/// Runs before register allocation and before anybody looks at the calls, which
/// may be replaced. True if the function has been changed; then \p R knows its
/// cell.
bool askIndirectCallees(llvm::MachineFunction &MF, Regions &R);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_ASKEDCALLS_H
