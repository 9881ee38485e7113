// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Puts the machine half into every code generator pipeline of the process that
// loaded the plugin: Clang, llc, or lld for LTO. Relies on LLVM calling the
// registered callback when it builds a legacy code generation pipeline. Covered
// by test/codegen and, for the case that it never runs, by test/build (the
// program must not link).

#include "codegen/Passes.h"
#include "codegen/Regions.h"
#include "codegen/UnusedHelpers.h"
#include "ir/FunctionMarks.h"
#include "llvm/CodeGen/Passes.h"
#include "llvm/CodeGen/StackProtector.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/Pass.h"
#include "llvm/Target/RegisterTargetPassConfigCallback.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

static RegisterTargetPassConfigCallback InsertMachineHalf(
    [](TargetMachine &TM, legacy::PassManagerBase &, TargetPassConfig *Config) {
      // Callees first costs nothing, but it changes the order of functions in
      // the object file: only for modules that hold secrets. Without
      // optimisation there is nothing to win, and in the large code model no
      // call says what it calls.
      // Functions that the code generator itself adds have no place in it.
      if (Config->getOptLevel() != CodeGenOptLevel::None &&
          TM.getCodeModel() != CodeModel::Large &&
          zeroize::ModuleHoldsSecrets && !zeroize::ModuleGetsThunks)
        Config->setRequiresCodeGenSCCOrder();
      // Behind the exit scrub, a scheduler (for AMD's processors and small
      // ones of Intel's) moves what computes the result past the clearing of
      // what it is computed from, and names registers anew that nobody clears.
      if (zeroize::ModuleHoldsSecrets) {
        Config->disablePass(&PostRASchedulerID);
        Config->disablePass(&PostMachineSchedulerID);
      }
      // Register allocation across functions lets callees clobber registers
      // that they would save otherwise: the call discipline relies on the
      // convention.
      if (zeroize::ModuleHoldsSecrets)
        TM.Options.EnableIPRA = false;
      auto R =
          std::make_shared<zeroize::Regions>(Config->requiresCodeGenSCCOrder());
      auto Uses = std::make_shared<zeroize::HelperUses>();
      Config->insertPass(&GCLoweringID, zeroize::createSealPass());
      // Among the passes that take function by function through all of code
      // generation, the last before instruction selection.
      Config->insertPass(&StackProtector::ID,
                         zeroize::createUnusedHelpersPass(Uses));
      auto [Discipline, Restore] = zeroize::createCallDisciplinePasses(R);
      auto [Temporaries, Spills] = zeroize::createDeadSlotPasses();
      Config->insertPass(&FinalizeISelID, Temporaries);
      Config->insertPass(&FinalizeISelID, Discipline);
      Config->insertPass(&FixupStatepointCallerSavedID, Restore);
      Config->insertPass(&FixupStatepointCallerSavedID, Spills);
      Config->insertPass(&PrologEpilogCodeInserterID,
                         zeroize::createExitScrubPass(R, Uses));
    });
