// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Blocks of the heap that may hold a secret are wiped before they are released.
// Relies on propagation having marked the arguments of calls that leave the
// module. Covered by test/ir/heap-release.c and test/residue/heap.

#ifndef ZEROIZE_IR_HEAPRELEASE_H
#define ZEROIZE_IR_HEAPRELEASE_H

#include "attrs/KnownFunctions.h"
#include "llvm/ADT/SetVector.h"
#include <optional>

namespace llvm {
class Function;
class Module;
} // namespace llvm

namespace zeroize {

struct SecretMarks;

/// What a function that releases a block does with its arguments.
struct Release {
  unsigned Pointer;
  BlockSize Block;
  unsigned SizeArgument;
};

/// How \p F, of which there is no body, releases a block, if it does.
std::optional<Release> findRelease(const llvm::Function &F);

/// The same for one with a body that does not say what becomes of the block:
/// std::pmr::memory_resource::deallocate hands it to a virtual function, most
/// of which are in the C++ library.
std::optional<Release> findVirtualRelease(const llvm::Function &F);

/// Calls the runtime before each release of a secret block, and in place of
/// each reallocation. Idempotent.
void wipeReleasedBlocks(llvm::Module &M);

/// Calls of operator new and delete in \p Secret functions find no secret in
/// registers: the C++ library binds malloc and free when it first calls them,
/// and that saves all registers on the stack. Idempotent.
void settleBeforeOperators(const llvm::SetVector<llvm::Function *> &Secret);

/// Wipes the secrets of static storage that \p Marks names when the program
/// ends or the library is unloaded.
void wipeStaticsAtExit(llvm::Module &M, const SecretMarks &Marks);

} // namespace zeroize

#endif // ZEROIZE_IR_HEAPRELEASE_H
