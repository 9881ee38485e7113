// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What becomes of a block on the heap when the secret pointer that owns it
// leaves its scope. Covered by test/residue/heap/owned.c and leaks.c,
// test/ir/heap-leaks.c.

#ifndef ZEROIZE_IR_OWNEDBLOCKS_H
#define ZEROIZE_IR_OWNEDBLOCKS_H

namespace llvm {
class Module;
}

namespace zeroize {

/// `secret("owned")`: each scope exit wipes the block and frees it.
void releaseOwnedBlocks(llvm::Module &M);

/// A secret pointer into which a fresh block was stored, and which leaves its
/// scope while nobody else knows of the block: wipes it, and says that it
/// leaks. Blocks that were released, returned, stored or handed on are left
/// alone.
void wipeLeakedBlocks(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_OWNEDBLOCKS_H
