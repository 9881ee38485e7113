// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the program itself erases at the end of an object's life. Covered by
// test/ir/hand-wipes.c, hand-wipes.cpp and test/residue/heap/hand-wiped.c.

#ifndef ZEROIZE_IR_HANDWIPES_H
#define ZEROIZE_IR_HANDWIPES_H

namespace llvm {
class Module;
}

namespace zeroize {

/// Makes those calls of memset in \p M volatile after which their object is
/// only released, or goes out of scope: to the optimiser they are dead stores.
void keepHandWipes(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_HANDWIPES_H
