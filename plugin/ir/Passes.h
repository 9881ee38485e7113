// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The IR floor's passes, in the order in which Pipeline.cpp runs them. Each is
// required: optnone functions and -O0 builds are protected as well; only unpin
// is an optimisation, and keep has nothing to do without one.

#ifndef ZEROIZE_IR_PASSES_H
#define ZEROIZE_IR_PASSES_H

#include "llvm/IR/PassManager.h"

namespace zeroize {

/// "zeroize-protect" and "zeroize-protect<optimised>": at the pipeline's start.
/// Reads the annotations, expands scope exits, propagates, hardens, links the
/// runtime.
class ProtectPass : public llvm::PassInfoMixin<ProtectPass> {
public:
  explicit ProtectPass(bool Optimised) : Optimised(Optimised) {}
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  static bool isRequired() { return true; }

private:
  bool Optimised;
};

/// "zeroize-repeat": in the linker, where callees of other modules have come
/// into sight. Propagates from what ProtectPass has left on calls and
/// functions.
class RepeatPass : public llvm::PassInfoMixin<RepeatPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  static bool isRequired() { return true; }
};

/// "zeroize-keep": before anything is optimised but single variables. Keeps
/// what the program erases itself.
class KeepPass : public llvm::PassInfoMixin<KeepPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
};

/// "zeroize-merge-roots": in secret functions, after each round of inlining.
/// Leaves one of the markers that came with inlined functions.
class MergeRootsPass : public llvm::PassInfoMixin<MergeRootsPass> {
public:
  llvm::PreservedAnalyses run(llvm::Function &F,
                              llvm::FunctionAnalysisManager &AM);
};

/// "zeroize-unpin": after each round of simplification. Lets SROA promote what
/// only its own wipes keep in memory.
class UnpinPass : public llvm::PassInfoMixin<UnpinPass> {
public:
  llvm::PreservedAnalyses run(llvm::Function &F,
                              llvm::FunctionAnalysisManager &AM);
};

/// "zeroize-finish" and "zeroize-finish<prelink>": at the optimiser's end, when
/// the shape of the functions is final. With prelink another finish follows in
/// the linker.
class FinishPass : public llvm::PassInfoMixin<FinishPass> {
public:
  FinishPass(bool Optimised, bool PreLink)
      : Optimised(Optimised), PreLink(PreLink) {}
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  static bool isRequired() { return true; }

private:
  bool Optimised;
  bool PreLink;
};

} // namespace zeroize

#endif // ZEROIZE_IR_PASSES_H
