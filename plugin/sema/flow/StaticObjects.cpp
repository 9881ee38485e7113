// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See StaticObjects.h. Calls by name only; what goes through pointers is
// found where their functions are named. Here too: how a call hands such
// objects on.

#include "sema/flow/StaticObjects.h"
#include "sema/flow/FlowAnalysis.h"

using namespace clang;

namespace zeroize {

void StaticObjects::names(const FunctionDecl *F, const Functions &Callees) {
  for (const FunctionDecl *Callee : Callees)
    Callers[Callee].push_back(F->getCanonicalDecl());
}

void StaticObjects::wrote(const VarDecl *V) {
  if (!Written.insert(V).second)
    return;
  auto Direct = Users.find(V->getCanonicalDecl());
  if (Direct == Users.end())
    return;
  Functions Left = Direct->second;
  llvm::DenseSet<const FunctionDecl *> Seen;
  while (!Left.empty()) {
    const FunctionDecl *F = Left.back();
    Left.pop_back();
    if (!Seen.insert(F).second)
      continue;
    Used[F].push_back(V);
    if (auto It = Callers.find(F); It != Callers.end())
      Left.insert(Left.end(), It->second.begin(), It->second.end());
  }
}

llvm::ArrayRef<const VarDecl *>
StaticObjects::usedBy(const FunctionDecl *F) const {
  auto It = Used.find(F->getCanonicalDecl());
  if (It == Used.end())
    return {};
  return It->second;
}

static const VarDecl *staticObject(const Place &P) {
  const auto *V =
      P.IsDecl ? dyn_cast<VarDecl>(static_cast<const Decl *>(P.Base)) : nullptr;
  return V && V->hasGlobalStorage() ? V : nullptr;
}

/// Something was written to \p P that those who read it have to know.
void FlowAnalysis::noteStatic(const Place &P) {
  if (const VarDecl *V = staticObject(P))
    Statics.wrote(V);
}

/// What static objects that are no secrets by themselves held in \p Entry, and
/// hold no more in \p End.
Places FlowAnalysis::clearedStatics(const State &Entry, const State &End) {
  Places Cleared;
  for (const auto &[P, Why] : Entry.Contents.all())
    if (Why && staticObject(P) && !P.Steps.hasPointee() && !End.holdsAny(P))
      Cleared.insert(P);
  return Cleared;
}

} // namespace zeroize
