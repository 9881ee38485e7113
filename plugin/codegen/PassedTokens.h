// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bodies of regions (ir/RegionEntries.h) that nobody has told of secrets: they
// are a part of a region if their caller was in one, and else what they call is
// to clear its registers before they go on. So they pass on what they were
// told, from a slot of their frame. Covered by test/codegen/region-entries.c
// and test/residue/library/nested*.c.

#ifndef ZEROIZE_CODEGEN_PASSEDTOKENS_H
#define ZEROIZE_CODEGEN_PASSEDTOKENS_H

namespace llvm {
class MachineFunction;
}

namespace zeroize {

class Regions;

/// Before register allocation: gives \p MF such a slot, if it is one of those
/// and calls somebody who wants to know. True if it has changed something.
bool passTokens(llvm::MachineFunction &MF, Regions &R);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_PASSEDTOKENS_H
