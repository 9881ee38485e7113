// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How functions of different files tell each other that they scrub for
// themselves. Covered by test/ir/attest.c, test/codegen/attest.c and
// test/residue/library/attested*.c.

#ifndef ZEROIZE_IR_ATTEST_H
#define ZEROIZE_IR_ATTEST_H

#include "llvm/ADT/StringRef.h"

namespace llvm {
class Constant;
class Function;
class Module;
} // namespace llvm

namespace zeroize {

/// True if assembly can name \p F without quotes.
bool hasPlainName(const llvm::Function &F);

/// True if \p F may use vector registers, and so clear them. Where it may not
/// (-mno-sse), they are somebody else's.
bool mayUseVectors(const llvm::Function &F);

/// True for assembly (AT&T) that calls nothing, leaves the stack alone and
/// changes no register but those that its operands name: barriers, questions to
/// the processor.
bool isSimpleAssembly(llvm::StringRef Text);

/// The attestation, right in front of the entry. As long as the alignment that
/// somebody asked for, which would else be that of the prefix. On the usual 16
/// bytes no entry is the first of a page, where nobody can look in front.
llvm::Constant *attestation(const llvm::Function &F);

/// Makes secret functions of those leaves that code which we do not see may
/// call: functions that call nothing and keep nothing in memory of their own,
/// such as what reads a field. Nothing secret is known of them, but a secret
/// function elsewhere may hand them one, and for a few cleared registers it
/// need not erase a margin behind them. They begin no region; nor do such
/// leaves that hold secrets, but see none (accessors). After all optimisation.
void hardenLeaves(llvm::Module &M);

/// Marks every secret function that code which we do not see may call and that
/// leaves nothing behind: the machine half writes the attestation in front of
/// it (FunctionMarks.h, AttestationMagic). Idempotent.
void attestScrubs(llvm::Module &M);

/// Marks the declarations whose callers ask for it: not those of libraries that
/// are not compiled with the plugin. One that has no contract may hold secrets
/// all the same, in fields that are declared so.
void markAskedCallees(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_ATTEST_H
