// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// plugin/ir gives every secret function prefix data that refers to a hidden
// symbol which nobody defines; or, where the module could not be written then,
// a variable that does. This pass takes it away: that it runs means that the
// passes behind it run too. A module that went through the IR half and then
// through a code generator without the plugin keeps the reference and does not
// link. Functions that attest that they scrub for themselves (ir/Attest.h) get
// the attestation in its place.
//
// The other way round (annotations that plugin/ir never read) is an error here:
// the wipes would be missing, and annotations that nobody reads lower to
// nothing, silently.
//
// All the work is in doInitialization: it must be done before the first
// function is emitted, and a function pass's run would leave the symbol's
// `.hidden` behind. Covered by test/build.
//===----------------------------------------------------------------------===//

#include "attrs/Annotations.h"
#include "codegen/Passes.h"
#include "ir/Attest.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Pass.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace {

class Seal : public FunctionPass {
public:
  static char ID;
  Seal() : FunctionPass(ID) {}
  StringRef getPassName() const override { return "Zeroize seal"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesAll();
  }
  bool doInitialization(Module &M) override;
  bool runOnFunction(Function &) override { return false; }
};

} // namespace

char Seal::ID = 0;

static bool breakSeal(Module &M) {
  GlobalValue *Symbol = M.getNamedValue(zeroize::Seal);
  if (!Symbol)
    return false;
  SmallVector<GlobalVariable *, 4> Holders;
  for (User *U : Symbol->users())
    if (auto *Holder = dyn_cast<GlobalVariable>(U))
      Holders.push_back(Holder);
  for (Function &F : M) {
    bool IsSealed =
        F.hasPrefixData() && F.getPrefixData()->stripPointerCasts() == Symbol;
    // Sealed by a variable instead.
    bool IsOpen = !Holders.empty() && !F.isDeclaration() && !F.hasPrefixData();
    if (IsSealed || IsOpen)
      F.setPrefixData(F.hasFnAttribute(zeroize::Attests)
                          ? zeroize::attestation(F)
                          : nullptr);
  }
  for (GlobalVariable *Holder : Holders) {
    removeFromUsedLists(
        M, [Holder](Constant *C) { return C->stripPointerCasts() == Holder; });
    Holder->eraseFromParent();
  }
  Symbol->removeDeadConstantUsers();
  if (Symbol->use_empty())
    Symbol->eraseFromParent();
  return true;
}

static bool isUnreadAnnotation(const IntrinsicInst &Call) {
  Intrinsic::ID ID = Call.getIntrinsicID();
  if (ID != Intrinsic::var_annotation && ID != Intrinsic::ptr_annotation)
    return false;
  StringRef Text;
  return getConstantStringInfo(Call.getArgOperand(1), Text) &&
         Text.starts_with(zeroize::AnnotationPrefix);
}

static void rejectUnreadAnnotations(const Module &M) {
  for (const Function &F : M) {
    if (!F.isIntrinsic())
      continue;
    for (const User *U : F.users())
      if (const auto *Call = dyn_cast<IntrinsicInst>(U))
        if (isUnreadAnnotation(*Call)) {
          M.getContext().diagnose(DiagnosticInfoUnsupported(
              *Call->getFunction(),
              "secrets are declared here but were never protected: the LLVM "
              "passes are disabled or ran without the plugin [zeroize-seal]",
              Call->getDebugLoc()));
          return;
        }
  }
}

bool Seal::doInitialization(Module &M) {
  rejectUnreadAnnotations(M);
  return breakSeal(M);
}

FunctionPass *zeroize::createSealPass() { return new ::Seal(); }
