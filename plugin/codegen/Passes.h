// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The passes of the machine half, in the order in which they run.
// MachineHalf.cpp puts them into the code generator's pipeline. Every one of
// them does nothing in a function that holds no secret.

#ifndef ZEROIZE_CODEGEN_PASSES_H
#define ZEROIZE_CODEGEN_PASSES_H

#include <memory>
#include <utility>

namespace llvm {
class FunctionPass;
}

namespace zeroize {

class HelperUses;
class Regions;

/// Breaks the seal (ir/FunctionMarks.h): from here on the machine half vouches
/// for the module.
llvm::FunctionPass *createSealPass();

/// Before register allocation: no value stays in a callee-saved register across
/// a call to code that does not scrub itself; and the pass that, before frame
/// lowering, puts back what the first one told the register allocator.
std::pair<llvm::FunctionPass *, llvm::FunctionPass *>
createCallDisciplinePasses(std::shared_ptr<Regions> R);

/// Behind instruction selection, and before frame lowering: zero what the code
/// generator keeps on the stack for itself, temporaries and spill slots, and is
/// dead where a secret's scope ends and the function goes on.
std::pair<llvm::FunctionPass *, llvm::FunctionPass *> createDeadSlotPasses();

/// After frame lowering: scrubs the frame and clears the registers at every
/// exit.
llvm::FunctionPass *createExitScrubPass(std::shared_ptr<Regions> R,
                                        std::shared_ptr<HelperUses> Uses);

/// Before instruction selection: leaves out the helpers that no function refers to.
llvm::FunctionPass *createUnusedHelpersPass(std::shared_ptr<HelperUses> Uses);

} // namespace zeroize

#endif // ZEROIZE_CODEGEN_PASSES_H
