// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Labels at which `goto *p` or `asm goto` may leave a secret's scope: sema has
// put a call there (attrs/Annotations.h), which becomes a scope exit of each
// variable that may have been left. Relies on the variable's storage being
// there during the whole function. Covered by
// test/residue/scope/computed-goto-out.c, asm-goto.c.

#include "ir/ScopeExit.h"

#include "attrs/Annotations.h"
#include "ir/SecretMarks.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

/// The variable is written to where its lifetime has ended, by the letter:
/// another one may have got its place.
static void keepAlive(AllocaInst &Local) {
  for (User *U : make_early_inc_range(Local.users()))
    if (auto *Lifetime = dyn_cast<LifetimeIntrinsic>(U))
      Lifetime->eraseFromParent();
}

void expandJumpTargets(Module &M, const SecretMarks &Marks) {
  for (Function &Target : make_early_inc_range(M)) {
    StringRef Name = Target.getName();
    unsigned Number;
    if (!Name.consume_front(JumpTarget) || Name.getAsInteger(10, Number))
      continue;
    FunctionCallee Exit =
        M.getOrInsertFunction(ScopeExit, Type::getVoidTy(M.getContext()),
                              PointerType::getUnqual(M.getContext()));
    auto Found = Marks.LeftAt.find(Number);
    for (User *U : make_early_inc_range(Target.users())) {
      auto *Call = cast<CallBase>(U);
      if (Found != Marks.LeftAt.end())
        for (Value *Local : Found->second)
          if (auto *Alloca = dyn_cast<AllocaInst>(Local);
              Alloca && Alloca->getFunction() == Call->getFunction() &&
              Alloca->isStaticAlloca()) {
            keepAlive(*Alloca);
            IRBuilder<> B(Call);
            B.CreateCall(Exit, Alloca);
          }
      Call->eraseFromParent();
    }
    Target.eraseFromParent();
  }
}

} // namespace zeroize
