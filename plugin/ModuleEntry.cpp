// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The entry of zeroize-ir.so: the IR and machine floors for opt, llc and lld,
// without Clang. The machine floor registers itself when the library is loaded.
// Test: test/options/module.test.

#include "ir/Pipeline.h"

#include "llvm-c/Core.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Plugins/PassPlugin.h"
#include "llvm/Support/ErrorHandling.h"

#include <string>

using namespace llvm;

/// The loader compares its plugin interface's number only, and that stays the
/// same over releases whose passes and classes differ.
static void checkLLVMVersion() {
  unsigned Major = 0, Minor = 0, Patch = 0;
  LLVMGetVersion(&Major, &Minor, &Patch);
  std::string Running = std::to_string(Major) + "." + std::to_string(Minor) +
                        "." + std::to_string(Patch);
  std::string Built = std::to_string(LLVM_VERSION_MAJOR) + "." +
                      std::to_string(LLVM_VERSION_MINOR) + "." +
                      std::to_string(LLVM_VERSION_PATCH);
  if (Running != Built)
    report_fatal_error(Twine("this zeroize module was built for LLVM ") +
                           Built + ", but is loaded into LLVM " + Running +
                           " [zeroize-version]",
                       /*gen_crash_diag=*/false);
}

extern "C" LLVM_ATTRIBUTE_WEAK
    __attribute__((visibility("default"))) PassPluginLibraryInfo
    llvmGetPassPluginInfo() {
  checkLLVMVersion();
  return {LLVM_PLUGIN_API_VERSION, "zeroize", ZEROIZE_VERSION,
          zeroize::registerPasses};
}
