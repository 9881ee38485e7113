// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Coroutine frames: what lives across a suspension is kept there, wherever it
// came from. Covered by test/residue/coroutine.

#ifndef ZEROIZE_IR_COROUTINEFRAMES_H
#define ZEROIZE_IR_COROUTINEFRAMES_H

namespace llvm {
class Module;
}

namespace zeroize {

/// String function attribute: a coroutine that holds a secret, or one of the
/// parts into which it was split. Another coroutine that it hands over to by a
/// tail call scrubs for itself if it holds one too.
inline constexpr char SecretCoroutine[] = "zeroize-coroutine";

/// Wipes the frames of secret coroutines where they are given back.
void wipeCoroutineFrames(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_COROUTINEFRAMES_H
