// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What plugin/ir tells plugin/codegen. Data flows down once: nothing here is
// read back by the IR floor's callers. Covered by test/ir and test/codegen.

#ifndef ZEROIZE_IR_FUNCTIONMARKS_H
#define ZEROIZE_IR_FUNCTIONMARKS_H

#include <cstdint>

namespace zeroize {

/// String function attribute: the function holds a secret. Its frame is
/// scrubbed and its registers are cleared at every exit. Survives inlining into
/// it, cloning, outlining and (Thin)LTO.
inline constexpr char SecretFunction[] = "zeroize-secret";

/// String function attribute: the function was told of its secrets, by marks of
/// its own or of its signature. A secret region that the user means begins at
/// such a function, not at one into which a secret was found to flow.
inline constexpr char DeclaresSecrets[] = "zeroize-declares";
/// Marks a function whose only marked variables are pointers to secrets.
inline constexpr char KeepsPointers[] = "zeroize-keeps-pointers";

/// String function attribute, its value the letters of the function's contract
/// (attrs/Annotations.h), so that the link can propagate once more.
inline constexpr char FunctionContract[] = "zeroize-contract";

/// String function attribute: what the function returns is public, whatever it
/// comes from. For the link as well.
inline constexpr char PublicResult[] = "zeroize-public-result";

/// String parameter attributes of a call whose callee the module does not hold:
/// the argument's value is secret, the bytes that it leads to are. For the link
/// as well; on a global variable, its own bytes and those it leads to.
inline constexpr char SecretValue[] = "zeroize-value";
inline constexpr char SecretBytes[] = "zeroize-bytes";
inline constexpr char SecretReach[] = "zeroize-reach";

/// String function attribute on a declaration: the function releases a block.
/// Its value is that of attrs/Annotations.h.
inline constexpr char ReleaseFunction[] = "zeroize-release";

/// Undefined hidden symbol to which every secret function's prefix data refers
/// until the machine half has taken it away. If that half never runs, the
/// linker stops with this name.
inline constexpr char Seal[] =
    "__zeroize_ERROR_code_generated_without_the_zeroize_plugin";

/// Variable that refers to it in the functions' place, where a module cannot be
/// written with the prefix data (ir/Harden.h).
inline constexpr char SealHolder[] = "__zeroize_seal";

/// String function attribute: wipes at the function's exits were left to the
/// scrub of its frame, so that scrub must not be left to the callers.
inline constexpr char ScrubsOwnFrame[] = "zeroize-scrubs-own-frame";

/// String function attribute: how many bytes below the function's stack to
/// scrub when foreign code has worked there; where it is missing, the code
/// generator's default.
inline constexpr char MarginBytes[] = "zeroize-margin";

/// String function attribute on a secret function that holds none by itself
/// (ir/Attest.h): signals do not matter to it.
inline constexpr char BeginsNoRegion[] = "zeroize-begins-no-region";

/// String function attribute: whoever has called the function need not scrub
/// below his stack for it, nor clear registers (ir/Attest.h). The machine half
/// puts the eight bytes of AttestationMagic in front of it.
inline constexpr char Attests[] = "zeroize-attests";

/// String function attribute: the function is the entry of a region
/// (ir/RegionEntries.h) and calls nothing but the body. Its value is the body's
/// first name: two entries are never the same.
inline constexpr char RegionEntry[] = "zeroize-region-entry";

/// String function attribute: the function is the body of such a one. It leaves
/// its registers to those that call it.
inline constexpr char RegionBody[] = "zeroize-region-body";

/// String function attribute: so is this one, of a static function, whose calls
/// the module knows all. It leaves its frame as well.
inline constexpr char SharedBody[] = "zeroize-shared-body";

inline constexpr char BodySuffix[] = ".zeroize_body";

/// The two halves, low one first. No instruction of x86-64 begins with the
/// first byte, no type hash or padding of a compiler looks like that. The same
/// in runtime/ask.c.
inline constexpr uint32_t AttestationMagic[] = {0xd39f4706, 0x5a8c1e0b};

/// String function attribute of a declaration: its callers ask for that.
inline constexpr char AskedCallee[] = "zeroize-asked";

/// String function attribute of a declaration: no call of the module hands a
/// secret to the function or gets one from it (ir/PublicCallees.h).
inline constexpr char PublicCallee[] = "zeroize-public-callee";

/// Text of an empty inline assembly statement that stands where a secret's
/// scope ends although its function goes on: the machine half clears there what
/// the scope has left in dead registers and below the stack pointer.
inline constexpr char ScopeEndMark[] = "# zeroize: a secret's scope ends";

/// Metadata of an alloca: no secret flows into it. A pass that makes a new one
/// of it and drops the metadata only makes it wiped for nothing.
inline constexpr char PublicLocal[] = "zeroize.public";

/// The same where one does.
inline constexpr char SecretLocal[] = "zeroize.holds";

/// Such a statement stands before a call that ends the program.
inline constexpr char ProgramEndMark[] = "# zeroize: the program ends";

/// One whose result is the address of the function's frame table
/// (codegen/FrameTable.h).
inline constexpr char FrameTableMark[] = "# zeroize: frame table $0";

/// All of these begin with it. None executes anything that a program does.
inline constexpr char MarkPrefix[] = "# zeroize: ";

/// Metadata of the allocas to which a frame table gives a meaning: marked by
/// the user; erased as well; the record itself.
inline constexpr char DeclaredLocal[] = "zeroize.declared";
inline constexpr char ErasedLocal[] = "zeroize.erased";
inline constexpr char FrameRecord[] = "zeroize.record";

/// String function attributes: arguments that the function lays down on the
/// stack may be read when the program ends, by a function that it has called,
/// or by the one that ends the program.
inline constexpr char KeepsArguments[] = "zeroize-keeps-arguments";
inline constexpr char EndTakesStack[] = "zeroize-end-takes-stack";

/// The helper before the program's end.
inline constexpr char ExitWipe[] = "__zeroize_exit_wipe";

/// String function attribute: if the function begins a region, its thread may
/// end during it without returning, be cancelled, say (ir/ThreadEnd.h).
inline constexpr char WatchesThread[] = "zeroize-watches-thread";

/// Set by the last IR pass for the code generator that runs next on this
/// thread: whether the module has a secret function. The code generator's
/// pipeline is built before it sees the module.
extern thread_local bool ModuleHoldsSecrets;

/// Set along with it: whether indirect jumps of the module go through thunks,
/// functions that the code generator adds.
extern thread_local bool ModuleGetsThunks;

} // namespace zeroize

#endif // ZEROIZE_IR_FUNCTIONMARKS_H
