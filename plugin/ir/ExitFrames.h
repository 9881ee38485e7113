// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// exit and its like leave the frames of all callers as they are. Covered by
// test/residue/scope/exit-in-region.c, exit-noreturn.c and
// test/ir/exit-frames.c.

#ifndef ZEROIZE_IR_EXITFRAMES_H
#define ZEROIZE_IR_EXITFRAMES_H

namespace llvm {
class CallBase;
class Module;
} // namespace llvm

namespace zeroize {

struct SecretMarks;

/// True for a call that ends the program: exit, abort, err, and functions of
/// other files that are declared not to return. Not what jumps, throws or ends
/// a thread (ThreadEnd.h): that goes on with frames that may still need their
/// variables.
bool endsProgram(const llvm::CallBase &Call);

/// Has the secret variables of all running functions wiped before such calls.
/// At the pipeline's start.
void wipeFramesBeforeEnd(llvm::Module &M, const SecretMarks &Marks);

/// Lets the functions from which such calls can be reached keep a record of
/// their secret variables. At its end: what lives in registers needs none.
void recordExitFrames(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_EXITFRAMES_H
