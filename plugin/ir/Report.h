// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How the IR floor speaks to the user: errors and warnings through the
// LLVMContext, so that clang, opt and lld each print them in their own way, and
// remarks for -Rpass=zeroize. Covered by test/ir/remarks.c and
// test/ir/unknown-annotation.ll.

#ifndef ZEROIZE_IR_REPORT_H
#define ZEROIZE_IR_REPORT_H

#include "llvm/ADT/Twine.h"

namespace llvm {
class AllocaInst;
class CallBase;
class Function;
class Instruction;
class Module;
class Value;
} // namespace llvm

namespace zeroize {

/// An error about the module as a whole.
void reportError(const llvm::Module &M, const llvm::Twine &Message);

/// A warning at \p At.
void reportWarning(const llvm::Instruction &At, const llvm::Twine &Message);

/// Remembers the source name of \p Variable, an alloca or an argument.
void nameVariable(llvm::Value &Variable, llvm::StringRef Name);

/// The source name of a local variable, or "" when nobody has said it (Clang's
/// release builds discard value names).
llvm::StringRef sourceName(const llvm::Value &Variable);

/// -Rpass=zeroize: "wiped N bytes of 'key' at scope exit". \p Bytes is 0 when
/// only known at run time.
void remarkWipe(const llvm::Instruction &Wipe, const llvm::Value &Variable,
                uint64_t Bytes, llvm::StringRef Where);

/// -Rpass=zeroize: why a marked variable got no wipe.
void remarkNoWipe(const llvm::Instruction &At, const llvm::Value &Variable,
                  llvm::StringRef Reason);

/// -Rpass-analysis=zeroize: \p At makes a value public; a call, because a
/// sidecar says so of \p Callee.
void remarkDeclassified(const llvm::Instruction &At,
                        const llvm::Function *Callee = nullptr);

/// -Rpass-missed=zeroize: \p Call hands a secret to code that is not ours.
void remarkUnknownCallee(const llvm::CallBase &Call);

} // namespace zeroize

#endif // ZEROIZE_IR_REPORT_H
