// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that are given all they take in general registers or, behind
// those, as words on the stack, and return a register: another one may hand
// that on as it came. System V ABI for x86-64, 3.2.3. Covered by
// test/codegen/forward.c and test/codegen/region-entries.c.

#ifndef ZEROIZE_IR_ARGUMENTREGISTERS_H
#define ZEROIZE_IR_ARGUMENTREGISTERS_H

#include <optional>

namespace llvm {
class FunctionType;
}

namespace zeroize {

/// If what functions of type \p T take and return is integers and addresses,
/// how many of them lie on the stack, eight bytes each: the first right behind
/// the return address. What the attributes of parameters say (`byval`) is not
/// looked at.
std::optional<unsigned> stackWords(const llvm::FunctionType &T);

/// True if none does.
bool handsOnInRegisters(const llvm::FunctionType &T);

} // namespace zeroize

#endif // ZEROIZE_IR_ARGUMENTREGISTERS_H
