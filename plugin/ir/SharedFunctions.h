// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Static secret functions that are called both from inside regions and from
// elsewhere: arithmetic of a field, say, of which some points are public. They
// cannot leave it all to their callers as inner functions do
// (codegen/Regions.h), and would begin a region at each call of the others,
// too. Covered by test/codegen/shared-functions.c.

#ifndef ZEROIZE_IR_SHAREDFUNCTIONS_H
#define ZEROIZE_IR_SHAREDFUNCTIONS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace llvm {
class Function;
class Module;
} // namespace llvm

namespace zeroize {

/// Those of \p M that are called directly and in no other way, and of which \p
/// MaySplit. Only functions that do nothing but compute: one to which a secret
/// merely flows is otherwise no region that anybody means, and what it calls is
/// erased before it goes on.
llvm::SmallPtrSet<llvm::Function *, 8>
findSharedFunctions(llvm::Module &M,
                    llvm::function_ref<bool(const llvm::Function &)> MaySplit);

} // namespace zeroize

#endif // ZEROIZE_IR_SHAREDFUNCTIONS_H
