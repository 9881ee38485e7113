// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// exit and its like leave the frames of all callers as they are. They are
// marked for the machine half (codegen/ProgramEnds.h), and functions from which
// they can be reached by calls keep a record of their frames, so that what is
// left of secrets there can be erased (codegen/FrameTable.h). Covered by
// test/residue/scope/exit-*.c and test/codegen/frame-table.c.

#ifndef ZEROIZE_IR_EXITFRAMES_H
#define ZEROIZE_IR_EXITFRAMES_H

namespace llvm {
class CallBase;
class Module;
} // namespace llvm

namespace zeroize {

struct SecretMarks;

/// True for a call that ends the program: exit, abort, err, and functions of
/// other files that are declared not to return. Not what jumps, may throw or
/// ends a thread (ThreadEnd.h): that goes on with frames that may still need
/// their variables. Nor reports of sanitizers.
bool endsProgram(const llvm::CallBase &Call);

/// Has the frames of all running functions erased before such calls. At the
/// pipeline's start.
void wipeFramesBeforeEnd(llvm::Module &M, const SecretMarks &Marks);

/// Lets the secret functions from which such calls can be reached keep a record
/// of their frames. At its end: what lives in registers needs none.
void recordExitFrames(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_EXITFRAMES_H
