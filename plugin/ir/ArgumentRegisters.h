// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that are given all they take in general registers, and return as
// much: another one may hand that on as it came. System V ABI for
// x86-64, 3.2.3. Covered by test/codegen/forward.c and
// test/codegen/region-entries.c.

#ifndef ZEROIZE_IR_ARGUMENTREGISTERS_H
#define ZEROIZE_IR_ARGUMENTREGISTERS_H

namespace llvm {
class FunctionType;
}

namespace zeroize {

/// True if what functions of type \p T take and return is integers and
/// addresses, and no more of them than there are registers. What the attributes
/// of parameters say (`byval`) is not looked at.
bool handsOnInRegisters(const llvm::FunctionType &T);

} // namespace zeroize

#endif // ZEROIZE_IR_ARGUMENTREGISTERS_H
