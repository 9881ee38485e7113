// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Place.h.

#include "sema/flow/Place.h"

using namespace clang;

namespace zeroize {

QualType Place::type() const {
  QualType T = BaseType;
  for (const FieldDecl *F : Steps) {
    if (F)
      T = F->getType();
    else if (!T.isNull() && (T->isPointerType() || T->isReferenceType()))
      T = T->getPointeeType();
    else if (!T.isNull() && T->isArrayType())
      T = QualType(T->getBaseElementTypeUnsafe(), 0)->getPointeeType();
    else
      T = QualType();
  }
  return T;
}

/// What \p S says of \p P by an entry for it or for what it is a part of.
static const Fact *inherited(const State &S, Place P) {
  for (;;) {
    auto It = S.Contents.find(P);
    if (It != S.Contents.end())
      return It->second;
    if (P.Steps.empty() || !P.Steps.back())
      return nullptr;
    P.Steps.pop_back();
  }
}

bool State::join(const State &Other) {
  bool Changed = false;
  // Here it was overwritten, there it still holds what the whole object does.
  for (auto &[P, F] : Contents)
    if (!F && !Other.Contents.count(P))
      if (const Fact *Theirs = inherited(Other, P)) {
        F = Theirs;
        Changed = true;
      }
  for (const auto &[P, F] : Other.Contents) {
    auto It = Contents.find(P);
    if (It == Contents.end()) {
      if (F || !inherited(*this, P)) {
        Contents.emplace(P, F);
        Changed |= F != nullptr;
      }
    } else if (F && !It->second) {
      It->second = F;
      Changed = true;
    }
  }
  for (auto It = Wiped.begin(); It != Wiped.end();)
    if (Other.Wiped.count(*It)) {
      ++It;
    } else {
      It = Wiped.erase(It);
      Changed = true;
    }
  for (const auto &[P, Targets] : Other.Pointers) {
    auto [It, New] = Pointers.try_emplace(P, Targets);
    Changed |= New;
    if (!New)
      for (const Place &T : Targets)
        if (It->second.size() < 16)
          Changed |= It->second.insert(T).second;
  }
  return Changed;
}

} // namespace zeroize
