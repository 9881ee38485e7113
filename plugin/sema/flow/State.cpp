// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See State.h.

#include "sema/flow/State.h"

using namespace clang;

namespace zeroize {

using ContentEntry = PlaceMap<const Fact *>::Entry;
using PointerEntry = PlaceMap<Targets>::Entry;

PlaceTable *PlaceTable::Current = nullptr;

Path::Longer *Path::OfObjects = nullptr;

PlaceTable::PlaceTable() : Outer(std::exchange(Current, this)) {
  Path::OfObjects = &FromObjects;
}

PlaceTable::~PlaceTable() {
  Current = Outer;
  Path::OfObjects = Outer ? &Outer->FromObjects : nullptr;
}

const Path::Node *PlaceTable::extend(const Path::Node *Parent,
                                     const FieldDecl *Step) {
  auto [It, IsNew] = Paths.try_emplace({Parent, Step});
  if (IsNew) {
    llvm::SmallVector<const FieldDecl *, 8> Steps;
    llvm::SmallVector<const Path::Node *, 8> Prefixes;
    if (Parent) {
      Steps.append(Parent->Steps.begin(), Parent->Steps.end());
      Prefixes.append(Parent->Prefixes.begin(), Parent->Prefixes.end());
    }
    Steps.push_back(Step);
    auto *New = new (Memory) Path::Node();
    Prefixes.push_back(New);
    New->Parent = Parent;
    New->Number = Paths.size();
    New->Steps = llvm::ArrayRef<const FieldDecl *>(Steps).copy(Memory);
    New->Prefixes = llvm::ArrayRef<const Path::Node *>(Prefixes).copy(Memory);
    New->ToPointee = !Step ? Steps.size() : Parent ? Parent->ToPointee : 0;
    New->HasField = Step || (Parent && Parent->HasField);
    if (New->HasField)
      New->Type = typeBehind(Parent ? Parent->Type : QualType(), Step);
    if (!Step && !New->Type.isNull())
      New->Record = New->Type->getAsRecordDecl();
    It->second = New;
  }
  Path::Longer &Next = Parent ? Parent->Next : FromObjects;
  (Step ? Next.member(Step) : Next.Pointee) = It->second;
  return It->second;
}

Targets PlaceTable::unite(Targets A, Targets B) {
  auto [It, IsNew] = United.try_emplace({A.id(), B.id()}, nullptr);
  if (!IsNew && It->second)
    return Targets(It->second);
  Places Both = A;
  Both.merge(B);
  if (Both.size() <= MaxTargets)
    return Targets(It->second = unique(Both));
  // Not kept: whoever drops some says so each time.
  Both = A;
  for (const Place &P : B)
    if (Both.size() < MaxTargets)
      Both.insert(P);
    else
      TargetsDropped |= !Both.count(P);
  return Targets(Both);
}

const Places *PlaceTable::unique(const Places &Ps) {
  auto [It, IsNew] = Sets.try_emplace(&Ps);
  if (IsNew) {
    It->second = new (PlacesMemory.Allocate()) Places(Ps);
    // It must not be known by what is only passing by.
    It->first = It->second;
  }
  return It->second;
}

void Path::push_back(const FieldDecl *F) { N = PlaceTable::get().extend(N, F); }

Targets::Targets(const Places &Ps) : All(PlaceTable::get().unique(Ps)) {}

size_t Places::count(const Place &P) const {
  return std::binary_search(begin(), end(), P);
}

void Places::mergeSorted(const Places &O) {
  llvm::SmallVector<Place, 1> Both;
  Both.reserve(All.size() + O.All.size());
  std::set_union(begin(), end(), O.begin(), O.end(), std::back_inserter(Both));
  All = std::move(Both);
}

std::pair<Places::iterator, bool> Places::insertBefore(const Place &P) {
  auto *It = std::lower_bound(All.begin(), All.end(), P);
  if (It != All.end() && *It == P)
    return {It, false};
  return {All.insert(It, P), true};
}

/// What \p Known says of \p P, an object's entry for it or for what it is a
/// part of.
static const Fact *inherited(llvm::ArrayRef<ContentEntry> Known,
                             const Place &P) {
  for (Path Steps = P.Steps;; Steps.pop_back()) {
    for (const ContentEntry &E : Known)
      if (E.first.Steps == Steps)
        return E.second;
    if (Steps.empty() || !Steps.back())
      return nullptr;
  }
}

const Fact *State::holds(const Place &P) const {
  llvm::ArrayRef<ContentEntry> Known = Contents.object(P);
  return Known.empty() ? nullptr : inherited(Known, P);
}

const Fact *State::holdsAny(const Place &P) const {
  if (const Fact *F = holds(P))
    return F;
  for (const auto &[Part, F] : Contents.object(P))
    if (F && P.contains(Part))
      return F;
  return nullptr;
}

bool State::forgetPublic(const Place &P) {
  bool Any = false;
  for (const auto &[Part, F] : Contents.object(P))
    Any |= !F && Part != P && P.contains(Part);
  if (Any)
    Contents.eraseIf(P, [&](const Place &Part) {
      return Part != P && P.contains(Part) && !Contents.find(Part)->second;
    });
  return Any;
}

bool State::isWipedOf(const Place &P) const {
  return llvm::any_of(Wiped.object(P),
                      [&](const auto &W) { return W.first.contains(P); });
}

void State::touch(const Place &P) {
  if (Wiped.empty())
    return;
  Wiped.eraseIf(P,
                [&](const Place &W) { return P.contains(W) || W.contains(P); });
}

void State::setPublic(const Place &P) {
  Contents.eraseIf(P, [&](const Place &Part) { return P.contains(Part); });
  if (holds(P))
    Contents.set(P, nullptr);
}

void State::forget(const Place &P) {
  Contents.eraseIf(P, [](const Place &) { return true; });
  Pointers.erase(P);
}

void State::setTargets(const Place &P, const Places &To) {
  Pointers.set(P, Targets(To));
}

void State::addTargets(const Place &P, const Places &To, bool KeepsOld) {
  Places Known;
  if (const PointerEntry *E = Pointers.find(P))
    Known = E->second;
  else if (KeepsOld)
    Known.insert(P.pointee());
  for (const Place &T : To)
    if (Known.size() < MaxTargets)
      Known.insert(T);
    else
      PlaceTable::get().TargetsDropped |= !Known.count(T);
  setTargets(P, Known);
}

/// True if \p All has an entry for the place of each one of \p Some, and \p Has
/// it say so.
template <class E, class F>
static bool areAmong(llvm::ArrayRef<E> Some, llvm::ArrayRef<E> All, F Has) {
  if (Some.size() > All.size())
    return false;
  auto *A = All.begin();
  for (const E &Each : Some) {
    while (A != All.end() && A->first.Steps < Each.first.Steps)
      ++A;
    if (A == All.end() || A->first.Steps != Each.first.Steps ||
        !Has(A->second, Each.second))
      return false;
  }
  return true;
}

/// Secret in either is secret. What one has overwritten still holds in the
/// other what the whole object does.
static bool joinContents(llvm::ArrayRef<ContentEntry> Mine,
                         llvm::ArrayRef<ContentEntry> Theirs,
                         PlaceMap<const Fact *>::Entries &Result) {
  // No fact is worse than one that tells all.
  if (llvm::all_of(Mine,
                   [](const ContentEntry &E) {
                     return E.second && E.second->Tells == Fact::All;
                   }) &&
      areAmong(Theirs, Mine, [](const auto &, const auto &) { return true; }))
    return false;
  Result.reserve(Mine.size() + Theirs.size());
  auto Add = [&](const ContentEntry &E, bool IsMine) {
    const Fact *F =
        Fact::worse(inherited(Mine, E.first), inherited(Theirs, E.first));
    // Parts come after the whole: a path is made after what it extends. An
    // entry that says what the whole says is none.
    const Fact *Whole = inherited(Result, E.first);
    if (F ? (IsMine || !Whole) : Whole != nullptr)
      Result.push_back({E.first, F});
  };
  for (auto *M = Mine.begin(), *T = Theirs.begin();
       M != Mine.end() || T != Theirs.end();) {
    bool TakesMine = T == Theirs.end() ||
                     (M != Mine.end() && !(T->first.Steps < M->first.Steps));
    if (!TakesMine) {
      Add(*T++, false);
      continue;
    }
    if (T != Theirs.end() && T->first.Steps == M->first.Steps)
      ++T;
    Add(*M++, true);
  }
  return true;
}

static bool joinPointers(llvm::ArrayRef<PointerEntry> Mine,
                         llvm::ArrayRef<PointerEntry> Theirs,
                         PlaceMap<Targets>::Entries &Result) {
  if (areAmong(Theirs, Mine, std::equal_to<Targets>()))
    return false;
  Result.reserve(Mine.size() + Theirs.size());
  auto *T = Theirs.begin();
  for (const PointerEntry &M : Mine) {
    for (; T != Theirs.end() && T->first.Steps < M.first.Steps; ++T)
      Result.push_back(*T);
    if (T == Theirs.end() || T->first.Steps != M.first.Steps) {
      Result.push_back(M);
      continue;
    }
    if (T->second == M.second) {
      Result.push_back(M);
      ++T;
      continue;
    }
    Result.push_back({M.first, PlaceTable::get().unite(M.second, T->second)});
    ++T;
  }
  Result.append(T, Theirs.end());
  return true;
}

bool State::join(const State &Other) {
  bool New = Contents.join(Other.Contents, joinContents);
  New |= Pointers.join(Other.Pointers, joinPointers);
  New |= Wiped.meetIn(Other.Wiped);
  return New;
}

} // namespace zeroize
