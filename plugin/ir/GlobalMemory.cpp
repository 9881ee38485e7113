// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Numbers the globals and follows the addresses in their initializers. Covered
// by test/ir/propagate.c.

#include "ir/GlobalMemory.h"

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

/// The variables whose addresses \p Root contains.
static SmallVector<const GlobalVariable *, 8>
addressesIn(const Constant &Root) {
  SmallVector<const GlobalVariable *, 8> Found;
  SmallVector<const Constant *, 8> Work{&Root};
  SmallPtrSet<const Constant *, 16> Seen;
  while (!Work.empty()) {
    const Constant *C = Work.pop_back_val();
    if (!Seen.insert(C).second)
      continue;
    if (const auto *G = dyn_cast<GlobalVariable>(C))
      Found.push_back(G);
    else if (const auto *A = dyn_cast<GlobalAlias>(C))
      Work.push_back(A->getAliasee());
    else if (!isa<GlobalValue>(C) && !isa<BlockAddress>(C))
      for (const Use &Operand : C->operands())
        if (const auto *Inner = dyn_cast<Constant>(Operand))
          Work.push_back(Inner);
  }
  return Found;
}

GlobalMemory::GlobalMemory(Module &M) : ThreadData(0) {
  Parent.push_back(ThreadData);
  Mutable.push_back(true);
  for (const GlobalVariable &G : M.globals()) {
    Index[&G] = Parent.size();
    for (int Level = 0; Level < 2; ++Level) {
      Parent.push_back(Parent.size());
      // Where another file's constant leads, nobody here knows.
      Mutable.push_back(!G.isConstant() || (Level && !G.hasInitializer()));
    }
  }
  for (const GlobalVariable &G : M.globals()) {
    if (!G.hasInitializer())
      continue;
    unsigned Reach = Index[&G] + 1;
    for (const GlobalVariable *Target : addressesIn(*G.getInitializer())) {
      join(Reach, Index[Target]);
      join(Reach, Index[Target] + 1);
    }
  }
}

unsigned GlobalMemory::bytesOf(const GlobalVariable &G) const {
  return G.isConstant() ? None : Index.lookup(&G);
}

unsigned GlobalMemory::reachOf(const GlobalVariable &G) {
  unsigned Reach = find(Index.lookup(&G) + 1);
  return Mutable[Reach] ? Reach : None;
}

unsigned GlobalMemory::find(unsigned Id) {
  while (Parent[Id] != Id)
    Id = Parent[Id] = Parent[Parent[Id]];
  return Id;
}

void GlobalMemory::join(unsigned A, unsigned B) {
  A = find(A);
  B = find(B);
  Parent[B] = A;
  if (Mutable[B])
    Mutable[A] = true;
}

} // namespace zeroize
