// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// memset behind a pointer: how many programs keep their wipes from being
// removed. Covered by test/ir/wiper-pointers.c and
// test/residue/library/wiper-pointer.c.

#ifndef ZEROIZE_IR_WIPERPOINTERS_H
#define ZEROIZE_IR_WIPERPOINTERS_H

namespace llvm {
class Function;
}

namespace zeroize {

/// Where \p F calls through a pointer that was initialised with memset, it
/// looks whether the pointer still is memset, and calls that by its name.
/// Behind code that nobody knows, 4,096 bytes of stack and all registers would
/// have to be erased, for each wipe.
void callWipersByName(llvm::Function &F);

} // namespace zeroize

#endif // ZEROIZE_IR_WIPERPOINTERS_H
