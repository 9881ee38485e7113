// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See UnusedHelpers.h. Relies on the code generator taking function by function
// through all passes, in the order of the module or callees first, and on its
// passing over functions that are available externally.

#include "codegen/UnusedHelpers.h"
#include "codegen/Passes.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstr.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Pass.h"

using namespace llvm;

namespace zeroize {

static constexpr StringLiteral Prefix = "__zeroize_";

/// The list that keeps them from the optimiser is no use.
static bool isListed(const User &U) {
  const auto *G = dyn_cast<GlobalVariable>(&U);
  return G && G->getName() == "llvm.compiler.used";
}

static void collectUsers(const Value &V, SmallVectorImpl<const User *> &Users) {
  for (const User *U : V.users())
    if (isa<Constant>(U) && !isa<GlobalValue>(U))
      collectUsers(*U, Users);
    else
      Users.push_back(U);
}

void HelperUses::addNames(StringRef Text, const Module &M) {
  for (size_t At = 0; (At = Text.find(Prefix, At)) != StringRef::npos;) {
    StringRef Name = Text.drop_front(At).take_while(
        [](char C) { return isAlnum(C) || C == '_'; });
    if (const Function *F = M.getFunction(Name); F && Helpers.contains(F))
      Wanted.insert(F);
    At += Name.size();
  }
}

void HelperUses::analyze(const Module &M) {
  *this = HelperUses();
  for (const Function &F : M)
    if (F.getName().starts_with(Prefix) && F.hasLinkOnceODRLinkage() &&
        !F.hasFnAttribute(SecretFunction))
      Helpers.insert(&F);
  if (Helpers.empty())
    return;
  for (const Function *F : Helpers) {
    SmallVector<const User *, 8> Users;
    collectUsers(*F, Users);
    for (const User *U : Users) {
      const auto *I = dyn_cast<Instruction>(U);
      if (I ? !Helpers.contains(I->getFunction()) : !isListed(*U))
        Wanted.insert(F);
    }
  }
  for (const Function &F : M)
    if (!Helpers.contains(&F))
      for (const Instruction &I : instructions(F))
        if (const auto *Call = dyn_cast<CallBase>(&I))
          if (const auto *Asm = dyn_cast<InlineAsm>(Call->getCalledOperand()))
            addNames(Asm->getAsmString(), M);
  addNames(M.getModuleInlineAsm(), M);
  close();
}

void HelperUses::addConstant(const Value &V) {
  if (const auto *F = dyn_cast<Function>(&V); F && Helpers.contains(F))
    Wanted.insert(F);
  else if (const auto *C = dyn_cast<Constant>(&V); C && !isa<GlobalValue>(C))
    for (const Value *Operand : C->operands())
      addConstant(*Operand);
}

/// Adds what those that are wanted want themselves.
void HelperUses::close() {
  for (size_t N = 0; N != Wanted.size(); ++N)
    for (const Instruction &I : instructions(*Wanted[N])) {
      for (const Value *Operand : I.operands())
        addConstant(*Operand);
      if (const auto *Call = dyn_cast<CallBase>(&I))
        if (const auto *Asm = dyn_cast<InlineAsm>(Call->getCalledOperand()))
          addNames(Asm->getAsmString(), *Wanted[N]->getParent());
    }
}

void HelperUses::addFunction(const MachineFunction &MF) {
  const Function &F = MF.getFunction();
  Complete.insert(&F);
  for (const MachineBasicBlock &MBB : MF)
    for (const MachineInstr &MI : MBB)
      if (MI.isInlineAsm())
        addNames(MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName(),
                 *F.getParent());
}

bool HelperUses::isUnused(const Function &F) {
  if (!Helpers.contains(&F) || Wanted.contains(&F))
    return false;
  if (State == Open) {
    const Module &M = *F.getParent();
    bool IsLast = all_of(M, [this](const Function &Other) {
      return Other.isDeclarationForLinker() || Helpers.contains(&Other) ||
             Complete.contains(&Other);
    });
    State = IsLast ? Pruned : Kept;
    close();
  }
  return State == Pruned && !Wanted.contains(&F);
}

} // namespace zeroize

namespace {

class UnusedHelpers : public FunctionPass {
public:
  static char ID;
  explicit UnusedHelpers(std::shared_ptr<zeroize::HelperUses> Uses)
      : FunctionPass(ID), Uses(std::move(Uses)) {}
  StringRef getPassName() const override { return "Zeroize unused helpers"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesAll();
  }
  bool doInitialization(Module &M) override {
    Uses->analyze(M);
    return false;
  }
  bool runOnFunction(Function &F) override {
    if (!Uses->isUnused(F))
      return false;
    // The code generator emits nothing for it. Declarations that are hidden it
    // mentions all the same.
    F.setLinkage(GlobalValue::AvailableExternallyLinkage);
    F.setVisibility(GlobalValue::DefaultVisibility);
    F.setComdat(nullptr);
    return true;
  }

private:
  std::shared_ptr<zeroize::HelperUses> Uses;
};

} // namespace

char UnusedHelpers::ID = 0;

FunctionPass *
zeroize::createUnusedHelpersPass(std::shared_ptr<HelperUses> Uses) {
  return new UnusedHelpers(std::move(Uses));
}
