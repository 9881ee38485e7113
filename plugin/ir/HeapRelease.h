// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Blocks of the heap that may hold a secret are wiped before they are released.
// Relies on propagation having marked the arguments of calls that leave the
// module. Covered by test/ir/heap-release.c and test/residue/heap.

#ifndef ZEROIZE_IR_HEAPRELEASE_H
#define ZEROIZE_IR_HEAPRELEASE_H

namespace llvm {
class Module;
}

namespace zeroize {

struct SecretMarks;

/// Calls the runtime before each release of a secret block, and in place of each
/// reallocation. Idempotent.
void wipeReleasedBlocks(llvm::Module &M);

/// Wipes the secrets of static storage that \p Marks names when the program ends
/// or the library is unloaded.
void wipeStaticsAtExit(llvm::Module &M, const SecretMarks &Marks);

} // namespace zeroize

#endif // ZEROIZE_IR_HEAPRELEASE_H
