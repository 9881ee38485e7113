// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is erased when a thread ends (runtime/thread_end.c, thread_secrets.c).
// Covered by test/residue/frame/thread-exit.c and thread-local.c.

#ifndef ZEROIZE_IR_THREADEND_H
#define ZEROIZE_IR_THREADEND_H

#include "llvm/ADT/SetVector.h"

namespace llvm {
class CallBase;
class Function;
class Module;
} // namespace llvm

namespace zeroize {

struct SecretMarks;

/// True for pthread_exit and its like: destructors and cleanup handlers still
/// run on the thread's frames.
bool endsThread(const llvm::CallBase &Call);

/// Has thread-local secrets wiped when their thread or the program ends. Adds
/// the functions that use them to \p Secret.
void wipeThreadLocalsAtEnd(llvm::Module &M, const SecretMarks &Marks,
                           llvm::SetVector<llvm::Function *> &Secret);

/// Has the frames that a call of pthread_exit abandons scrubbed when the thread
/// has ended. In modules that hold secrets.
void scrubAbandonedThreads(llvm::Module &M);

/// Has the frames scrubbed as well that a thread abandons when it is cancelled,
/// or ends in another file: the entries of regions during which that may happen
/// put down how deep the stack is, if the program's threads may end so at all.
/// Before the runtime is linked.
void watchThreads(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_THREADEND_H
