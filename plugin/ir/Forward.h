// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that hold no secret of their own and only hand their arguments on,
// to one call, whose result they return: the thin wrappers that a library's
// interface is made of. Covered by test/codegen/forward.c and
// test/residue/library/forward.c.

#ifndef ZEROIZE_IR_FORWARD_H
#define ZEROIZE_IR_FORWARD_H

namespace llvm {
class Module;
}

namespace zeroize {

/// Makes each such function of \p M ask the callee whether it scrubs for itself
/// (ir/Attest.h). If so, there is nothing to scrub, and the function jumps
/// there: no secret region begins. Else it jumps to a copy of what it was.
/// Knows which functions attest; runs last, once.
void forwardCalls(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_FORWARD_H
