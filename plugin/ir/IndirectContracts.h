// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Contracts of functions that are called through pointers and tables of virtual
// methods: the declaration of the pointer, or of the method, says what the call
// does with secrets. Covered by test/ir/indirect-contracts.cpp and
// test/residue/propagation/virtual-contracts.cpp.

#ifndef ZEROIZE_IR_INDIRECTCONTRACTS_H
#define ZEROIZE_IR_INDIRECTCONTRACTS_H

#include "llvm/ADT/MapVector.h"
#include <string>

namespace llvm {
class Module;
class Value;
} // namespace llvm

namespace zeroize {

/// Whether a call of \p M carries a contract of its own.
bool hasCallContracts(const llvm::Module &M);

/// Writes FunctionContract on the indirect calls whose contract is known: from
/// what CodeGen has written there, which goes away, and from the addresses of
/// the pointers.
void writeCallContracts(
    llvm::Module &M,
    const llvm::MapVector<llvm::Value *, std::string> &Pointers);

} // namespace zeroize

#endif // ZEROIZE_IR_INDIRECTCONTRACTS_H
