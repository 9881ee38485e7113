// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Brings the freestanding runtime (runtime/) into modules that hold secrets.
// Covered by test/ir/runtime.ll.

#ifndef ZEROIZE_IR_RUNTIME_H
#define ZEROIZE_IR_RUNTIME_H

namespace llvm {
class Module;
}

namespace zeroize {

/// Tells the optimiser what it must know of the helpers that are called in \p M
/// and come at its end: there is nothing in them for it to do.
void describeHelpers(llvm::Module &M);

/// Links the embedded runtime into \p M as hidden linkonce_odr functions,
/// unless it is there already. Returns whether the module changed.
bool linkRuntime(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_RUNTIME_H
