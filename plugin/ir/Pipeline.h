// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The IR floor's only door: registers its passes at every extension point that
// they need, in the compiler (per module, also -O0), in opt, and in the linker
// for LTO.

#ifndef ZEROIZE_IR_PIPELINE_H
#define ZEROIZE_IR_PIPELINE_H

namespace llvm {
class PassBuilder;
}

namespace zeroize {

void registerPasses(llvm::PassBuilder &PB);

} // namespace zeroize

#endif // ZEROIZE_IR_PIPELINE_H
