// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Of a function that is called twice, instruction selection loads the address
// once, out of the global offset table, and calls through a register: calls
// that no longer say what they call, so that nothing would be known of memcpy.
// Relies on TargetInstrInfo::foldMemoryOperand, as register allocators do.
// Covered by test/codegen/named-calls.c.

#ifndef ZEROIZE_CODEGEN_NAMEDCALLS_H
#define ZEROIZE_CODEGEN_NAMEDCALLS_H

namespace llvm {
class MachineFunction;
}

namespace zeroize {

/// Has every call in \p MF whose callee was loaded from the table read the
/// table itself, where the target has such a call. Before register allocation.
/// True if anything changed.
bool nameLoadedCallees(llvm::MachineFunction &MF);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_NAMEDCALLS_H
