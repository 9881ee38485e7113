// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For which targets the machine half exists. Header only, so that the floors
// above can ask before they promise anything. Test:
// test/sema/unsupported-target.c.

#ifndef ZEROIZE_CODEGEN_TARGET_SUPPORT_H
#define ZEROIZE_CODEGEN_TARGET_SUPPORT_H

#include "llvm/TargetParser/Triple.h"

namespace zeroize {

inline bool isSupportedTarget(const llvm::Triple &T) {
  // x32 has other pointers in the frame than the ones that the scrub code
  // writes.
  return T.getArch() == llvm::Triple::x86_64 && !T.isX32() &&
         T.isOSBinFormatELF();
}

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_TARGET_SUPPORT_H
