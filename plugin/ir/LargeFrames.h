// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Keeps functions with large objects out of secret functions that rarely call
// them: a table that is made once, the text of an error message. Inlined, their
// objects would be a part of a frame that is erased each time. Covered by
// test/ir/large-frames.c.

#ifndef ZEROIZE_IR_LARGEFRAMES_H
#define ZEROIZE_IR_LARGEFRAMES_H

#include "llvm/ADT/SetVector.h"

namespace llvm {
class Function;
}

namespace zeroize {

/// Before anything is inlined into \p Secret.
void keepLargeFramesOut(const llvm::SetVector<llvm::Function *> &Secret);

} // namespace zeroize

#endif // ZEROIZE_IR_LARGEFRAMES_H
