// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the IR passes run. Clang's pipeline start is the only place that sees
// unoptimised IR, at every level; the optimiser's last extension point runs at
// every level too, and before linking as well as after it with ThinLTO; full
// LTO has two points of its own. Covered by test/build/ways.test.

#include "ir/Pipeline.h"

#include "ir/Passes.h"
#include "llvm/Passes/PassBuilder.h"

using namespace llvm;

namespace zeroize {

static bool isPreLink(ThinOrFullLTOPhase Phase) {
  return Phase == ThinOrFullLTOPhase::ThinLTOPreLink ||
         Phase == ThinOrFullLTOPhase::FullLTOPreLink;
}

static bool parseModulePass(StringRef Name, ModulePassManager &MPM,
                            ArrayRef<PassBuilder::PipelineElement>) {
  if (Name == "zeroize-protect")
    MPM.addPass(ProtectPass(/*Optimised=*/false));
  else if (Name == "zeroize-protect<optimised>")
    MPM.addPass(ProtectPass(/*Optimised=*/true));
  else if (Name == "zeroize-keep")
    MPM.addPass(KeepPass());
  else if (Name == "zeroize-repeat")
    MPM.addPass(RepeatPass());
  else if (Name == "zeroize-finish")
    MPM.addPass(FinishPass(/*Optimised=*/true, /*PreLink=*/false));
  else if (Name == "zeroize-finish<prelink>")
    MPM.addPass(FinishPass(/*Optimised=*/true, /*PreLink=*/true));
  else
    return false;
  return true;
}

static bool parseFunctionPass(StringRef Name, FunctionPassManager &FPM,
                              ArrayRef<PassBuilder::PipelineElement>) {
  if (Name == "zeroize-unpin")
    FPM.addPass(UnpinPass());
  else if (Name == "zeroize-merge-roots")
    FPM.addPass(MergeRootsPass());
  else
    return false;
  return true;
}

void registerPasses(PassBuilder &PB) {
  PB.registerPipelineParsingCallback(parseModulePass);
  PB.registerPipelineParsingCallback(parseFunctionPass);
  PB.registerPipelineStartEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel Level) {
        MPM.addPass(ProtectPass(Level != OptimizationLevel::O0));
      });
  // After each InstCombine: early enough for the rest of the round to profit.
  auto Unpin = [](FunctionPassManager &FPM, OptimizationLevel Level) {
    if (Level != OptimizationLevel::O0)
      FPM.addPass(UnpinPass());
  };
  PB.registerPeepholeEPCallback(
      [Unpin](FunctionPassManager &FPM, OptimizationLevel Level) {
        FPM.addPass(MergeRootsPass());
        Unpin(FPM, Level);
      });
  PB.registerScalarOptimizerLateEPCallback(Unpin);
  PB.registerOptimizerLastEPCallback([](ModulePassManager &MPM,
                                        OptimizationLevel Level,
                                        ThinOrFullLTOPhase Phase) {
    MPM.addPass(FinishPass(Level != OptimizationLevel::O0, isPreLink(Phase)));
  });
  PB.registerPipelineEarlySimplificationEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel Level,
         ThinOrFullLTOPhase Phase) {
        if (Phase == ThinOrFullLTOPhase::ThinLTOPostLink)
          MPM.addPass(RepeatPass());
        else if (Level != OptimizationLevel::O0)
          MPM.addPass(KeepPass());
      });
  PB.registerFullLinkTimeOptimizationEarlyEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel) {
        MPM.addPass(RepeatPass());
      });
  PB.registerFullLinkTimeOptimizationLastEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel Level) {
        MPM.addPass(
            FinishPass(Level != OptimizationLevel::O0, /*PreLink=*/false));
      });
}

} // namespace zeroize
