// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Exception objects: the C++ library frees them as they are. Covered by
// test/residue/frame/exception-object.cpp.

#ifndef ZEROIZE_IR_EXCEPTIONS_H
#define ZEROIZE_IR_EXCEPTIONS_H

#include "llvm/ADT/SetVector.h"

namespace llvm {
class Function;
}

namespace zeroize {

/// Has what the functions in \p Secret throw wiped when it is destroyed.
void wipeThrownObjects(const llvm::SetVector<llvm::Function *> &Secret);

} // namespace zeroize

#endif // ZEROIZE_IR_EXCEPTIONS_H
