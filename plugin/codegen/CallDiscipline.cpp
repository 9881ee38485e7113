// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// A live secret in a callee-saved register is pushed by the callee into a frame
// that nobody scrubs. Two passes around register allocation keep it out:
//
// CallDiscipline gives each call that may reach such code a register mask that
// preserves nothing but the reserved registers: what is live across the call
// goes to a spill slot in our own frame, which ExitScrub wipes. The reserved
// registers must stay: frame and base pointer are live across every call, and
// with them clobbered the allocator refuses realigned frames that hold inline
// assembly.
//
// RestoreCallMasks puts the true masks back before the prologue is laid out.
// The callee does preserve those registers; with the strict masks, the prologue
// would save all of them in every function, used or not.
//
// The dead values that remain in callee-saved registers are ExitScrub's part.
// Covered by test/codegen/call-discipline.ll and test/residue/registers.
//===----------------------------------------------------------------------===//

#include "codegen/AskedCalls.h"
#include "codegen/NamedCalls.h"
#include "codegen/PassedTokens.h"
#include "codegen/Passes.h"
#include "codegen/Regions.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/IR/Function.h"
#include <memory>

using namespace llvm;

namespace {

/// The strict masks of the function at hand, one for each mask that its calls
/// had, so that a call that was duplicated in between finds its own again.
struct CallMasks {
  DenseMap<const uint32_t *, const uint32_t *> StrictOf;
  DenseMap<const uint32_t *, const uint32_t *> OriginalOf;
};

class CallDiscipline : public MachineFunctionPass {
public:
  static char ID;
  CallDiscipline(std::shared_ptr<zeroize::Regions> R,
                 std::shared_ptr<CallMasks> Masks)
      : MachineFunctionPass(ID), R(std::move(R)), Masks(std::move(Masks)) {}
  StringRef getPassName() const override { return "Zeroize call discipline"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesCFG();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool doInitialization(Module &M) override {
    R->analyze(M);
    return false;
  }
  bool runOnMachineFunction(MachineFunction &MF) override;

private:
  const uint32_t *getStrictMask(MachineFunction &MF, const uint32_t *Original);

  std::shared_ptr<zeroize::Regions> R;
  std::shared_ptr<CallMasks> Masks;
};

class RestoreCallMasks : public MachineFunctionPass {
public:
  static char ID;
  explicit RestoreCallMasks(std::shared_ptr<CallMasks> Masks)
      : MachineFunctionPass(ID), Masks(std::move(Masks)) {}
  StringRef getPassName() const override { return "Zeroize call masks"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesCFG();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &MF) override;

private:
  std::shared_ptr<CallMasks> Masks;
};

} // namespace

char CallDiscipline::ID = 0;
char RestoreCallMasks::ID = 0;

const uint32_t *CallDiscipline::getStrictMask(MachineFunction &MF,
                                              const uint32_t *Original) {
  const uint32_t *&Strict = Masks->StrictOf[Original];
  if (!Strict) {
    uint32_t *Mask = MF.allocateRegMask();
    for (unsigned Reg : MF.getRegInfo().getReservedRegs().set_bits())
      Mask[Reg / 32] |= 1u << Reg % 32;
    Strict = Mask;
    Masks->OriginalOf[Mask] = Original;
  }
  return Strict;
}

bool CallDiscipline::runOnMachineFunction(MachineFunction &MF) {
  *Masks = CallMasks();
  if (!MF.getFunction().hasFnAttribute(zeroize::SecretFunction))
    return false;
  bool Changed = zeroize::nameLoadedCallees(MF);
  Changed |= zeroize::askIndirectCallees(MF, *R);
  Changed |= R->callBodies(MF);
  Changed |= zeroize::passTokens(MF, *R);
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB) {
      if (!MI.isCall() || !R->reachesForeignCode(MI))
        continue;
      for (MachineOperand &Operand : MI.operands())
        if (Operand.isRegMask())
          Operand.setRegMask(getStrictMask(MF, Operand.getRegMask()));
    }
  return Changed || !Masks->StrictOf.empty();
}

bool RestoreCallMasks::runOnMachineFunction(MachineFunction &MF) {
  if (Masks->OriginalOf.empty())
    return false;
  // The allocator has added every mask to the set of clobbered registers, and
  // there is no interface to take one out of it again.
  MachineRegisterInfo &MRI = MF.getRegInfo();
  const_cast<BitVector &>(MRI.getUsedPhysRegsMask()).reset();
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB)
      for (MachineOperand &Operand : MI.operands())
        if (Operand.isRegMask()) {
          if (const uint32_t *Mask =
                  Masks->OriginalOf.lookup(Operand.getRegMask()))
            Operand.setRegMask(Mask);
          MRI.addPhysRegsUsedFromRegMask(Operand.getRegMask());
        }
  return true;
}

std::pair<FunctionPass *, FunctionPass *>
zeroize::createCallDisciplinePasses(std::shared_ptr<Regions> R) {
  auto Masks = std::make_shared<CallMasks>();
  return {new CallDiscipline(std::move(R), Masks), new RestoreCallMasks(Masks)};
}
