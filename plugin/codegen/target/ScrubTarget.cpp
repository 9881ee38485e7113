// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Chooses the implementation for a function's target. Covered by
// test/codegen/unsupported-target.ll.

#include "codegen/target/ScrubTarget.h"
#include "codegen/target/X86_64.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace zeroize {

ScrubTarget::~ScrubTarget() = default;

std::unique_ptr<ScrubTarget> ScrubTarget::create(MachineFunction &MF) {
  const Triple &T = MF.getTarget().getTargetTriple();
  if (T.getArch() == Triple::x86_64 && T.isOSBinFormatELF() && !T.isX32())
    return std::make_unique<X86_64>(MF);
  return nullptr;
}

} // namespace zeroize
