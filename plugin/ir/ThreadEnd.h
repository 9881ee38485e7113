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
/// or ends in another file: functions that declare secrets put that down at
/// their entry, if the program's threads may end so at all. Calls for the time
/// being. Comes after all optimisation: to an optimiser they would be calls of
/// code that may do anything. Before the runtime is linked.
void watchThreads(llvm::Module &M);

/// Gives those calls their final shape. After the runtime was linked.
void settleWatches(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_THREADEND_H
