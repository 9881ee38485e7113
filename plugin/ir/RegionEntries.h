// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Regions that reach over files. A secret function that other files can call
// does not know who calls it, and would begin a region each time. So it is two:
// an entry, which begins and ends the region around one call, and the body,
// which erases what it has put on the stack and leaves its registers alone. A
// caller that is in a region already says so (codegen/target/X86_64Token.cpp),
// and the entry jumps to the body. Covered by test/codegen/region-entries.c and
// test/residue/library/nested*.c.

#ifndef ZEROIZE_IR_REGIONENTRIES_H
#define ZEROIZE_IR_REGIONENTRIES_H

namespace llvm {
class Module;
}

namespace zeroize {

/// Splits each such function of \p M that attests (ir/Attest.h), and static ones
/// that outsiders call as well (ir/SharedFunctions.h). After all optimisation.
void splitRegionEntries(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_REGIONENTRIES_H
